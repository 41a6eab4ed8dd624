// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/loss.hpp"

namespace journeyrank {

/// The contacts of a table made ready to answer metrics: transfer legs merged, cases told apart, journeys in order.
///
/// Cost    O(contacts) time and memory; it borrows the table, or holds a merged one where there are legs
class EvaluatedContacts {
 public:
  explicit EvaluatedContacts(const ContactTable& table)
      : merged_(table.has_legs() ? std::optional(table.with_legs_merged()) : std::nullopt), unmerged_(&table) {
    const auto starts = this->table().started_at();
    if (!starts.empty()) log_end_ = *std::max_element(starts.begin(), starts.end());
    counts_.resize(this->table().journey_names().size());
    for (std::size_t row = 0; row < this->table().size(); ++row) ++counts_[this->table().journey(row)];
    ends_.resize(counts_.size());
    std::partial_sum(counts_.begin(), counts_.end(), ends_.begin());
    for (const auto& each : this->table().readings()) tell_cases_apart(each.reader);
    for (const auto& each : this->table().readings()) tell_losses(each);
    for (const auto& each : this->table().readings()) views_.push_back(view_of(each));
    sort_rows();
  }
  EvaluatedContacts(const EvaluatedContacts&) = delete;
  EvaluatedContacts& operator=(const EvaluatedContacts&) = delete;

  const ContactTable& table() const noexcept { return merged_ ? *merged_ : *unmerged_; }

  /// Names and numbers of the journeys that have contacts, bytewise sorted.
  std::vector<std::pair<std::string_view, std::uint32_t>> journeys() const {
    std::vector<std::pair<std::string_view, std::uint32_t>> journeys;
    for (std::uint32_t number = 0; number < counts_.size(); ++number) {
      if (counts_[number] > 0) journeys.emplace_back(table().journey_names()[number], number);
    }
    std::sort(journeys.begin(), journeys.end());
    return journeys;
  }

  /// The contacts of a journey by its number, in groups of one customer.
  std::span<const std::uint32_t> rows(std::uint32_t journey) const noexcept {
    return std::span(rows_).subspan(ends_[journey] - counts_[journey], counts_[journey]);
  }

  JourneyContacts::Columns columns() const noexcept { return {table().customers(), table().started_at(), log_end_}; }

  /// A reading of all contacts, by its place among those of the table.
  const ReadingView& view(std::size_t reading) const noexcept { return views_[reading]; }

 private:
  void tell_cases_apart(const ContactReader& reader) {
    if (!reader.reads_case()) return;
    const CaseRule& rule = std::get<CaseReading>(reader.reading()).rule;
    for (const auto& [known, facts] : facts_) {
      if (known == rule) return;
    }
    std::vector<std::int64_t> windows_of_journeys;
    for (std::uint32_t i = 0; i < table().journey_names().size(); ++i) {
      windows_of_journeys.push_back(rule.window_ms(table().journey_names()[i]));
    }
    std::vector<std::int64_t> windows(table().size());
    for (std::size_t row = 0; row < windows.size(); ++row) windows[row] = windows_of_journeys[table().journey(row)];
    const ContactTable::Keys keys = table().case_keys(rule.key);
    const CaseColumns columns{keys.parties, keys.subjects, table().started_at(), table().ended_at(),
                              windows,      keys.declared, table().resolved()};
    facts_.emplace_back(rule, case_facts(columns, [this](std::uint32_t a, std::uint32_t b) {
                          return table().contact_key(a) < table().contact_key(b);
                        }));
  }

  void tell_losses(const ReadingColumn& column) {
    losses_.emplace_back();
    const auto* loss = std::get_if<LossReading>(&column.reader.reading());
    if (loss == nullptr) return;
    losses_.back() =
        losses_within(static_cast<std::int64_t>(std::llround(loss->days * 86'400'000.0)),
                      {table().customers(), table().started_at(), column.numbers}, table().customer_names());
  }

  ReadingView view_of(const ReadingColumn& column) const {
    if (column.reader.reads_loss())
      return {&column.reader, losses_[static_cast<std::size_t>(&column - table().readings().data())], {}};
    if (!column.reader.reads_case()) return {&column.reader, column.conditions, column.numbers};
    const auto& asked = std::get<CaseReading>(column.reader.reading());
    const auto found =
        std::find_if(facts_.begin(), facts_.end(), [&asked](const auto& each) { return each.first == asked.rule; });
    const CaseFacts& facts = found->second;
    switch (asked.fact) {
      case CaseFact::repeated:
        return {&column.reader, facts.repeated, {}};
      case CaseFact::first:
        return {&column.reader, facts.first, {}};
      case CaseFact::opens:
        return {&column.reader, facts.opens, {}};
      case CaseFact::alone:
        return {&column.reader, facts.alone, {}};
      case CaseFact::single:
        return {&column.reader, facts.single, {}};
      case CaseFact::once:
        break;
    }
    return {&column.reader, facts.once, {}};
  }

  /// Two stable counting sorts: by customer, then by journey.
  void sort_rows() {
    std::vector<std::size_t> ends(table().customer_names() + 1);  // the last one for anonymous contacts
    const auto customer = [&](std::size_t row) {
      return std::min<std::size_t>(table().customer(row), ends.size() - 1);
    };
    for (std::size_t row = 0; row < table().size(); ++row) ++ends[customer(row)];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> by_customer(table().size());
    for (auto row = static_cast<std::uint32_t>(table().size()); row-- > 0;) by_customer[--ends[customer(row)]] = row;
    rows_.resize(table().size());
    std::vector<std::size_t> at = ends_;
    for (std::size_t i = by_customer.size(); i-- > 0;) rows_[--at[table().journey(by_customer[i])]] = by_customer[i];
  }

  std::optional<ContactTable> merged_;
  const ContactTable* unmerged_;
  std::int64_t log_end_ = 0;
  std::vector<std::size_t> counts_;  ///< contacts of each journey
  std::vector<std::size_t> ends_;    ///< and where they end in rows_
  std::vector<std::uint32_t> rows_;
  std::vector<std::pair<CaseRule, CaseFacts>> facts_;
  std::vector<std::vector<std::int8_t>> losses_;  ///< one a reading; empty for those of something else
  std::vector<ReadingView> views_;
};

}  // namespace journeyrank
