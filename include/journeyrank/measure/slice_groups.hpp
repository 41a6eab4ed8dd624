// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/slicing.hpp"

namespace journeyrank {

/// The contacts of one slice: its names, and its journeys with the numbers of their groups, bytewise sorted.
struct ContactSlice {
  std::string period{};           ///< "2026-03"; "" where periods are not told apart
  std::vector<std::string> by{};  ///< what each column says, in the order of the slicing
  std::vector<std::pair<std::string_view, std::uint32_t>> journeys{};
};

/// The group of each contact, one a journey and slice, and which groups make up which slice.
///
/// Shape   slices by time, then by what their columns say, bytewise; without slicing, all contacts are one slice, and
///         the groups are the journeys of the table
/// Cost    O(n) expected
class SliceGroups {
 public:
  SliceGroups(const ContactTable& table, const Slicing& slicing) : groups_(table.size()) {
    for (std::size_t row = 0; row < groups_.size(); ++row) groups_[row] = table.journey(row);
    count_ = table.journey_names().size();
    if (slicing.period != Period::none) {
      split([&](std::size_t row) {
        return static_cast<std::uint32_t>(period_begin(slicing.period, table.started_at()[row]));
      });
    }
    if (!slicing.is_none()) {
      for (const auto& column : table.slices()) split([&](std::size_t row) { return column.numbers()[row]; });
    }
    collect(table, slicing);
  }

  const LargeVector<std::uint32_t>& groups() const noexcept { return groups_; }
  std::size_t count() const noexcept { return count_; }
  const std::vector<ContactSlice>& slices() const noexcept { return slices_; }

 private:
  /// Splits each group by a further number of its contacts.
  template <class NumberOfRow>
  void split(NumberOfRow&& number) {
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::size_t row = 0; row < groups_.size(); ++row) {
      const std::uint64_t key = (std::uint64_t{groups_[row]} << 32) | number(row);
      groups_[row] = known.try_emplace(key, static_cast<std::uint32_t>(known.size())).first->second;
    }
    count_ = known.size();
  }

  /// The first contact of each group tells its names.
  void collect(const ContactTable& table, const Slicing& slicing) {
    std::vector<std::size_t> firsts(count_, groups_.size());
    for (std::size_t row = groups_.size(); row-- > 0;) firsts[groups_[row]] = row;
    std::map<std::pair<std::int64_t, std::vector<std::string>>, ContactSlice> slices;
    for (std::uint32_t group = 0; group < count_; ++group) {
      const std::size_t row = firsts[group];
      if (row == groups_.size()) continue;  // a journey that only contacts had that another delivery replaced
      std::int64_t begin = 0;
      std::vector<std::string> by;
      if (!slicing.is_none()) {
        begin = period_begin(slicing.period, table.started_at()[row]);
        for (const auto& column : table.slices()) by.emplace_back(column.text(row));
      }
      ContactSlice& slice = slices[{begin, by}];
      slice.period = period_name(slicing.period, begin);
      slice.by = std::move(by);
      slice.journeys.emplace_back(table.journey_names()[table.journey(row)], group);
    }
    for (auto& [key, slice] : slices) {
      std::sort(slice.journeys.begin(), slice.journeys.end());
      slices_.push_back(std::move(slice));
    }
  }

  LargeVector<std::uint32_t> groups_;
  std::size_t count_ = 0;
  std::vector<ContactSlice> slices_;
};

}  // namespace journeyrank
