// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Ranking of alternatives through functional mapping of criterion sub-intervals into a single interval: each scale is
/// mapped onto 1 to k, which more is better on directly and less by its inverse, and the weighted parts are summed.
///
/// k is how many times the best end of a scale is preferred to the worst. A value adds weight * (1 + (k - 1) value) /
/// (1 + k); where less is more urgent weight * k / ((1 + k) (1 + (k - 1) (1 - value))). The ends are those of the scale
/// (anchored), so adding or removing a journey reorders none.
///
/// Shape   values: m, weights: m, normalised; returns one score
/// Units   none; s in [1 / (1 + k), k / (1 + k)], from 1/7 to 6/7 as it stands
/// Edge    none that is not said
/// Errors  bad_option if k is not above 1, or above 1000
/// Source  zizovic2020rafsi, with anchored scales from the anti-ideal to the ideal raw value
/// Cost    O(m) a journey
/// Use     where journeys come and go and must not reorder each other, and people can say how many times the best end
///         of a scale is preferred to the worst. Falling criteria bend, rising ones do not
struct Rafsi {
  double best_over_worst = 6.0;  ///< how many times the best end is preferred to the worst, above 1

  static constexpr const char* name = "rafsi";
  static constexpr const char* formula =
      "sum of weight * (1 + (k - 1) * value) / (1 + k); falling: weight * k / ((1 + k) * (1 + (k - 1) * (1 - value))); "
      "k = best_over_worst";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr bool reads_direction = true;
  static constexpr auto fields() {
    return FieldList{Field{"best_over_worst", &Rafsi::best_over_worst,
                           "how many times the best end of a scale is preferred to the worst",
                           Allowed{.at_least = 1.0, .at_most = 1000.0}}};
  }

  std::string fault() const {
    return best_over_worst > 1.0 && best_over_worst <= 1000.0 ? "" : "best_over_worst must be above 1, to 1000";
  }

  struct Fitted {
    double best_over_worst = 6.0;
    std::vector<double> weights;
    std::vector<std::uint8_t> falling;

    double operator()(const ValueRow& value) const noexcept {
      double score = 0.0;
      for (std::size_t c = 0; c < weights.size(); ++c) {
        score += product(weights[c], mapped(value(c), falling[c] != 0));
      }
      return score;
    }

    double mapped(double value, bool falls) const noexcept {
      const double place = 1.0 + product(best_over_worst - 1.0, amount_of(value, falls));
      return (falls ? best_over_worst / place : place) / (1.0 + best_over_worst);
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{best_over_worst, {given.weights.begin(), given.weights.end()}, {}};
    for (std::size_t c = 0; c < given.weights.size(); ++c) fitted.falling.push_back(given.falls(c) ? 1 : 0);
    return fitted;
  }

  friend bool operator==(const Rafsi&, const Rafsi&) = default;
};

static_assert(fully_described<Rafsi>);

}  // namespace journeyrank
