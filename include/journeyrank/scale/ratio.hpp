// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <variant>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/scale/anchored.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/min_max.hpp"
#include "journeyrank/scale/reciprocal.hpp"

namespace journeyrank {

/// How a scale of ratios values a criterion where a lower raw value is more urgent.
///
/// reciprocal  the ratio of 1 / raw: half the raw value counts twice as much
/// complement  1 less the ratio of raw: as straight a line as where higher is more urgent
enum class Falling { reciprocal, complement };

constexpr auto enumerators(Falling) {
  return std::array{Enumerator{"reciprocal", Falling::reciprocal}, Enumerator{"complement", Falling::complement}};
}

/// What a scale of ratios becomes on a column.
using FittedRatio = std::variant<Anchored, Reciprocal, Constant>;

/// What ratios and deviations are taken of: numbers of a column, each present cell once; only those that its scale asks
/// for.
///
/// Edge    none: sums of 0
struct ColumnTotals {
  double sum = 0.0;
  double norm = 0.0;             ///< root of the sum of squares
  double sum_of_inverses = 0.0;  ///< of 1 / x
  double norm_of_inverses = 0.0;
  double count = 0.0;
  double sum_of_logs = 0.0;
  double mean = 0.0;
  double farthest = 0.0;   ///< the largest distance from the mean
  double deviation = 0.0;  ///< root of the mean square of distances from the mean, as a share of the farthest
};

/// What a scale of ratios asks of a column: one of its totals, or none.
enum class RatioTotal { none, sum, norm, sum_of_inverses, norm_of_inverses };

/// A ratio fixed on its column: raw over `whole`, and where a lower raw value is more urgent 1 less that, or
/// `numerator()` over raw, which is asked for only then.
///
/// Edge    a constant column, or one with no cell at all: every value is 0.5
template <class Numerator>
FittedRatio fit_ratio(const Extent& extent, Direction direction, Falling falling, double whole,
                      const Numerator& numerator) noexcept {
  if (!(extent.low < extent.high)) return Constant{};
  if (direction == Direction::maximize) return Anchored{.at_0 = 0.0, .at_1 = whole};
  if (falling == Falling::complement) return Anchored{.at_0 = whole, .at_1 = 0.0};
  return Reciprocal{numerator()};
}

}  // namespace journeyrank
