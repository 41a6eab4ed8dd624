// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <span>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// Swing weights: which criterion would you first take from its worst to its best? It gets 100, and each other one
/// what its swing is worth beside that.
///
/// Shape   points from 0 to 100, one a criterion, one at least of 100; returns m weights
/// Edge    a swing that is worth nothing weighs 0; one criterion: 1; no inconsistency is given
/// Errors  empty_input for no criterion; bad_weights for NaN, infinity, a number below 0, or if the largest is not 100
/// Source  vonwinterfeldt1986decision
/// Cost    O(m)
/// Use     with one person and half an hour: it asks about the ranges that are really met, which is what a weight in a
///         sum means
struct Swing {
  static constexpr const char* name = "swing";
  static constexpr const char* formula = "points / sum of points, the most important criterion having 100";
  static constexpr auto fields() { return FieldList{}; }

  JudgedWeights operator()(std::span<const double> points) const {
    check_judgements(points, 0.0, name);
    const double largest = *std::max_element(points.begin(), points.end());
    if (largest != 100.0) {
      throw Error(errc::bad_weights,
                  "weights by swing: found " + shortest_number(largest) + " for the most important; allowed: 100");
    }
    return {.weights = shares_of(points)};
  }

  friend bool operator==(const Swing&, const Swing&) = default;
};

static_assert(fully_described<Swing>);

}  // namespace journeyrank
