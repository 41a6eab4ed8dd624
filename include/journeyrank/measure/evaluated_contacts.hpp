// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_groups.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/loss.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/slice_groups.hpp"
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/measure/unit_contacts.hpp"

namespace journeyrank {

/// The contacts of a table made ready to answer metrics: transfer legs merged, cases told apart, journeys in order.
///
/// Cost    O(contacts) time and memory; it borrows the table, or holds a merged one where there are legs
class EvaluatedContacts {
 public:
  /// With a slicing (of the columns that the table keeps for it), journeys are those of each slice; facts of cases and
  /// losses are those of all contacts, whatever the slice.
  explicit EvaluatedContacts(const ContactTable& table, const Slicing& slicing = {})
      : merged_(table.has_legs() ? std::optional(table.with_legs_merged()) : std::nullopt),
        unmerged_(&table),
        groups_(this->table(), slicing),
        by_customer_(groups_.groups(), groups_.count(), this->table().customers(), this->table().customer_names()) {
    const auto starts = this->table().started_at();
    if (!starts.empty()) log_end_ = *std::max_element(starts.begin(), starts.end());
    const auto& readings = this->table().readings();
    for (const auto& each : readings) tell_cases_apart(each.reader);
    for (const auto& each : readings) tell_losses(each);
    for (const auto& each : readings) number_units(each.reader);
    for (std::size_t i = 0; i < readings.size(); ++i) views_.push_back(view_of(i));
  }
  EvaluatedContacts(const EvaluatedContacts&) = delete;
  EvaluatedContacts& operator=(const EvaluatedContacts&) = delete;

  const ContactTable& table() const noexcept { return merged_ ? *merged_ : *unmerged_; }

  /// The slices that have contacts, in order, each with its journeys and their groups.
  const std::vector<ContactSlice>& slices() const noexcept { return groups_.slices(); }

  /// The contacts of a group, those of one customer next to each other.
  std::span<const std::uint32_t> rows(std::uint32_t group) const noexcept { return by_customer_.rows(group); }

  /// The contacts of a group as metrics of customers, or of accounts, see them.
  JourneyContacts contacts(std::uint32_t group, Party party, std::span<const ReadingView> views) const noexcept {
    if (party == Party::customer || !by_account_) {
      return {rows(group), {table().customers(), table().started_at(), log_end_}, views};
    }
    return {by_account_->rows(group), {table().accounts(), table().started_at(), log_end_}, views};
  }

  /// The contacts of a group with those of one unit taken together; the unit is that of a reading.
  UnitContacts units(std::uint32_t group, std::size_t unit_reading, std::span<const ReadingView> views) const {
    return {table(), rows(group), log_end_, views, units_[unit_reading]};
  }

  /// A reading of all contacts, by its place among those of the table.
  const ReadingView& view(std::size_t reading) const noexcept { return views_[reading]; }

 private:
  void tell_cases_apart(const ContactReader& reader) {
    const CaseRule* asked = rule_of(reader);
    if (asked == nullptr) return;
    const CaseRule& rule = *asked;
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

  /// The rule of cases that a reading goes by; nullptr for one that needs none.
  static const CaseRule* rule_of(const ContactReader& reader) noexcept {
    if (const auto* fact = std::get_if<CaseReading>(&reader.reading())) return &fact->rule;
    const auto* unit = std::get_if<UnitReading>(&reader.reading());
    return unit != nullptr && unit->unit == CountingUnit::each_case ? &unit->rule : nullptr;
  }

  const CaseFacts& facts_by(const CaseRule& rule) const {
    return std::find_if(facts_.begin(), facts_.end(), [&rule](const auto& each) { return each.first == rule; })->second;
  }

  void number_units(const ContactReader& reader) {
    units_.emplace_back();
    const auto* asked = std::get_if<UnitReading>(&reader.reading());
    if (asked == nullptr) return;
    if (asked->unit == CountingUnit::each_case) {
      units_.back() = facts_by(asked->rule).units;
      return;
    }
    const auto parties = asked->unit == CountingUnit::account ? table().accounts() : table().customers();
    for (const std::uint32_t party : parties) units_.back().push_back(party == no_party ? not_read : party);
    if (asked->unit == CountingUnit::account && !by_account_) {
      by_account_.emplace(groups_.groups(), groups_.count(), table().accounts(), table().account_names());
    }
  }

  ReadingView view_of(std::size_t reading) const {
    const ReadingColumn& column = table().readings()[reading];
    if (column.reader.reads_loss()) return {&column.reader, losses_[reading], {}};
    if (!column.reader.reads_case()) return {&column.reader, column.conditions, column.numbers};
    const auto& asked = std::get<CaseReading>(column.reader.reading());
    const CaseFacts& facts = facts_by(asked.rule);
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

  std::optional<ContactTable> merged_;
  const ContactTable* unmerged_;
  SliceGroups groups_;
  ContactGroups by_customer_;
  std::optional<ContactGroups> by_account_;  ///< where a metric counts accounts
  std::int64_t log_end_ = 0;
  std::vector<std::pair<CaseRule, CaseFacts>> facts_;
  std::vector<std::vector<std::int8_t>> losses_;  ///< one a reading; empty for those of something else
  std::vector<std::vector<std::int64_t>> units_;  ///< the same
  std::vector<ReadingView> views_;
};

}  // namespace journeyrank
