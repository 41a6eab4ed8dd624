// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/moderate_column.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// The angle between a criterion's column and one whose values are all equal. Directions play no part.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights
/// Errors  bad_number for a value below 0; empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  shuai2012angular
/// Cost    O(n m), two readings of the values on threads (0: one a processor), which change no bit
/// Use     instead of coefficient_of_variation where large spreads should count for less: the angle is its arctangent
struct Angle {
  static constexpr const char* name = "angle";
  static constexpr const char* formula = "proportional to the angle between the column and (1, ..., 1)";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions,
                                 std::size_t threads = 0) const {
    check_weighable(matrix, directions, name);
    std::vector<double> merits;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      refuse_below(Floor::zero, matrix, c, name);
      merits.push_back(varies(matrix, c) ? angle(ModerateColumn(matrix, c), threads) : 0.0);
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Angle&, const Angle&) = default;

 private:
  /// Its tangent is deviation / mean: what is across the equal column over what is along it.
  static double angle(const ModerateColumn& column, std::size_t threads) {
    const Spread spread = spread_of(column.values(), threads);
    return arctangent(spread.deviation / spread.mean);
  }

  /// Of a number >= 0, with the same bits everywhere: halved three times, below tan(pi / 16), then by its series.
  static double arctangent(double tangent) noexcept {
    for (int halving = 0; halving < 3; ++halving) tangent /= 1.0 + std::sqrt(1.0 + product(tangent, tangent));
    const double square = product(tangent, tangent);
    double sum = 0.0;
    for (int odd = 25; odd >= 1; odd -= 2) sum = 1.0 / odd - product(square, sum);
    return 8.0 * product(tangent, sum);
  }
};

static_assert(fully_described<Angle>);

}  // namespace journeyrank
