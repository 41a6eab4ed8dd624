// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Operational competitiveness rating: how much better a journey is than the worst, in multiples of the least amount,
/// weighed and summed, over what the last of all journeys has.
///
/// A criterion of which less is more urgent (an input) adds weight * (greatest - amount) / least, any other (an output)
/// weight * (amount - least) / least.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s >= 0, the last of the journeys fitted on has 0; another one may go below
/// Edge    a least amount of 0: the least above 0 takes its place, and what is less than 1e-12 of the greatest counts
///         as that; a constant criterion adds nothing; a journey beyond those fitted on counts, on each criterion, as
///         the nearest of them
/// Source  parkan2000comparison, with a scale of ratios that is `complement`
/// Cost    fit O(n m), score O(m) a journey
/// Use     where the worst journey is what all are held against, and amounts are far from 0: beside a least amount near
///         0 one criterion decides alone, so not for rates that can vanish
struct Ocra {
  static constexpr const char* name = "ocra";
  static constexpr const char* formula =
      "I + O - least (I + O); I sums weight * (greatest - amount) / least over the falling criteria, O weight * "
      "(amount - "
      "least) / least over the rising ones";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool unbounded = true;
  static constexpr bool reads_direction = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  /// One criterion, and the amount that its gaps are multiples of.
  struct Criterion {
    AmountReach reach;
    double unit = 0.0;

    bool falls() const noexcept { return reach.falls; }
    double weight() const noexcept { return reach.weight; }

    double gap(double value) const noexcept {
      if (!(unit > 0.0)) return 0.0;
      const double amount = reach.amount(value);
      return (reach.falls ? reach.amounts.high - amount : amount - reach.amounts.low) / unit;
    }
  };

  struct Fitted {
    std::vector<Criterion> criteria;
    double least = 0.0;  ///< the least I + O

    double operator()(const ValueRow& value) const noexcept {
      const WeightedAmounts found = inputs_and_outputs(value);
      return found.falling + found.rising - least;
    }

    /// I, the falling, and O, the rising part.
    WeightedAmounts inputs_and_outputs(const ValueRow& value) const noexcept {
      return weighted_amounts(criteria, [&](std::size_t c) { return criteria[c].gap(value(c)); });
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted;
    for (const AmountReach& reach : amount_reach_of(given)) {
      double unit = std::numeric_limits<double>::infinity();
      for (const double value : given.columns[fitted.criteria.size()]) {
        const double amount = reach.amount(value);
        if (amount > 0.0) unit = std::min(unit, amount);
      }
      if (!(reach.amounts.high > 0.0)) unit = 0.0;
      fitted.criteria.push_back({reach, std::max(unit, product(reach.amounts.high, 1e-12))});
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t journey = 0; journey < given.journey_count(); ++journey) {
      const auto value = given.at(journey);
      least = std::min(least, fitted(ValueRow(value)));
    }
    if (given.journey_count() > 0) fitted.least = least;
    return fitted;
  }

  friend bool operator==(const Ocra&, const Ocra&) = default;
};

static_assert(fully_described<Ocra>);

}  // namespace journeyrank
