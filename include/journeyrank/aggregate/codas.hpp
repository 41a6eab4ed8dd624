// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// How far a journey lies from the worst of all: in a straight line, and along the criteria.
struct CodasDistances {
  double straight = 0.0;  ///< E of its authors
  double along = 0.0;     ///< T, the city-block distance

  friend bool operator==(const CodasDistances&, const CodasDistances&) = default;
};

/// Combinative distance-based assessment: s = sum over all journeys k of (E - E_k) + psi * (T - T_k), where E and T are
/// the distances of the weighted values from the least that are met, and psi is 1 where E and E_k are at least the
/// threshold apart, else 0.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; about 0 in the mean, larger with more journeys
/// Edge    journeys that are all alike score 0; a constant criterion counts nothing
/// Errors  bad_option if the threshold is outside (0, 1]
/// Source  keshavarz2016codas, with the scale max_ratio and falling reciprocal; it takes 0.02 for the threshold
/// Cost    fit O(n (m + log n)), score O(m + log n) a journey
/// Use     to repeat a study that has it. It can rank a journey below one that is no better on any criterion: hold
///         weighted_sum beside it before anybody acts on it
struct Codas {
  double threshold = 0.02;  ///< how far apart straight distances are for city blocks to count

  static constexpr const char* name = "codas";
  static constexpr const char* formula =
      "sum over the journeys of the difference of straight distances from the worst, and of city-block distances where "
      "straight ones differ by the threshold";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr bool unbounded = true;
  static constexpr std::string_view breaks_dominance =
      "where a journey comes within the threshold of another, the difference of their city-block distances is dropped";
  static constexpr auto fields() {
    return FieldList{Field{"threshold", &Codas::threshold,
                           "how far apart straight distances are for city blocks to count",
                           Allowed{.at_least = 1e-9, .at_most = 1.0}}};
  }

  std::string fault() const { return threshold >= 1e-9 && threshold <= 1.0 ? "" : "threshold must be 1e-9 to 1"; }

  struct Fitted {
    double threshold = 0.02;
    std::vector<ValueReach> reach;
    std::vector<CodasDistances> sorted;  ///< of the journeys that it was fitted on, by straight distance
    std::vector<double> along_before;    ///< the sum of the first k city-block distances, k from 0
    double straight = 0.0;               ///< the sum of all straight ones

    double operator()(const ValueRow& value) const noexcept {
      const CodasDistances found = distances(value);
      const std::size_t n = sorted.size();
      const double far = threshold - level_slack;
      const auto far_below = [&](const CodasDistances& other) { return found.straight - other.straight >= far; };
      const auto not_far_above = [&](const CodasDistances& other) { return !(other.straight - found.straight >= far); };
      const auto below =
          static_cast<std::size_t>(std::partition_point(sorted.begin(), sorted.end(), far_below) - sorted.begin());
      const auto above =
          static_cast<std::size_t>(std::partition_point(sorted.begin(), sorted.end(), not_far_above) - sorted.begin());
      const auto count = static_cast<double>(below + n - above);
      const double along = along_before[below] + (along_before[n] - along_before[above]);
      return (product(static_cast<double>(n), found.straight) - straight) + (product(count, found.along) - along);
    }

    CodasDistances distances(const ValueRow& value) const noexcept {
      CodasDistances found;
      for (std::size_t c = 0; c < reach.size(); ++c) {
        // A journey that was not there when it was fitted may lie below the worst.
        const double gap = product(reach[c].weight, std::fmax(0.0, value(c) - reach[c].values.low));
        found.straight += product(gap, gap);
        found.along += gap;
      }
      found.straight = std::sqrt(found.straight);
      return found;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{threshold, reach_of(given), {}, {0.0}, 0.0};
    for (std::size_t journey = 0; journey < given.journey_count(); ++journey) {
      const auto at = given.at(journey);
      fitted.sorted.push_back(fitted.distances(ValueRow(at)));
    }
    std::sort(fitted.sorted.begin(), fitted.sorted.end(), [](const CodasDistances& a, const CodasDistances& b) {
      return a.straight != b.straight ? a.straight < b.straight : a.along < b.along;
    });
    ExactSum straight;
    ExactSum along;
    for (const CodasDistances& each : fitted.sorted) {
      straight.add(each.straight);
      along.add(each.along);
      fitted.along_before.push_back(along.value());
    }
    fitted.straight = straight.value();
    return fitted;
  }

  friend bool operator==(const Codas&, const Codas&) = default;
};

static_assert(fully_described<Codas>);

}  // namespace journeyrank
