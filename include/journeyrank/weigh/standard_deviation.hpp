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

/// The standard deviation of a criterion between its extremes, the least urgent value at 0 and the most urgent at 1.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit or zero point changes no weight; nor does a direction
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights
/// Errors  empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  jahan2013weighting; diakoulaki1995determining
/// Cost    O(n m), two readings of the values on threads (0: one a processor), which change no bit
/// Use     for the plainest measure of which criteria tell the journeys apart
struct StandardDeviation {
  static constexpr const char* name = "standard_deviation";
  static constexpr const char* formula = "proportional to the standard deviation of the min-max values";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions,
                                 std::size_t threads = 0) const {
    check_weighable(matrix, directions, name);
    std::vector<double> merits;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      const ModerateColumn column(matrix, c);
      merits.push_back(varies(matrix, c) ? spread_of(column.values(), threads).deviation / column.range() : 0.0);
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const StandardDeviation&, const StandardDeviation&) = default;
};

static_assert(fully_described<StandardDeviation>);

}  // namespace journeyrank
