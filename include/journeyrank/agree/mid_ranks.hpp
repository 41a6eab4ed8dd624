// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/rank_correlation.hpp"

namespace journeyrank {

/// Refuses two rankings of different numbers of journeys.
///
/// Errors  shape_mismatch, with both numbers
inline void refuse_other_size(std::size_t a, std::size_t b) {
  if (a == b) return;
  throw Error(errc::shape_mismatch, "one ranking has " + std::to_string(a) + " journeys and the other " +
                                        std::to_string(b) + "; allowed: rankings of the same journeys");
}

/// Ranks from 1 in which ties share the middle one: 1, 2.5, 2.5, 4. Whatever the ranks that come in do about ties (1,
/// 2, 2, 4 or 1, 2, 2, 3), only their order counts.
///
/// Shape   one rank a journey, the smallest first; returns as many
/// Cost    O(n log n)
inline std::vector<double> mid_ranks(std::span<const std::uint32_t> ranks) {
  const std::vector<double> numbers(ranks.begin(), ranks.end());
  std::vector<double> middle = centred_ranks(numbers);
  const double shift = static_cast<double>(ranks.size()) + 1.0;
  for (double& rank : middle) rank = 0.5 * (rank + shift);
  return middle;
}

}  // namespace journeyrank
