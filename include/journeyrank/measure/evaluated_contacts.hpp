// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/unset_vector.hpp"
#include "journeyrank/measure/case_counts.hpp"
#include "journeyrank/measure/case_keys.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/cluster_numbers.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_groups.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/journey_parties.hpp"
#include "journeyrank/measure/known_until.hpp"
#include "journeyrank/measure/loss.hpp"
#include "journeyrank/measure/merged_legs.hpp"
#include "journeyrank/measure/party_rows.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/reading_column.hpp"
#include "journeyrank/measure/slice_customers.hpp"
#include "journeyrank/measure/slice_groups.hpp"
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/measure/table_cases.hpp"
#include "journeyrank/measure/unit_contacts.hpp"

namespace journeyrank {

/// The contacts of a table made ready to answer metrics: transfer legs merged, cases told apart, and all that is read
/// of them laid out journey by journey, in each of them customer by customer, so that metrics go straight through
/// memory.
///
/// Cost    O(contacts) time; memory: 20 bytes a contact and its readings once more; `threads` (0: one a processor)
///         never change an answer
class EvaluatedContacts {
 public:
  /// With a slicing (of the columns that the table keeps for it), journeys are those of each slice; facts of cases and
  /// losses are those of all contacts, whatever the slice.
  explicit EvaluatedContacts(const ContactTable& table, const Slicing& slicing = {}, std::size_t threads = 1)
      : merged_(table.has_legs() ? std::optional(merged_legs(table)) : std::nullopt),
        table_(merged_ ? *merged_ : table),
        threads_(threads),
        period_(slicing.period),
        is_sliced_(!slicing.is_none()),
        groups_(table_, slicing),
        customer_rows_(std::in_place, table_.customers(), table_.customer_names(), threads),
        by_customer_(groups_.groups(), groups_.count(), *customer_rows_, threads),
        customers_(laid_out(table_.customers())),
        started_at_(laid_out(table_.started_at())) {
    rows_.resize(table_.size());
    std::iota(rows_.begin(), rows_.end(), std::uint32_t{0});
    log_ = log_facts();
    log_.known_until = known_until(table);
    if (is_sliced_) {
      slice_customers_ = slice_customers(table_.slices(), groups_.groups(), groups_.count(), table_.customers());
    }
    lay_out_readings();
    customer_rows_.reset();
  }
  EvaluatedContacts(const EvaluatedContacts&) = delete;
  EvaluatedContacts& operator=(const EvaluatedContacts&) = delete;

  /// The slices that have contacts, in order, each with its journeys and their groups.
  const std::vector<ContactSlice>& slices() const noexcept { return groups_.slices(); }

  /// The contacts of a group, those of one customer next to each other.
  std::span<const std::uint32_t> rows(std::uint32_t group) const noexcept {
    const std::size_t begin = by_customer_.begin(group);
    return std::span(rows_).subspan(begin, by_customer_.begin(group + std::size_t{1}) - begin);
  }

  /// The contacts of a group as metrics of customers, or of accounts, see them; `cluster` is the reading that tells
  /// which go together, if one does.
  JourneyContacts contacts(std::uint32_t group, Party party, std::span<const ReadingView> views,
                           std::optional<std::size_t> cluster = {}) const noexcept {
    if (party == Party::customer || !by_account_) return {rows(group), columns(group, cluster), views};
    return {by_account_->rows(group),
            {accounts_, started_at_, log_of(group), clusters(cluster), met(accounts_met_, group), customers_},
            views};
  }

  /// The contacts of a group with those of one unit taken together; the unit is that of a reading.
  UnitContacts units(std::uint32_t group, std::size_t unit_reading, std::span<const ReadingView> views,
                     std::optional<std::size_t> cluster = {}) const {
    const auto before = [this](std::uint32_t a, std::uint32_t b) {
      return table_.contact_key(by_customer_.rows()[a]) < table_.contact_key(by_customer_.rows()[b]);
    };
    return {rows(group), columns(group, cluster), views, numbers_[unit_reading], before};
  }

  /// How many cases there are by each rule that a reading goes by, whatever the slice.
  std::span<const RuleCounts> case_counts() const noexcept { return case_counts_; }

  /// A reading of all contacts, by its place among those of the table; one entry a contact, in the order of rows.
  const ReadingView& view(std::size_t reading) const noexcept { return views_[reading]; }

