// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/measure/journey_contacts.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/reading_column.hpp"

namespace journeyrank {

/// The contacts of one journey with those of one unit taken together (see CountingUnit): what a metric that counts
/// cases, customers or accounts sees instead of contacts.
///
/// Edge    a contact that belongs to no unit (of an unknown customer, of a case that may go on) stays out; a unit
///         starts with its first contact, and is in the cluster of that
/// Cost    O(n log c) for units of c contacts; memory for the units of the journey
class UnitContacts {
 public:
  /// `rows` are the journey's contacts, `units` the unit of each contact or not_read; `before(a, b)` orders contacts
  /// that start at one moment.
  template <class Before>
  UnitContacts(std::span<const std::uint32_t> rows, const JourneyContacts::Columns& columns,
               std::span<const ReadingView> views, std::span<const std::int64_t> units, Before&& before)
      : log_(columns.log), conditions_(views.size()), numbers_(views.size()) {
    std::vector<std::uint32_t> members;
    for (const std::uint32_t row : rows) {
      if (units[row] != not_read) members.push_back(row);
    }
    std::sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (units[a] != units[b]) return units[a] < units[b];
      const auto starts = columns.started_at;
      return starts[a] != starts[b] ? starts[a] < starts[b] : before(a, b);
    });
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (i > 0 && units[members[i]] == units[members[i - 1]]) continue;
      customers_.push_back(columns.customers[members[i]]);
      started_at_.push_back(columns.started_at[members[i]]);
      if (!columns.clusters.empty()) clusters_.push_back(columns.clusters[members[i]]);
    }
    rows_.resize(customers_.size());
    std::iota(rows_.begin(), rows_.end(), std::uint32_t{0});
    for (std::size_t v = 0; v < views.size(); ++v) join(v, views[v], members, units);
  }
  UnitContacts(const UnitContacts&) = delete;
  UnitContacts& operator=(const UnitContacts&) = delete;

  /// The units in place of contacts; it borrows from this object.
  JourneyContacts contacts() const noexcept { return {rows_, {customers_, started_at_, log_, clusters_}, views_}; }

 private:
  void join(std::size_t v, const ReadingView& view, const std::vector<std::uint32_t>& members,
            std::span<const std::int64_t> units) {
    std::vector<std::int64_t> joined;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::int64_t reading = view.at(members[i]);
      if (i > 0 && units[members[i]] == units[members[i - 1]]) {
        joined.back() = joined_reading(view, joined.back(), reading);
      } else {
        joined.push_back(reading);
      }
    }
    if (view.conditions.empty()) {
      numbers_[v] = std::move(joined);
    } else {
      for (const std::int64_t each : joined) {
        conditions_[v].push_back(static_cast<std::int8_t>(each == not_read ? -1 : each));
      }
    }
    views_.push_back({view.reader, conditions_[v], numbers_[v]});
  }

  /// Facts of cases that hold or do not are conditions too.
  static std::int64_t joined_reading(const ReadingView& view, std::int64_t earlier, std::int64_t later) noexcept {
    if (!view.reader->reads_condition() && !view.conditions.empty()) return std::max(earlier, later);
    return journeyrank::joined_reading(*view.reader, earlier, later);
  }

  LogFacts log_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> customers_;
  std::vector<std::int64_t> started_at_;
  std::vector<std::int64_t> clusters_;  ///< where the metric asks for them
  std::vector<std::vector<std::int8_t>> conditions_;
  std::vector<std::vector<std::int64_t>> numbers_;
  std::vector<ReadingView> views_;
};

}  // namespace journeyrank
