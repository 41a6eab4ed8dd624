// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/moora.hpp"
#include "journeyrank/aggregate/moora_reference.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// How MULTIMOORA makes one order of three.
///
/// reciprocal_ranks  the mean of 1 / rank: a first place counts as much as two second ones
/// dominance         the share of the other journeys that it beats in two of the three orders or in all
enum class MooraOrders { reciprocal_ranks, dominance };

constexpr auto enumerators(MooraOrders) {
  return std::array{Enumerator{"reciprocal_ranks", MooraOrders::reciprocal_ranks},
                    Enumerator{"dominance", MooraOrders::dominance}};
}

/// MULTIMOORA: the orders by the ratio system, by the reference point and by the full multiplicative form, made one.
///
/// The multiplicative form multiplies share ^ weight of the criteria of which more is more urgent and divides by that
/// of the others. A rank is one more than the number of journeys, of those fitted on, that score higher by more than
/// rounding (about 1e-12).
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1]; 1 is first in each of the three orders (reciprocal_ranks), or beats all others
///         (dominance)
/// Edge    journeys that are all alike: all are first, s = 1, or none beats another, s = 0; a share of 0 counts as the
///         least normal double where it is multiplied; one journey by dominance: s = 0
/// Source  brauers2010project; dominance: brauers2011multimoora; reciprocal ranks: hafezalkotob2019overview; with a
///         scale of ratios that is `complement`
/// Cost    fit O(n (m + log n)); score O(m + log n) a journey, a logarithm a criterion; by dominance O(m + n)
/// Use     to check that a first place does not hang on one way of adding up: three orders vote. Scores are made of
///         places, so how far two lie apart says nothing
struct Multimoora {
  MooraOrders combined = MooraOrders::reciprocal_ranks;  ///< how one order is made of three

  static constexpr const char* name = "multimoora";
  static constexpr const char* formula =
      "mean of 1 / rank by the ratio system, the reference point and the full multiplicative form, or the share of the "
      "others that are beaten in two of the three";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool reads_direction = true;
  static constexpr bool counts_journeys = true;
  static constexpr auto fields() {
    return FieldList{Field{"combined", &Multimoora::combined, "how one order is made of three"}};
  }

  std::string fault() const { return ""; }

  using Scores = std::array<double, 3>;  ///< ratio system, reference point, multiplicative form: more is more urgent

  struct Fitted {
    MooraOrders combined = MooraOrders::reciprocal_ranks;
    Moora::Fitted ratio_system;
    MooraReference::Fitted reference_point;
    std::vector<Scores> journeys;                  ///< of those fitted on; only where dominance asks
    std::array<std::vector<double>, 3> ascending;  ///< the same an order, sorted; only where ranks are asked for

    double operator()(const ValueRow& value) const noexcept {
      const Scores scores = parts(value);
      return combined == MooraOrders::dominance ? beaten_share(scores) : mean_of_inverse_ranks(scores);
    }

    /// The scores of the three orders, on the grid of levels: rounding makes no rank.
    Scores parts(const ValueRow& value) const noexcept {
      return {on_level_grid(ratio_system(value)), on_level_grid(reference_point(value)),
              on_level_grid(log_of_product(value))};
    }

    /// The natural logarithm of the full multiplicative form.
    double log_of_product(const ValueRow& value) const noexcept {
      double sum = 0.0;
      const auto& criteria = ratio_system.criteria;
      for (std::size_t c = 0; c < criteria.size(); ++c) {
        const double share = std::max(criteria[c].share(value(c)), std::numeric_limits<double>::min());
        const double part = product(natural_log(share), criteria[c].weight());
        sum = criteria[c].falls() ? sum - part : sum + part;
      }
      return sum;
    }

   private:
    double mean_of_inverse_ranks(const Scores& scores) const noexcept {
      double sum = 0.0;
      for (std::size_t k = 0; k < scores.size(); ++k) {
        const auto above = ascending[k].end() - std::upper_bound(ascending[k].begin(), ascending[k].end(), scores[k]);
        sum += 1.0 / static_cast<double>(above + 1);
      }
      return sum / 3.0;
    }

    double beaten_share(const Scores& scores) const noexcept {
      if (journeys.size() < 2) return 0.0;
      std::size_t beaten = 0;
      for (const Scores& other : journeys) {
        const int wins =
            (scores[0] > other[0] ? 1 : 0) + (scores[1] > other[1] ? 1 : 0) + (scores[2] > other[2] ? 1 : 0);
        beaten += wins >= 2 ? 1 : 0;
      }
      // A journey that was not there may beat all of those that were.
      return std::min(1.0, static_cast<double>(beaten) / static_cast<double>(journeys.size() - 1));
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    const auto shares = shares_of_length(given);
    Fitted fitted{combined, {shares}, {shares}, {}, {}};
    for (std::size_t journey = 0; journey < given.journey_count(); ++journey) {
      const auto value = given.at(journey);
      const Scores scores = fitted.parts(ValueRow(value));
      if (combined == MooraOrders::dominance) {
        fitted.journeys.push_back(scores);
      } else {
        for (std::size_t k = 0; k < scores.size(); ++k) fitted.ascending[k].push_back(scores[k]);
      }
    }
    for (auto& each : fitted.ascending) std::sort(each.begin(), each.end());
    return fitted;
  }

  friend bool operator==(const Multimoora&, const Multimoora&) = default;
};

static_assert(fully_described<Multimoora>);

}  // namespace journeyrank
