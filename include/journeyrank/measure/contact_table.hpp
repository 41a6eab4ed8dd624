// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/measure/case_rows.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/name_index.hpp"
#include "journeyrank/measure/reading_column.hpp"
#include "journeyrank/measure/shared_ids.hpp"
#include "journeyrank/measure/transfer_legs.hpp"

namespace journeyrank {

/// Distinct contacts with what the metrics need of them: one row a contact id, columns of plain numbers.
///
/// A contact that is delivered twice keeps one row: that with the newest last_update_at; of equally new ones the one
/// that started later, then the larger journey, customer, readings, and what tells cases apart. This is an order of
/// contents, not of arrival, so splitting, shuffling and merging tables never change a row.
///
/// Cost    O(1) a contact; memory a contact: the letters of its id + 40 to 50 bytes + 1 a condition + 8 a number, and
///         25 bytes where a metric asks about cases
class ContactTable {
 public:
  explicit ContactTable(const std::vector<Reading>& readings) {
    for (const auto& reading : readings) {
      readings_.emplace_back(reading);
      keeps_cases_ = keeps_cases_ || readings_.back().reader.reads_case();
    }
    scratch_.resize(readings_.size());
  }

  std::size_t size() const noexcept { return journeys_.size(); }
  bool keeps_cases() const noexcept { return keeps_cases_; }
  const NameIndex& journey_names() const noexcept { return names_.journeys; }
  std::uint32_t journey(std::size_t row) const noexcept { return journeys_[row]; }
  std::uint32_t customer(std::size_t row) const noexcept { return customers_[row]; }
  std::size_t customer_names() const noexcept { return names_.customers.size(); }
  std::string_view customer_name(std::uint32_t number) const noexcept { return names_.customers[number]; }

  /// Ids that were delivered for several customers: they do not name one contact.
  std::int64_t shared_ids() const noexcept { return shared_ids_.count(); }
  std::string_view contact_key(std::uint32_t row) const noexcept { return contact_ids_[row]; }
  const std::vector<ReadingColumn>& readings() const noexcept { return readings_; }

  std::span<const std::uint32_t> customers() const noexcept { return customers_; }
  std::span<const std::int64_t> started_at() const noexcept { return started_at_; }

  /// What tells cases apart, one entry a contact; all empty unless a reading asks.
  std::span<const std::int64_t> ended_at() const noexcept { return case_columns_.ended_at; }
  std::span<const std::int8_t> resolved() const noexcept { return case_columns_.resolved; }

  /// The party and the subject of each contact under a key. A contact with a case_id of its own has that for both.
  struct Keys {
    std::vector<std::uint32_t> parties;
    std::vector<std::uint32_t> subjects;
    std::vector<std::uint8_t> declared;  ///< 1: by its case_id; empty when none has one
  };
  Keys case_keys(CaseKey key) const;

  /// Takes one contact; true when its id is new.
  bool add(const Contact& contact) {
    for (std::size_t i = 0; i < readings_.size(); ++i) scratch_[i] = readings_[i].reader.read(contact);
    const std::string_view journey = contact.journey.empty() ? unmapped_journey : contact.journey;
    const auto [row, is_new] = contact_ids_.insert(contact_key_of(contact.source, contact.contact_id, key_));
    Row added{contact.last_update_at.value_or(not_read), *contact.started_at, names_.journeys.insert(journey).first,
              number_of_name(names_.customers, contact.customer_id), no_party};
    if (!contact.parent_contact_id.empty()) {
      added.parent = names_.parents.insert(contact_key_of(contact.source, contact.parent_contact_id, key_)).first;
    }
    if (keeps_cases_) added.of_case = case_row(contact, journey);
    push_row(added);
    if (!is_new) keep_newer(row);
    return is_new;
  }

  /// Takes over all contacts of another table with the same readings; returns how many were known already.
  std::size_t merge(const ContactTable& other) {
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].reader.merge(other.readings_[i].reader);
    const ContactRenumbering renumbering(names_, other.names_);
    std::size_t known = 0;
    std::vector<std::uint32_t> rows_here;
    for (std::uint32_t row = 0; row < other.size(); ++row) {
      const auto [here, is_new] = contact_ids_.insert(other.contact_ids_[row]);
      rows_here.push_back(here);
      take_row(other, row, renumbering);
      if (is_new) continue;
      keep_newer(here);
      ++known;
    }
    other.shared_ids_.for_each([&](std::uint32_t row, std::uint32_t customer) {
      if (customer == SharedIds::nobody) return shared_ids_.note_several(rows_here[row]);
      shared_ids_.note(rows_here[row], renumbering.customers[customer]);
    });
    return known;
  }

