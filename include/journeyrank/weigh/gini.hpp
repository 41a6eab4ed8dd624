// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// The Gini coefficient of a criterion: how far its values are from being shared out equally. Directions play no part.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights
/// Errors  bad_number for a value below 0; empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  gini1912variabilita; aggarwal2024vulnerability
/// Cost    O(n m log n)
/// Use     instead of entropy where people know this number, from incomes
struct Gini {
  static constexpr const char* name = "gini";
  static constexpr const char* formula = "proportional to sum of |x - y| over all pairs / (2 n² mean)";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    std::vector<double> merits;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      refuse_below(Floor::zero, matrix, c, name);
      merits.push_back(varies(matrix, c) ? coefficient(matrix.column(c)) : 0.0);
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Gini&, const Gini&) = default;

 private:
  /// All pairs at once: in rising order the i-th of n values enters their differences 2 i - n - 1 times.
  static double coefficient(std::span<const double> raw) {
    std::vector<double> column = scaled_column(raw);
    std::sort(column.begin(), column.end());
    const auto n = static_cast<double>(column.size());
    ExactSum differences;
    ExactSum sum;
    for (std::size_t i = 0; i < column.size(); ++i) {
      differences.add(product(2.0 * static_cast<double>(i) + 1.0 - n, column[i]));
      sum.add(column[i]);
    }
    return differences.value() / (n * sum.value());
  }
};

static_assert(fully_described<Gini>);

}  // namespace journeyrank
