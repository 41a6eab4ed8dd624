// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/moderate_column.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// The standard deviation of a criterion over its mean. Directions play no part.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights
/// Errors  bad_number for a value below 0; empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  shuai2012angular, table 3
/// Cost    O(n m), two readings of the values on threads (0: one a processor), which change no bit
/// Use     for spread beside the mean, of amounts with a true 0; a mean near 0 makes it large
struct CoefficientOfVariation {
  static constexpr const char* name = "coefficient_of_variation";
  static constexpr const char* formula = "proportional to standard deviation / mean";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions,
                                 std::size_t threads = 0) const {
    check_weighable(matrix, directions, name);
    std::vector<double> merits;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      refuse_below(Floor::zero, matrix, c, name);
      merits.push_back(varies(matrix, c) ? variation(ModerateColumn(matrix, c), threads) : 0.0);
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const CoefficientOfVariation&, const CoefficientOfVariation&) = default;

 private:
  static double variation(const ModerateColumn& column, std::size_t threads) {
    const Spread spread = spread_of(column.values(), threads);
    return spread.deviation / spread.mean;
  }
};

static_assert(fully_described<CoefficientOfVariation>);

}  // namespace journeyrank