  /// True when some contact is a leg of another.
  bool has_legs() const noexcept { return names_.parents.size() > 0; }

  /// The same contacts with every chain of transfer legs as one contact: that of its first leg, to the latest end.
  ///
  /// Edge    durations, counts and amounts of the legs are added up, the last answer of a survey counts, and a
  ///         condition holds when it does for one leg; legs of a parent that is not here, and those whose parents go
  ///         in a circle, are one contact too
  ContactTable with_legs_merged() const;

 private:
  struct Row {
    std::int64_t updated_at;
    std::int64_t started_at;
    std::uint32_t journey;
    std::uint32_t customer;
    std::uint32_t parent;
    CaseRow of_case{};
  };

  CaseRow case_row(const Contact& contact, std::string_view journey) {
    CaseRow row;
    const std::int64_t handled = std::max<std::int64_t>(0, contact.handle_ms.value_or(0));
    row.ended_at = std::max(*contact.started_at, contact.ended_at.value_or(*contact.started_at + handled));
    row.account =
        number_of_name(names_.accounts, contact.account_id.empty() ? contact.customer_id : contact.account_id);
    row.issue = names_.issues.insert(contact.issue.empty() ? journey : contact.issue).first;
    row.declared = number_of_name(names_.cases, contact.case_id);
    if (contact.resolved) row.resolved = *contact.resolved ? 1 : 0;
    return row;
  }

  Row row(std::size_t at) const {
    Row row{updated_at_[at], started_at_[at], journeys_[at], customers_[at],
            at < parents_.size() ? parents_[at] : no_party};
    if (keeps_cases_) row.of_case = case_columns_.row(at);
    return row;
  }

  /// Appends scratch_ and the row.
  void push_row(const Row& row) {
    updated_at_.push_back(row.updated_at);
    started_at_.push_back(row.started_at);
    journeys_.push_back(row.journey);
    customers_.push_back(row.customer);
    if (has_legs()) {
      parents_.resize(size() - 1, no_party);
      parents_.push_back(row.parent);
    }
    if (keeps_cases_) case_columns_.push_back(row.of_case);
    for (std::size_t i = 0; i < readings_.size(); ++i) readings_[i].push_back(scratch_[i]);
  }

  /// Appends a row of another table.
  void take_row(const ContactTable& other, std::size_t at, const ContactRenumbering& renumbering) {
    const auto here = [](std::uint32_t theirs, const std::vector<std::uint32_t>& numbers) {
      return theirs == no_party ? theirs : numbers[theirs];
    };
    for (std::size_t i = 0; i < readings_.size(); ++i) scratch_[i] = other.readings_[i].at(at);
    Row taken = other.row(at);
    taken.journey = renumbering.journeys[taken.journey];
    taken.customer = here(taken.customer, renumbering.customers);
    taken.parent = here(taken.parent, renumbering.parents);
    if (keeps_cases_) {
      taken.of_case.account = here(taken.of_case.account, renumbering.accounts);
      taken.of_case.issue = renumbering.issues[taken.of_case.issue];
      taken.of_case.declared = here(taken.of_case.declared, renumbering.cases);
    }
    push_row(taken);
  }

  /// Calls `visit(column)` for each column that has an entry a row, beside the readings.
  template <class Visit>
  void for_each_column(Visit&& visit) {
    visit(updated_at_);
    visit(started_at_);
    visit(journeys_);
    visit(customers_);
    if (!parents_.empty()) visit(parents_);
    if (keeps_cases_) case_columns_.for_each_column(visit);
  }

  /// The last row repeats the contact of `row`: the newer of the two stays, in its place.
  void keep_newer(std::uint32_t row) {
    const std::size_t last = size() - 1;
    shared_ids_.note(row, customers_[row]);
    shared_ids_.note(row, customers_[last]);
    if (is_newer(last, row)) {
      for_each_column([&](auto& column) { column[row] = column[last]; });
      for (auto& column : readings_) column.copy_row(last, row);
    }
    for_each_column([](auto& column) { column.pop_back(); });
    for (auto& column : readings_) column.pop_back();
  }

