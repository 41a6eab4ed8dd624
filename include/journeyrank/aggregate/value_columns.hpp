// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// What a method is fitted on: a column of values a criterion that weighs something, one a journey.
///
/// Units   values in [0, 1], 1 is the strongest reason to act, whatever the direction of the criterion was
using ValueColumns = std::span<const std::span<const double>>;

/// What a criterion weighs, and the least and the greatest value that a journey has on it.
struct ValueReach {
  double weight = 0.0;
  Extent values{};
};

/// The least and the greatest number. Edge: none: 0 and 0.
inline Extent extent_of(std::span<const double> numbers) noexcept {
  if (numbers.empty()) return {.low = 0.0, .high = 0.0};
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  return {.low = *low, .high = *high};
}

/// Weight and reach of every criterion. Cost: O(n m).
inline std::vector<ValueReach> reach_of(ValueColumns columns, std::span<const double> weights) {
  std::vector<ValueReach> reach;
  for (std::size_t c = 0; c < columns.size(); ++c) reach.push_back({weights[c], extent_of(columns[c])});
  return reach;
}

}  // namespace journeyrank
