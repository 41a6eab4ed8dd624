// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// What EDAS finds of one journey: how far it lies above and below the average journey, in shares of the average.
struct EdasMeasures {
  double above = 0.0;  ///< the weighted sum of the positive distances, SP of its authors
  double below = 0.0;  ///< of the negative ones, SN
};

/// Evaluation by the distance from the average: s = (above / largest above + 1 - below / largest below) / 2.
///
/// A distance is a share of the average amount; the amount of a criterion of which less is more urgent is 1 - value.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1]
/// Edge    a constant criterion counts nothing; no journey lies above the average: that half is 0, none below: it is
///         1/2, so journeys that are all alike score 0.5
/// Source  keshavarz2015edas, with the scale max_ratio and falling complement (or sum_ratio, vector_ratio)
/// Cost    fit O(n m), score O(m) a journey
/// Use     where people talk of journeys as better or worse than the average, and the list is settled: the average
///         moves with every journey that comes or goes
struct Edas {
  static constexpr const char* name = "edas";
  static constexpr const char* formula =
      "mean of (weighted distance above the average / largest) and (1 - weighted distance below it / largest)";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr bool reads_direction = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    struct Average {
      double weight = 0.0;
      double value = 0.0;
      double amount = 0.0;  ///< what distances are shares of; 0 where no journey differs
    };
    std::vector<Average> averages;
    EdasMeasures largest{};

    double operator()(const ValueRow& value) const noexcept {
      const EdasMeasures found = measures(value);
      return 0.5 * (share(found.above, largest.above) + (1.0 - share(found.below, largest.below)));
    }

    EdasMeasures measures(const ValueRow& value) const noexcept {
      EdasMeasures found;
      for (std::size_t c = 0; c < averages.size(); ++c) {
        const Average& average = averages[c];
        if (average.amount == 0.0) continue;
        const double gap = value(c) - average.value;
        found.above += product(average.weight, std::fmax(0.0, gap) / average.amount);
        found.below += product(average.weight, std::fmax(0.0, -gap) / average.amount);
      }
      return found;
    }

   private:
    /// A journey that was not there when it was fitted may lie farther than the farthest.
    static double share(double of, double largest) noexcept {
      return largest > 0.0 ? std::fmin(1.0, of / largest) : 0.0;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted;
    for (std::size_t c = 0; c < given.criterion_count(); ++c) {
      const std::span<const double> column = given.columns.empty() ? std::span<const double>() : given.columns[c];
      const Extent extent = extent_of(column);
      fitted.averages.push_back({given.weights[c], mean_of(column), 0.0});
      if (extent.low < extent.high) fitted.averages.back().amount = average_amount(column, given.falls(c));
    }
    for (std::size_t journey = 0; journey < given.journey_count(); ++journey) {
      const auto at = given.at(journey);
      const EdasMeasures found = fitted.measures(ValueRow(at));
      fitted.largest.above = std::fmax(fitted.largest.above, found.above);
      fitted.largest.below = std::fmax(fitted.largest.below, found.below);
    }
    return fitted;
  }

  friend bool operator==(const Edas&, const Edas&) = default;

 private:
  static double average_amount(std::span<const double> values, bool falls) {
    if (!falls) return mean_of(values);
    std::vector<double> amounts;
    for (const double value : values) amounts.push_back(1.0 - value);
    return mean_of(amounts);
  }
};

static_assert(fully_described<Edas>);

}  // namespace journeyrank
