// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// What leaving a criterion out does to how the journeys perform: S = ln(1 + mean of |ln r| over the criteria), where r
/// is lowest / value under maximize and value / highest under minimize.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights
/// Errors  bad_number for a value that is not above 0; empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  keshavarz2021merec, equations 1 to 7
/// Cost    O(n m)
/// Use     to ask which criterion would be missed most. Every raw value must be above 0
struct Merec {
  static constexpr const char* name = "merec";
  static constexpr const char* formula = "proportional to the sum of |S without the criterion - S| over the journeys";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    const std::size_t m = matrix.criterion_count();
    for (std::size_t c = 0; c < m; ++c) refuse_below(Floor::above_zero, matrix, c, name);
    std::vector<ExactSum> effects(m);
    std::vector<double> logs(m);
    std::vector<double> after(m + 1, 0.0);  // of the logarithms from each criterion on
    for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
      for (std::size_t c = m; c-- > 0;) {
        const Extent& extent = matrix.extent(c);
        const double value = matrix.cell(journey, c);
        logs[c] = directions[c] == Direction::maximize ? log_ratio(value, extent.low) : log_ratio(extent.high, value);
        after[c] = after[c + 1] + logs[c];
      }
      double before = 0.0;
      for (std::size_t c = 0; c < m; ++c) {
        effects[c].add(effect(logs[c], before + after[c + 1], static_cast<double>(m)));
        before += logs[c];
      }
    }
    std::vector<double> merits;
    for (const auto& each : effects) merits.push_back(each.value());
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Merec&, const Merec&) = default;

 private:
  /// ln(high / low), also where the ratio is no double.
  static double log_ratio(double high, double low) noexcept {
    const double ratio = high / low;
    return std::isfinite(ratio) ? natural_log(ratio) : natural_log(high) - natural_log(low);
  }

  /// ln(1 + (own + others) / m) - ln(1 + others / m), without taking two logarithms from each other.
  static double effect(double own, double others, double m) noexcept {
    const double rise = own / (m + others);
    return rise - excess_over_log(rise);
  }
};

static_assert(fully_described<Merec>);

}  // namespace journeyrank
