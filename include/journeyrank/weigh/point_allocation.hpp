// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// So many points to share out among the criteria.
///
/// Shape   points >= 0, one a criterion; returns m weights
/// Edge    a criterion without a point weighs 0; the inconsistency is how far the points are from the total, as a share
///         of it: 0.1 where 90 or 110 of 100 were given out
/// Errors  empty_input for no criterion; bad_weights for NaN, infinity, a number below 0 or no point at all; bad_option
///         if the total is not above 0 and finite
/// Source  doyle1997comparison
/// Cost    O(m)
/// Use     for a first answer in a short meeting. Nobody is asked about ranges: ask for swings where there is time
struct PointAllocation {
  double total = 100.0;  ///< points to share out, > 0

  static constexpr const char* name = "point_allocation";
  static constexpr const char* formula = "points / sum of points";
  static constexpr auto fields() {
    return FieldList{Field{"total", &PointAllocation::total, "points to share out, > 0", Allowed{.at_least = 0.0}}};
  }

  JudgedWeights operator()(std::span<const double> points) const {
    check_judgements(points, 0.0, name);
    if (!(total > 0.0) || !std::isfinite(total)) {
      throw Error(errc::bad_option, "weights by point_allocation, total: found " +
                                        (std::isfinite(total) ? shortest_number(total) : "NaN or infinity") +
                                        "; allowed: a number > 0");
    }
    const std::vector<double> scaled = scaled_column(points);
    if (std::all_of(scaled.begin(), scaled.end(), [](double each) { return each == 0.0; })) {
      throw Error(errc::bad_weights, "weights by point_allocation: found no point; allowed: one criterion with some");
    }
    ExactSum given;
    for (const double each : points) given.add(each);
    // More points than a double holds are as far off as it can say.
    const double off = std::min(std::abs(given.value() / total - 1.0), std::numeric_limits<double>::max());
    return {.weights = shares_of(scaled), .inconsistency = off};
  }

  friend bool operator==(const PointAllocation&, const PointAllocation&) = default;
};

static_assert(fully_described<PointAllocation>);

}  // namespace journeyrank
