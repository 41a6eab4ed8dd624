// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/concordance.hpp"
#include "journeyrank/aggregate/outranking_bits.hpp"
#include "journeyrank/aggregate/outranking_order.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/placed_journeys.hpp"
#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// What one of its relations asks: enough weight that agrees, no less than the other way round, and not too much
/// against.
struct OutrankingLevels {
  double concordance = 0.0;
  double discordance = 1.0;

  bool reached(double forth, double back, double against) const noexcept {
    const bool agreed = forth >= concordance - level_slack;
    const bool ahead = forth >= back - level_slack;
    const bool open = against <= discordance + level_slack;
    return (static_cast<int>(agreed) & static_cast<int>(ahead) & static_cast<int>(open)) != 0;  // faster than jumps
  }
};

/// ELECTRE II: a strong and a weak relation of outranking, and the orders that they give from the top and from the
/// bottom. The score is the mean of both places, turned: 1 for a journey that is alone first in both.
///
/// a outranks b where criteria of enough weight agree, at least as much as with the reverse, and none speaks too
/// strongly against it; strongly and weakly have levels of their own.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; scores in [0, 1]; discordance in values, with the scale min_max in shares of each criterion's range
/// Edge    one journey, or all alike: 1; journeys that outrank each other in a circle share their places. A row that is
///         none of the fitted journeys is placed between them, see PlacedJourneys, by the weak relation
/// Errors  bad_option if a level is outside [0, 1] or the weak relation asks more than the strong one; too_large above
///         30,000 journeys
/// Source  roy1973methode
/// Cost    fit O(n² m), 3 to 10 s for 20,000 journeys by 8 criteria (g++ -O2, two threads), and n² / 2 bytes, 450 MB
///         for 30,000; score O(m log n) a fitted journey, O(n m) another
/// Use     where a strong objection on one criterion must stop a journey from passing another, whatever the rest say,
///         and an order is wanted all the same. It gives places, no distances, for up to 30,000 journeys
struct Electre2 {
  double strong_concordance = 0.75;
  double strong_discordance = 0.25;
  double weak_concordance = 0.6;
  double weak_discordance = 0.5;

  static constexpr const char* name = "electre_2";
  static constexpr const char* formula =
      "the mean place in the orders from the top and from the bottom, 1 the first, by a strong and a weak relation of "
      "outranking";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr int keeps_journeys = 2;
  static constexpr auto fields() {
    constexpr Allowed share{.at_least = 0.0, .at_most = 1.0};
    return FieldList{Field{"strong_concordance", &Electre2::strong_concordance,
                           "the least weight that agrees, to outrank strongly", share},
                     Field{"strong_discordance", &Electre2::strong_discordance,
                           "the largest difference of values against it, to outrank strongly", share},
                     Field{"weak_concordance", &Electre2::weak_concordance,
                           "the least weight that agrees, to outrank weakly", share},
                     Field{"weak_discordance", &Electre2::weak_discordance,
                           "the largest difference of values against it, to outrank weakly", share}};
  }

  std::string fault() const {
    for (const double each : {strong_concordance, strong_discordance, weak_concordance, weak_discordance}) {
      if (!(each >= 0.0 && each <= 1.0)) return "a level must be 0 to 1";
    }
    if (weak_concordance > strong_concordance) return "weak_concordance must not be above strong_concordance";
    return weak_discordance < strong_discordance ? "weak_discordance must not be below strong_discordance" : "";
  }

  struct Fitted {
    OutrankingLevels weak;
    PairCriteria criteria;
    std::vector<TwoPlaces> places;  ///< of the fitted journeys, from the top and from the bottom
    PlacedJourneys journeys;

    double operator()(const ValueRow& row) const noexcept {
      return journeys.score(row, [&](std::size_t i) -> std::partial_ordering {
        const auto behind = [&](std::size_t c) { return journeys.value(i, c) - row(c); };
        const auto ahead = [&](std::size_t c) { return row(c) - journeys.value(i, c); };
        const double forth = criteria.concordance(behind);
        const double back = criteria.concordance(ahead);
        const bool above = weak.reached(forth, back, criteria.discordance(behind));
        const bool below = weak.reached(back, forth, criteria.discordance(ahead));
        return static_cast<int>(above) <=> static_cast<int>(below);
      });
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    refuse_too_many_pairs(name, given.journey_count(), most_outranking_journeys);
    const OutrankingLevels strong{strong_concordance, strong_discordance};
    Fitted fitted{{weak_concordance, weak_discordance}, PairCriteria::of(given, {}), {}, {}};
    const auto by = [](const OutrankingLevels& levels) {
      return [levels](double forth, double back, double against) { return levels.reached(forth, back, against); };
    };
    const auto [strongly, weakly] = outranking_bits(given, by(strong), by(fitted.weak));
    fitted.places = outranking_places(strongly, weakly, strongly.size() < pairs_worth_threads ? 1 : given.threads);
    fitted.journeys = PlacedJourneys(given, fitted.places);
    return fitted;
  }

  friend bool operator==(const Electre2&, const Electre2&) = default;
};

static_assert(fully_described<Electre2>);

}  // namespace journeyrank
