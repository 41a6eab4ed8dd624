// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <span>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// SMART weights: the least important criterion gets 10, and each other one its importance beside that.
///
/// Shape   points from 10 up, one a criterion, one at least of 10; returns m weights
/// Edge    one criterion: 1; no inconsistency is given
/// Errors  empty_input for no criterion; bad_weights for NaN, infinity, or if the smallest is not 10
/// Source  edwards1977smart
/// Cost    O(m)
/// Use     where people find it easier to begin at the least important criterion. It asks about importance without
///         ranges, so swing is on firmer ground
struct Smart {
  static constexpr const char* name = "smart";
  static constexpr const char* formula = "points / sum of points, the least important criterion having 10";
  static constexpr auto fields() { return FieldList{}; }

  JudgedWeights operator()(std::span<const double> points) const {
    check_judgements(points, 10.0, name);
    const double smallest = *std::min_element(points.begin(), points.end());
    if (smallest != 10.0) {
      throw Error(errc::bad_weights,
                  "weights by smart: found " + shortest_number(smallest) + " for the least important; allowed: 10");
    }
    return {.weights = shares_of(scaled_column(points))};
  }

  friend bool operator==(const Smart&, const Smart&) = default;
};

static_assert(fully_described<Smart>);

}  // namespace journeyrank
