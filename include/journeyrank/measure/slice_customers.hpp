// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/slice_column.hpp"

namespace journeyrank {

/// Columns of a contact that say something of its customer. Others (channel, product, stage) say something of the
/// contact: whoever did not use a channel could have.
inline constexpr std::array<std::string_view, 8> columns_of_customers = {
    "customer_id", "account_id", "segment", "persona", "region", "tenure", "churn_risk", "preferred_channel"};

inline bool tells_customers(const SliceColumn& column) noexcept {
  return std::find(columns_of_customers.begin(), columns_of_customers.end(), column.column()) !=
         columns_of_customers.end();
}

/// How many distinct known customers have contacts, of whatever journey and time, in the slice of each group, by those
/// of its columns that say something of customers.
///
/// Shape   groups and customers: one entry a contact, as the columns have
/// Edge    no column says anything of customers: empty, for then they are those of the whole log; a customer of whom
///         contacts say different things counts with each
/// Cost    O(n log n)
inline std::vector<std::int64_t> slice_customers(std::span<const SliceColumn> columns,
                                                 std::span<const std::uint32_t> groups, std::size_t group_count,
                                                 std::span<const std::uint32_t> customers) {
  if (std::none_of(columns.begin(), columns.end(), tells_customers)) return {};
  std::vector<std::uint32_t> slices(groups.size(), 0);
  for (const auto& column : columns) {
    if (!tells_customers(column)) continue;
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    for (std::size_t row = 0; row < slices.size(); ++row) {
      const std::uint64_t key = (std::uint64_t{slices[row]} << 32) | column.numbers()[row];
      slices[row] = known.try_emplace(key, static_cast<std::uint32_t>(known.size())).first->second;
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> members;
  for (std::size_t row = 0; row < slices.size(); ++row) {
    if (customers[row] != no_party) members.emplace_back(slices[row], customers[row]);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  std::unordered_map<std::uint32_t, std::int64_t> counts;
  for (const auto& [slice, customer] : members) ++counts[slice];
  std::vector<std::int64_t> of_groups(group_count, 0);
  for (std::size_t row = 0; row < slices.size(); ++row) {
    const auto found = counts.find(slices[row]);
    of_groups[groups[row]] = found == counts.end() ? 0 : found->second;
  }
  return of_groups;
}

}  // namespace journeyrank
