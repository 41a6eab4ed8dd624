// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "journeyrank/agree/pairwise_support.hpp"

namespace journeyrank {

/// The journeys in groups, of which each is ranked before the next by a majority in every single pair; the finest such
/// division. Every Kemeny order goes through the groups one after the other, so each is a problem of its own.
///
/// Shape   a division of the n journeys, each group by row
/// Edge    a Condorcet winner is a group alone; a cycle of majorities, and a tie, hold a group together
/// Source  truchon1998extension
/// Cost    O(n²)
inline std::vector<std::vector<std::uint32_t>> majority_components(const PairwiseSupport& support) {
  const std::size_t n = support.journey_count();
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::vector<std::size_t> unbeaten(n, 0);  // strictly more in an earlier group than in a later one
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) unbeaten[a] += a != b && support.margin(a, b) >= 0 ? 1 : 0;
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return unbeaten[a] != unbeaten[b] ? unbeaten[a] > unbeaten[b] : a < b;
  });
  std::vector<std::size_t> reach(n);  // the first place that this one, or any behind it, does not lose against
  for (std::size_t i = n; i-- > 0;) {
    reach[i] = i;
    for (std::size_t j = 0; j < i; ++j) {
      if (support.margin(order[i], order[j]) < 0) continue;
      reach[i] = j;
      break;
    }
    if (i + 1 < n) reach[i] = std::min(reach[i], reach[i + 1]);
  }
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::size_t i = 0; i < n; ++i) {
    if (reach[i] == i) groups.emplace_back();
    groups.back().push_back(order[i]);
  }
  for (auto& group : groups) std::sort(group.begin(), group.end());
  return groups;
}

}  // namespace journeyrank
