// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// p-values of many tests made fit to be read together: those of at most `level` name no true hypothesis with a
/// probability of 1 - `level` or more, however the tests depend on each other.
///
/// Shape   one a test, in [0, 1]; the k-th smallest of t times t - k + 1, and never below a smaller one's
/// Edge    one test: its own p-value; none: none; what exceeds 1 is 1
/// Source  holm1979simple
/// Cost    O(t log t)
inline std::vector<double> holm_adjusted(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  double least = 0.0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const double times = static_cast<double>(order.size() - k);
    least = std::max(least, std::min(1.0, product(times, p_values[order[k]])));
    adjusted[order[k]] = least;
  }
  return adjusted;
}

}  // namespace journeyrank