 private:
  JourneyContacts::Columns columns(std::uint32_t group, std::optional<std::size_t> cluster) const noexcept {
    return {customers_, started_at_, log_of(group), clusters(cluster), met(customers_met_, group)};
  }
  /// Who met the journey of a group in whatever slice, where slices and a metric ask.
  std::span<const std::uint32_t> met(const std::optional<JourneyParties>& parties, std::uint32_t group) const noexcept {
    const std::span<const std::uint32_t> own = rows(group);
    return parties && !own.empty() ? parties->of(journeys_[own.front()]) : std::span<const std::uint32_t>{};
  }
  /// What is known of the log: where slices tell periods apart the part of it in that of the group, and where they tell
  /// customers apart those of its slice.
  LogFacts log_of(std::uint32_t group) const noexcept {
    LogFacts log = log_;
    if (period_ != Period::none && !rows(group).empty()) {
      const std::int64_t first_day = period_begin(period_, started_at_[rows(group).front()]);
      log.begin = std::max(log.begin, first_day * day_ms);
      log.end = std::min(log.end, period_end(period_, first_day) * day_ms);
    }
    if (!slice_customers_.empty()) log.customers = slice_customers_[group];
    return log;
  }
  std::span<const std::int64_t> clusters(std::optional<std::size_t> cluster) const noexcept {
    return cluster ? std::span<const std::int64_t>(numbers_[*cluster]) : std::span<const std::int64_t>{};
  }

  LogFacts log_facts() const {
    if (rows_.empty()) return {};
    const auto [begin, end] = std::minmax_element(started_at_.begin(), started_at_.end());
    std::vector<bool> met(table_.customer_names());
    LogFacts log{.begin = *begin, .end = *end};
    for (const std::uint32_t customer : customers_) {
      if (customer == anonymous_customer || met[customer]) continue;
      met[customer] = true;
      ++log.customers;
    }
    return log;
  }

  /// A column of the table in the order of the groups.
  template <class T>
  UnsetVector<T> laid_out(std::span<const T> column) const {
    return laid_out<T>(column.size(), [column](std::uint32_t row) { return column[row]; });
  }
  template <class T, class CellOf>
  UnsetVector<T> laid_out(std::size_t size, CellOf&& cell_of) const {
    UnsetVector<T> cells(size);
    const auto rows = by_customer_.rows();
    for_each_block(cells.size(), 65'536, threads_, [&](std::size_t begin, std::size_t end) {
      for (std::size_t at = begin; at < end; ++at) cells[at] = cell_of(rows[at]);
    });
    return cells;
  }
  template <class Column>
  auto laid_out(const Column& column) const {
    return laid_out(std::span<const typename Column::value_type>(column));
  }

  void lay_out_readings() {
    const auto& readings = table_.readings();
    conditions_.resize(readings.size());
    numbers_.resize(readings.size());
    for (std::size_t i = 0; i < readings.size(); ++i) {
      const ContactReader& reader = readings[i].reader;
      if (const auto* fact = std::get_if<CaseReading>(&reader.reading())) {
        lay_out_facts(fact->rule);
      } else if (const auto* loss = std::get_if<LossReading>(&reader.reading())) {
        const auto window = static_cast<std::int64_t>(std::llround(loss->days * 86'400'000.0));
        const LossColumns columns{table_.customers(), table_.started_at(), readings[i].numbers,
                                  reader.meant(left_out_cell)};
        conditions_[i] = laid_out(losses_within(window, columns, table_.customer_names()));
      } else if (const auto* unit = std::get_if<UnitReading>(&reader.reading())) {
        if (unit->unit == CountingUnit::each_case) lay_out_facts(unit->rule);
        number_parties(*unit, i);
      } else if (const auto* cluster = std::get_if<ClusterReading>(&reader.reading())) {
        const std::vector<std::int64_t> numbers = numbers_of(*cluster);
        numbers_[i].assign(numbers.begin(), numbers.end());
      } else {
        conditions_[i] = laid_out(readings[i].conditions);
        if (reader.may_be_left_out()) {
          std::replace(conditions_[i].begin(), conditions_[i].end(), condition_cell(left_out_cell),
                       condition_cell(reader.meant(left_out_cell)));
        }
        numbers_[i] = laid_out(readings[i].numbers);
      }
    }
    for (std::size_t i = 0; i < readings.size(); ++i) {
      const auto* all = std::get_if<EveryoneReading>(&readings[i].reader.reading());
      if (all == nullptr) continue;
      lay_out_everyone(*all, i);
      if (is_sliced_) lay_out_parties_met();
    }
    for (std::size_t i = 0; i < readings.size(); ++i) {
      views_.push_back({&readings[i].reader, conditions_[i], numbers_[i]});
    }
  }

  /// What became of each party, by its number: a loss that one of its contacts tells, whatever the journey.
  void lay_out_everyone(const EveryoneReading& everyone, std::size_t reading) {
    const auto& readings = table_.readings();
    const auto of = std::find_if(readings.begin(), readings.end(), [&](const ReadingColumn& each) {
      return each.reader.reading() == loss_reading(everyone.days);
    });
    const auto& parties = everyone.per == Party::account && by_account_ ? accounts_ : customers_;
    auto& outcomes = conditions_[reading];
    const auto& losses = conditions_[static_cast<std::size_t>(of - readings.begin())];
    for (std::size_t row = 0; row < parties.size(); ++row) {
      if (parties[row] == no_party) continue;
      if (parties[row] >= outcomes.size()) outcomes.resize(parties[row] + std::size_t{1}, -1);
      outcomes[parties[row]] = joined_loss(outcomes[parties[row]], losses[row]);
    }
  }

