// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// How far the weighted values of a journey lie from those of the ideal one, all 1, and from those of the worst, all 0.
struct RimDistances {
  double to_ideal = 0.0;
  double to_worst = 0.0;
};

/// The reference ideal method: s = d⁻ / (d⁺ + d⁻), where d⁺ and d⁻ are the straight-line distances of the weighted
/// values from value 1 and from value 0 on every criterion.
///
/// What the ideal is, and how values fall off around it, the scale says; no other journey moves a score.
///
/// Shape   values: m, weights: m, normalised; returns one score
/// Units   none; s in [0, 1], 1 is the ideal journey
/// Edge    every value 1: s = 1; every value 0: s = 0; no criterion: s = 1
/// Source  cables2016rim, with a scale that gives 1 within the reference ideal
/// Cost    O(m) a journey
/// Use     where distance from an ideal is asked for, as by topsis, and no other journey may move it; with the scale
///         target_range also where the ideal lies in between
struct Rim {
  static constexpr const char* name = "rim";
  static constexpr const char* formula =
      "distance from value 0 / (distance from value 1 + distance from value 0), of weight * value";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<double> weights;

    /// Written as 1 / (1 + d⁺ / d⁻), every step of which keeps its order when it is rounded.
    double operator()(const ValueRow& value) const noexcept {
      const RimDistances found = distances(value);
      if (found.to_ideal == 0.0) return 1.0;
      return found.to_worst == 0.0 ? 0.0 : 1.0 / (1.0 + found.to_ideal / found.to_worst);
    }

    RimDistances distances(const ValueRow& value) const noexcept {
      RimDistances squares;
      for (std::size_t c = 0; c < weights.size(); ++c) {
        const double above = product(weights[c], value(c));
        const double below = product(weights[c], 1.0 - value(c));
        squares.to_worst += product(above, above);
        squares.to_ideal += product(below, below);
      }
      return {std::sqrt(squares.to_ideal), std::sqrt(squares.to_worst)};
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {{given.weights.begin(), given.weights.end()}}; }

  friend bool operator==(const Rim&, const Rim&) = default;
};

static_assert(fully_described<Rim>);

}  // namespace journeyrank
