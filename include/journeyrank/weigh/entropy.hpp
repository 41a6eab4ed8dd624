// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// What a criterion's shares p of its own sum lack to be equal: weight ~ 1 + sum of p ln p / ln n. Directions play no
/// part.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights; a cell of 0 adds 0
/// Errors  bad_number for a value below 0; empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  shannon1948mathematical; hwang1981methods, entropy method
/// Cost    O(n m)
struct Entropy {
  static constexpr const char* name = "entropy";
  static constexpr const char* formula = "proportional to 1 + sum of p ln p / ln n, p the share of a column's sum";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    std::vector<double> merits;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      refuse_below(Floor::zero, matrix, c, name);
      merits.push_back(varies(matrix, c) ? divergence(scaled_column(matrix.column(c))) : 0.0);
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Entropy&, const Entropy&) = default;

 private:
  /// (1 + sum of p ln p / ln n) * ln n: the factor is the same for every criterion. As a sum of terms >= 0, so that a
  /// column which is nearly constant keeps its digits: with d = n p - 1, whose sum is 0, each is (1 + d) ln(1 + d) - d,
  /// and 1 where p is 0 or nearly so.
  static double divergence(const std::vector<double>& column) {
    const double mean = spread_of(column).mean;
    ExactSum sum;
    for (const double each : column) {
      const double d = (each - mean) / mean;
      const double ratio = each / mean;
      if (d == -1.0) {
        sum.add(1.0);
      } else if (d < 1.0) {
        sum.add(product(d, d) - product(1.0 + d, excess_over_log(d)));
      } else {
        sum.add(product(ratio, natural_log(ratio)) - d);
      }
    }
    return sum.value() / static_cast<double>(column.size());
  }
};

static_assert(fully_described<Entropy>);

}  // namespace journeyrank