  bool is_newer(std::size_t a, std::size_t b) const {
    const Row x = row(a);
    const Row y = row(b);
    if (x.updated_at != y.updated_at) return x.updated_at > y.updated_at;
    if (x.started_at != y.started_at) return x.started_at > y.started_at;
    if (const int order = compare_names(names_.journeys, x.journey, y.journey)) return order > 0;
    if (const int order = compare_names(names_.customers, x.customer, y.customer)) return order > 0;
    for (const auto& column : readings_) {
      if (column.at(a) != column.at(b)) return column.at(a) > column.at(b);
    }
    if (const int order = compare_names(names_.parents, x.parent, y.parent)) return order > 0;
    if (!keeps_cases_) return false;
    if (x.of_case.ended_at != y.of_case.ended_at) return x.of_case.ended_at > y.of_case.ended_at;
    if (const int order = compare_names(names_.accounts, x.of_case.account, y.of_case.account)) return order > 0;
    if (const int order = compare_names(names_.issues, x.of_case.issue, y.of_case.issue)) return order > 0;
    if (const int order = compare_names(names_.cases, x.of_case.declared, y.of_case.declared)) return order > 0;
    return x.of_case.resolved > y.of_case.resolved;
  }

  NameIndex contact_ids_;
  ContactNames names_;
  std::vector<std::int64_t> updated_at_;
  std::vector<std::int64_t> started_at_;
  std::vector<std::uint32_t> journeys_;
  std::vector<std::uint32_t> customers_;
  std::vector<std::uint32_t> parents_;  ///< as far as the last contact that is a leg
  CaseRows case_columns_;
  std::vector<ReadingColumn> readings_;
  std::vector<std::int64_t> scratch_;
  SharedIds shared_ids_;
  std::string key_;
  bool keeps_cases_ = false;
};

inline ContactTable::Keys ContactTable::case_keys(CaseKey key) const {
  const bool by_account = key == CaseKey::account || key == CaseKey::account_issue;
  const bool by_issue = key == CaseKey::account_issue || key == CaseKey::customer_issue;
  Keys keys;
  keys.parties = by_account ? case_columns_.accounts : customers_;
  if (by_issue) keys.subjects = case_columns_.issues;
  if (names_.cases.size() == 0) return keys;
  const auto others = static_cast<std::uint32_t>(by_account ? names_.accounts.size() : names_.customers.size());
  keys.declared.assign(size(), 0);
  for (std::size_t at = 0; at < size(); ++at) {
    if (case_columns_.declared[at] == no_party) continue;
    keys.declared[at] = 1;
    keys.parties[at] = others + case_columns_.declared[at];
    if (by_issue) keys.subjects[at] = 0;
  }
  return keys;
}

inline ContactTable ContactTable::with_legs_merged() const {
  std::vector<std::uint32_t> parents(size(), no_party);
  for (std::uint32_t at = 0; at < parents_.size(); ++at) {
    if (parents_[at] == no_party) continue;
    const auto here = contact_ids_.find(names_.parents[parents_[at]]);
    parents[at] = here ? *here : static_cast<std::uint32_t>(size()) + parents_[at];
  }
  const std::vector<std::uint32_t> roots = chains_of(parents, size() + names_.parents.size());
  std::vector<std::uint32_t> rows(size());
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (roots[a] != roots[b]) return roots[a] < roots[b];
    if (started_at_[a] != started_at_[b]) return started_at_[a] < started_at_[b];
    return contact_ids_[a] < contact_ids_[b];
  });
  std::vector<Reading> asked;
  for (const auto& each : readings_) asked.push_back(each.reader.reading());
  ContactTable merged(asked);
  for (std::size_t i = 0; i < readings_.size(); ++i) merged.readings_[i].reader = readings_[i].reader;
  merged.names_ = names_;
  merged.names_.parents = NameIndex{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 || roots[rows[i]] != roots[rows[i - 1]]) {
      for (std::size_t r = 0; r < readings_.size(); ++r) merged.scratch_[r] = readings_[r].at(rows[i]);
      merged.contact_ids_.insert(contact_ids_[rows[i]]);
      merged.push_row(row(rows[i]));
      continue;
    }
    const std::size_t at = merged.size() - 1;
    for (std::size_t r = 0; r < readings_.size(); ++r) merged.readings_[r].add_leg(at, readings_[r].at(rows[i]));
    if (!keeps_cases_) continue;
    const CaseRow leg = row(rows[i]).of_case;
    auto& columns = merged.case_columns_;
    columns.ended_at[at] = std::max(columns.ended_at[at], leg.ended_at);
    if (leg.resolved >= 0) columns.resolved[at] = leg.resolved;
  }
  return merged;
}

}  // namespace journeyrank
