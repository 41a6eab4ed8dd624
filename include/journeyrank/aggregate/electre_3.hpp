// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/concordance.hpp"
#include "journeyrank/aggregate/credible_pairs.hpp"
#include "journeyrank/aggregate/distillation.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/placed_journeys.hpp"
#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// ELECTRE III: credibilities of all pairs, distilled from the top and from the bottom. The score is the mean of both
/// places, turned: 1 for a journey that is alone first in both, 0 for one that n - 1 classes come before.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; scores in [0, 1]; thresholds are differences of values
/// Edge    one journey, or all alike: 1. A row that is none of the fitted journeys is placed between them, see
///         PlacedJourneys: above where its credibility against one is greater than the reverse
/// Errors  bad_option if thresholds contradict each other, the intercept is outside [0, 1] or the slope outside
///         [-1, 0]; too_large above 30,000 journeys
/// Source  roy1978electre
/// Cost    fit O(n² m) where few journeys tie on the first level of a class, a further walk over all pairs for each
///         hundred classes where credibilities tie, O(n² m) a class where most journeys tie in it; 18 kB a journey:
///         1 to 2 s for 5,000 by 8 criteria, 15 to 25 s for 20,000, with two threads (g++ -O2); score O(m log n) a
///         fitted journey, O(n m) another
/// Use     like electre_2, where measurements are doubtful: thresholds of indifference and preference and a veto for
///         each criterion. It gives places, no distances, for up to 30,000 journeys
struct Electre3 {
  double indifference = 0.0;
  double preference = 0.0;
  double intercept = 0.3;
  double slope = -0.15;

  static constexpr const char* name = "electre_3";
  static constexpr const char* formula =
      "the mean place of two distillations of credibility, 1 the first: concordance by weight, weakened by vetoes";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr int keeps_journeys = 2;
  static constexpr auto fields() {
    return FieldList{
        Field{"indifference", &Electre3::indifference,
              "the largest difference of values that counts for nothing, where a criterion states none",
              Preference::threshold},
        Field{"preference", &Electre3::preference, "the difference of values from which on a criterion disagrees",
              Preference::threshold},
        Field{"intercept", &Electre3::intercept, "how much more credible a pair must be than its reverse, at 0",
              Allowed{.at_least = 0.0, .at_most = 1.0}},
        Field{"slope", &Electre3::slope, "how that changes with the credibility",
              Allowed{.at_least = -1.0, .at_most = 0.0}}};
  }

  Preference by_default() const { return {.indifference = indifference, .preference = preference}; }

  std::string fault() const {
    if (!(intercept >= 0.0 && intercept <= 1.0)) return "intercept must be 0 to 1";
    if (!(slope >= -1.0 && slope <= 0.0)) return "slope must be -1 to 0";
    return by_default().fault();
  }

  struct Fitted {
    PairCriteria criteria;
    std::vector<TwoPlaces> places;  ///< of the fitted journeys, in both distillations
    PlacedJourneys journeys;

    double operator()(const ValueRow& row) const noexcept {
      return journeys.score(row, [&](std::size_t i) -> std::partial_ordering {
        const auto behind = [&](std::size_t c) { return journeys.value(i, c) - row(c); };
        const auto ahead = [&](std::size_t c) { return row(c) - journeys.value(i, c); };
        return criteria.credibility(behind) <=> criteria.credibility(ahead);
      });
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    refuse_too_many_pairs(name, given.journey_count(), most_outranking_journeys);
    Fitted fitted{PairCriteria::of(given, by_default()), {}, {}};
    const CrediblePairs pairs(given, by_default());
    fitted.places = Distillation(pairs, {intercept, slope}, given.threads).places();
    fitted.journeys = PlacedJourneys(given, fitted.places);
    return fitted;
  }

  friend bool operator==(const Electre3&, const Electre3&) = default;
};

static_assert(fully_described<Electre3>);

}  // namespace journeyrank
