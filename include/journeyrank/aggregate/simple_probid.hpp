// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include "journeyrank/aggregate/ranked_ideals.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The simpler PROBID (sPROBID): s = P / (1 + P), where P divides the summed distances from the worst quarter of the
/// ideals by those from the best quarter, each distance divided by the rank of its ideal in its quarter.
///
/// P is endless for a journey that is the best on every criterion; P / (1 + P) has the same order and an end, and
/// `ratio()` gives P.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey. A quarter is rounded down, one at least
/// Units   none; s in [0, 1], 1 is the ideal journey
/// Edge    journeys that are all alike are all ideal: s = 1; a constant criterion changes nothing; fitted on no
///         journey: 1
/// Source  wang2021probid, with the scale vector_ratio
/// Cost    fit O(n m log n), score O(n m) a journey: all n of them O(n² m)
/// Use     to repeat a study that has it. Of fewer than eight journeys it is topsis; of more it can rank one below
///         another that is no better
struct SimpleProbid {
  static constexpr const char* name = "simple_probid";
  static constexpr const char* formula =
      "P / (1 + P), P: distances from the worst quarter of the ideals / from the best quarter, each / its rank";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr std::string_view breaks_dominance = "of eight journeys or more one beyond an ideal loses by it";
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    RankedIdeals ideals;

    double operator()(const ValueRow& value) const noexcept {
      const double to_best = ideals.from_best(value, quarter());
      if (to_best == 0.0) return 1.0;
      const double to_worst = ideals.from_worst(value, quarter());
      return to_worst == 0.0 ? 0.0 : 1.0 / (1.0 + to_best / to_worst);
    }

    /// P of its authors. Edge: infinity for an ideal journey.
    double ratio(const ValueRow& value) const noexcept {
      const double to_best = ideals.from_best(value, quarter());
      return to_best == 0.0 ? std::numeric_limits<double>::infinity() : ideals.from_worst(value, quarter()) / to_best;
    }

   private:
    std::size_t quarter() const noexcept {
      return std::min(ideals.count(), std::max<std::size_t>(1, ideals.count() / 4));
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {RankedIdeals(given)}; }

  friend bool operator==(const SimpleProbid&, const SimpleProbid&) = default;
};

static_assert(fully_described<SimpleProbid>);

}  // namespace journeyrank
