// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "journeyrank/aggregate/ranked_ideals.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Preference ranking by the distance from ideals and the average: s = 1 / (1 + R²) + D, where R divides the summed
/// distances from the better half of the ideals by those from the worse half, and D is the distance from the average
/// journey. Each distance is divided by the rank of its ideal in its half.
///
/// Of an odd number of journeys the ideal in the middle is in both halves.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; >= 0, mostly below 1
/// Edge    journeys that are all alike score 1; a constant criterion changes nothing; fitted on no journey: 1
/// Source  wang2021probid, with the scale vector_ratio
/// Cost    fit O(n m log n), score O(n m) a journey: all n of them O(n² m)
/// Use     to repeat a study that has it. It holds a journey against every rung from best to worst, takes n² steps, and
///         can rank one below another that is no better: hold topsis beside it
struct Probid {
  static constexpr const char* name = "probid";
  static constexpr const char* formula =
      "1 / (1 + R^2) + distance from the average; R: distances from the better ideals / from the worse ones, each / "
      "its "
      "rank";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr bool unbounded = true;
  static constexpr std::string_view breaks_dominance =
      "a journey below the average gains by being farther from it, and one beyond an ideal loses by it";
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    RankedIdeals ideals;

    double operator()(const ValueRow& value) const noexcept {
      const std::size_t half = (ideals.count() + 1) / 2;
      const double to_best = ideals.from_best(value, half);
      const double to_worst = ideals.from_worst(value, half);
      const double from_mean = ideals.distance_from_mean(value);
      if (to_best == 0.0) return 1.0 + from_mean;
      if (to_worst == 0.0) return from_mean;
      const double ratio = to_best / to_worst;
      return 1.0 / (1.0 + product(ratio, ratio)) + from_mean;
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {RankedIdeals(given)}; }

  friend bool operator==(const Probid&, const Probid&) = default;
};

static_assert(fully_described<Probid>);

}  // namespace journeyrank