  void lay_out_parties_met() {
    if (journeys_.empty()) journeys_ = laid_out(table_.journeys());
    const std::size_t count = table_.journey_names().size();
    if (!customers_met_) customers_met_.emplace(journeys_, count, customers_, table_.customer_names());
    if (by_account_ && !accounts_met_) accounts_met_.emplace(journeys_, count, accounts_, account_count_);
  }

  /// Tells cases apart by a rule, for all readings that go by it and have not been laid out yet.
  void lay_out_facts(const CaseRule& rule) {
    const auto is_laid_out = [&rule](const RuleCounts& each) { return each.rule == rule; };
    if (std::any_of(case_counts_.begin(), case_counts_.end(), is_laid_out)) return;
    const TableCases cases = cases_of(table_, rule, threads_, &*customer_rows_);
    case_counts_.push_back({rule, counts_of(table_, cases)});
    std::vector<FactColumn> facts;
    for (std::size_t i = 0; i < table_.readings().size(); ++i) {
      const Reading& reading = table_.readings()[i].reader.reading();
      const auto* fact = std::get_if<CaseReading>(&reading);
      if (reading == Reading{UnitReading{CountingUnit::each_case, rule}}) numbers_[i] = laid_out(cases.facts.units);
      if (fact == nullptr || fact->rule != rule) continue;
      if (fact->fact == CaseFact::agents) {
        numbers_[i] = laid_out(cases.agents);
      } else {
        conditions_[i].resize(table_.size());
        facts.push_back({fact->fact, conditions_[i].data()});
      }
    }
    if (!facts.empty()) lay_out_facts(cases.facts, facts);
  }

  struct FactColumn {
    CaseFact fact;
    std::int8_t* cells;
  };

  /// All facts of a contact at once: they lie next to each other, contacts do not.
  void lay_out_facts(const CaseFacts& facts, std::span<const FactColumn> columns) {
    const auto rows = by_customer_.rows();
    for_each_block(table_.size(), 65'536, threads_, [&](std::size_t begin, std::size_t end) {
      for (std::size_t at = begin; at < end; ++at) {
        for (const FactColumn& column : columns) column.cells[at] = facts.of(column.fact, rows[at]);
      }
    });
  }

  void number_parties(const UnitReading& unit, std::size_t reading) {
    if (unit.unit == CountingUnit::each_case) return;
    if (unit.unit == CountingUnit::account) lay_out_accounts();
    for (const std::uint32_t party : unit.unit == CountingUnit::account ? accounts_ : customers_) {
      numbers_[reading].push_back(party == no_party ? not_read : party);
    }
  }

  void lay_out_accounts() {
    if (by_account_) return;
    const ContactNumbers accounts = accounts_of(table_);
    accounts_ = laid_out(accounts.numbers);
    account_count_ = accounts.count;
    by_account_.emplace(laid_out(groups_.groups()), groups_.count(), accounts_, account_count_, threads_);
  }

  std::vector<std::int64_t> numbers_of(const ClusterReading& cluster) {
    if (cluster.by == ClusterBy::account) lay_out_accounts();
    std::vector<std::int64_t> numbers = cluster_numbers(cluster.by == ClusterBy::account ? accounts_ : customers_);
    if (cluster.of != CountingUnit::customer) return numbers;
    return clusters_of_customers(numbers, customers_, table_.customer_names(), [this](std::size_t a, std::size_t b) {
      if (started_at_[a] != started_at_[b]) return started_at_[a] < started_at_[b];
      return table_.contact_key(by_customer_.rows()[a]) < table_.contact_key(by_customer_.rows()[b]);
    });
  }

  std::optional<ContactTable> merged_;
  const ContactTable& table_;
  std::size_t threads_;
  Period period_;
  bool is_sliced_;
  SliceGroups groups_;
  std::optional<PartyRows> customer_rows_;  ///< while readings are laid out
  ContactGroups by_customer_;               ///< rows of the table, in the order that all else is laid out in
  UnsetVector<std::uint32_t> customers_;
  UnsetVector<std::int64_t> started_at_;
  LargeVector<std::uint32_t> rows_;
  LogFacts log_{};
  std::vector<std::int64_t> slice_customers_;  ///< of each group, where slices tell customers apart
  UnsetVector<std::uint32_t> accounts_;        ///< where a metric counts accounts
  std::size_t account_count_ = 0;              ///< the same
  std::optional<ContactGroups> by_account_;    ///< the same
  UnsetVector<std::uint32_t> journeys_;        ///< where slices and a metric ask who met a journey in whatever slice
  std::optional<JourneyParties> customers_met_;
  std::optional<JourneyParties> accounts_met_;
  std::vector<RuleCounts> case_counts_;
  std::vector<UnsetVector<std::int8_t>> conditions_;  ///< one list a reading, as the two that follow
  std::vector<UnsetVector<std::int64_t>> numbers_;
  std::vector<ReadingView> views_;
};

}  // namespace journeyrank
