// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/record_id.hpp"

namespace journeyrank {

/// True for a number of zeros or nines alone, which may stand for no customer, or be the number of one.
inline bool is_filler_number(std::string_view id) noexcept {
  const auto all_are = [id](char letter, std::size_t least) {
    return id.size() >= least && id.find_first_not_of(letter) == id.npos;
  };
  return all_are('0', 1) || all_are('9', 3);
}

/// True for what systems write where there is no customer: -1, unknown, test, n/a, in letters of any case.
inline bool stands_for_nobody(std::string_view id) noexcept {
  constexpr std::array words{"-1",      "n.a.", "anon", "test",   "dummy",         "undefined", "guest",
                             "default", "void", "tbd",  "(none)", "not available", "anonymous", "no customer"};
  const auto lower = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  };
  return is_placeholder(id) || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return std::equal(word.begin(), word.end(), id.begin(), id.end(),
                             [&](char a, char b) { return a == lower(b); });
         });
}

/// The lint of what names customers and contacts.
///
/// Cost    O(contacts)
class IdLint {
 public:
  explicit IdLint(const ContactTable& table) : table_(&table), counts_(table.names().customers.size(), 0) {
    for (const std::uint32_t customer : table.customers()) {
      if (customer == no_party) continue;
      ++counts_[customer];
      ++named_;
    }
  }

  std::vector<LintFinding> findings() const {
    std::vector<LintFinding> findings;
    add_not_a_customer(findings);
    add_anonymous(findings);
    add_spellings(findings, "customer_id", table_->names().customers);
    add_spellings(findings, "contact_id", table_->contact_index());
    return findings;
  }

 private:
  /// From this share on the numbers per customer mean something else.
  static constexpr double serious_share = 0.05;

  std::int64_t contacts() const noexcept { return static_cast<std::int64_t>(table_->size()); }

  void add_not_a_customer(std::vector<LintFinding>& findings) const {
    std::vector<std::string> names;
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < counts_.size(); ++i) {
      const std::string_view id = table_->names().customers[i];
      const bool is_filler = is_filler_number(id) && stands_out(counts_[i]);
      if (counts_[i] < 2 || (!is_filler && !stands_for_nobody(id))) continue;
      names.push_back(excerpt(id));
      count += counts_[i];
    }
    std::sort(names.begin(), names.end());
    const char* why = names.size() > 1 ? ", which are no customers" : ", which is no customer";
    if (names.empty()) {
      const auto most = std::max_element(counts_.begin(), counts_.end());
      if (most == counts_.end()) return;
      const bool is_quarter = contacts() >= 20 && 4 * *most > contacts();
      if (!is_quarter && !is_implausible(*most)) return;
      names.push_back(excerpt(table_->names().customers[static_cast<std::uint32_t>(most - counts_.begin())]));
      count = *most;
      why = is_implausible(*most) ? ", five times as many as on any other: hardly one customer"
                                  : ", more than a quarter of all: hardly one customer";
    }
    const double share = share_of(count, contacts());
    findings.push_back(
        {.code = LintCode::not_a_customer,
         .severity = share >= serious_share ? Severity::serious : Severity::warning,
         .sentence = share_text(count, contacts()) + " of the contacts have the customer_id " + list_text(names) + why,
         .evidence = {{"contacts", static_cast<double>(count)}, {"share", share}}});
  }

  /// Five times as many contacts as the other customers have on average.
  bool stands_out(std::int64_t count) const noexcept {
    const auto customers = static_cast<std::int64_t>(
        std::count_if(counts_.begin(), counts_.end(), [](std::int64_t each) { return each > 0; }));
    return count * (customers - 1) >= 5 * (named_ - count);
  }

  /// On a twentieth of the contacts, 30 or more, and on five times as many as the next one.
  bool is_implausible(std::int64_t most) const {
    std::int64_t next = 0;
    bool seen = false;
    for (const std::int64_t count : counts_) {
      if (count == most && !seen) {
        seen = true;
      } else {
        next = std::max(next, count);
      }
    }
    return most >= 30 && share_of(most, contacts()) >= serious_share && most >= 5 * next;
  }

  void add_anonymous(std::vector<LintFinding>& findings) const {
    const std::int64_t anonymous = contacts() - named_;
    const double share = share_of(anonymous, contacts());
    if (named_ == 0 || share < 0.2) return;  // a table without customers is said to be one where it is read
    findings.push_back({.code = LintCode::anonymous_share,
                        .sentence = share_text(anonymous, contacts()) +
                                    " of the contacts name no customer: what is per customer rests on the others",
                        .evidence = {{"contacts", static_cast<double>(anonymous)}, {"share", share}}});
  }

  static void add_spellings(std::vector<LintFinding>& findings, const char* column, const NameIndex& names) {
    std::int64_t scientific = 0;
    std::int64_t twice = 0;
    std::string_view rounded;
    std::string_view doubled;
    bool any_short = false;  // spares looking for the others
    for (std::uint32_t i = 0; i < names.size(); ++i) any_short = any_short || id_of_contact_key(names[i]).size() == 15;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const std::string_view id = id_of_contact_key(names[i]);
      if (is_rounded_id(id)) {
        if (scientific++ == 0 || id < rounded) rounded = id;
      } else if (any_short && is_long_salesforce_id(id) && names.find(names[i].substr(0, names[i].size() - 3))) {
        if (twice++ == 0 || id < doubled) doubled = id;
      }
    }
    if (scientific > 0) {
      findings.push_back({.code = LintCode::rounded_ids,
                          .severity = Severity::serious,
                          .sentence = std::to_string(scientific) + " different " + column +
                                      "s are in scientific notation, such as " + excerpt(rounded),
                          .evidence = {{"ids", static_cast<double>(scientific)}}});
    }
    if (twice > 0) {
      findings.push_back({.code = LintCode::two_id_lengths,
                          .severity = Severity::serious,
                          .sentence = std::to_string(twice) + " records have a " + column +
                                      " of 15 letters and one of 18, such as " + excerpt(doubled.substr(0, 15)) +
                                      " and " + excerpt(doubled),
                          .evidence = {{"records", static_cast<double>(twice)}}});
    }
  }

  const ContactTable* table_;
  std::vector<std::int64_t> counts_;  ///< contacts of each customer
  std::int64_t named_ = 0;
};

}  // namespace journeyrank
