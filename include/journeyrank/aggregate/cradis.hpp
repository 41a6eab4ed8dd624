// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "journeyrank/aggregate/ratio_to_best.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Compromise ranking of alternatives from distance to ideal solution: the mean of how near a journey comes to the
/// ideal and how far it keeps from the opposite, each as a ratio to what a journey with the best value everywhere has.
///
/// The ideal is one number, the largest weight * value / best value of all criteria and journeys, its opposite the
/// least; distances are sums of differences from them.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1], 1 is best on every criterion
/// Edge    journeys that are all alike: s = 1; all criteria weigh the same: only the best on all of them is near the
///         ideal; every value of a criterion is 0: all are best on it; a journey beyond those fitted on counts, on each
///         criterion, as the nearest of them
/// Source  puska2021cradis, with the scale max_ratio, `reciprocal`
/// Cost    fit O(n m), score O(m) a journey
/// Use     to repeat a study that has it. Its order is that of the weighted sum of value / best value; only the
///         distances between scores differ
struct Cradis {
  static constexpr const char* name = "cradis";
  static constexpr const char* formula =
      "mean of (distance of the best from the ideal / distance) and (distance from the opposite / that of the best), "
      "of "
      "weight * value / best value";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  /// How far a journey is from the ideal and from its opposite.
  struct Distances {
    double from_ideal = 0.0;
    double from_opposite = 0.0;
  };

  struct Fitted {
    std::vector<ValueReach> reach;
    double ideal = 0.0;
    double opposite = 0.0;
    Distances best;  ///< of a journey with the best value on every criterion

    double operator()(const ValueRow& value) const noexcept {
      const Distances found = distances([&](std::size_t c) { return ratio_to_best(value(c), reach[c].values); });
      const double near = found.from_ideal > 0.0 ? best.from_ideal / found.from_ideal : 1.0;
      const double far = best.from_opposite > 0.0 ? found.from_opposite / best.from_opposite : 1.0;
      return (near + far) / 2.0;
    }

    template <class Ratio>
    Distances distances(const Ratio& ratio) const noexcept {
      Distances found;
      for (std::size_t c = 0; c < reach.size(); ++c) {
        const double weighed = product(reach[c].weight, ratio(c));
        found.from_ideal += ideal - weighed;
        found.from_opposite += weighed - opposite;
      }
      return found;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{reach_of(given), 0.0, std::numeric_limits<double>::infinity(), {}};
    for (const ValueReach& each : fitted.reach) {
      fitted.ideal = std::max(fitted.ideal, each.weight);
      fitted.opposite = std::min(fitted.opposite, product(each.weight, worst_ratio(each.values)));
    }
    fitted.best = fitted.distances([](std::size_t) { return 1.0; });
    return fitted;
  }

  friend bool operator==(const Cradis&, const Cradis&) = default;
};

static_assert(fully_described<Cradis>);

}  // namespace journeyrank
