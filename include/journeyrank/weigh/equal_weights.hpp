// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/weighable.hpp"

namespace journeyrank {

/// Every criterion weighs the same: where nothing is known, and what the other methods are held against.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Edge    a constant column weighs as much as the others
/// Errors  empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  dawes1974linear
/// Cost    O(m)
/// Use     to hold the other ways against it; and hard to beat where little is known
struct EqualWeights {
  static constexpr const char* name = "equal";
  static constexpr const char* formula = "1 / number of criteria";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    return std::vector<double>(matrix.criterion_count(), 1.0 / static_cast<double>(matrix.criterion_count()));
  }

  friend bool operator==(const EqualWeights&, const EqualWeights&) = default;
};

static_assert(fully_described<EqualWeights>);

}  // namespace journeyrank
