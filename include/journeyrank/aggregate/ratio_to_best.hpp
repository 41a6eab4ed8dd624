// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "journeyrank/aggregate/value_columns.hpp"

namespace journeyrank {

/// A value as a ratio to the greatest one of those fitted on: 1 is the best. On the scale `max_ratio` it is raw over
/// the largest raw value, or the smallest over raw where less is more urgent, and so it is on `sum_ratio` and
/// `vector_ratio` with `reciprocal`.
///
/// Units   none; in [0, 1]
/// Edge    every value is 0: 1; a value beyond those fitted on counts as the nearest of them
inline double ratio_to_best(double value, const Extent& reach) noexcept {
  return reach.high > 0.0 ? std::clamp(value, reach.low, reach.high) / reach.high : 1.0;
}

/// The ratio of the least value. Edge: as above.
inline double worst_ratio(const Extent& reach) noexcept { return ratio_to_best(reach.low, reach); }

}  // namespace journeyrank
