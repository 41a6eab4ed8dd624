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
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Complex proportional assessment: what a journey has on the criteria of which more is more urgent, and a part of what
/// all have on the others, the larger the less it has there itself; as a share of the best.
///
/// Q = S⁺ + (sum of S⁻) / (S⁻ * sum of 1 / S⁻), where S⁺ and S⁻ sum weight * amount / sum of amounts.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; Q / largest Q, in [0, 1] for those that it is fitted on; another one may go above
/// Edge    no criterion falls: Q = S⁺; journeys with S⁻ = 0 share the whole part of S⁻ evenly; every amount is 0:
///         s = 1; a journey beyond those fitted on counts, on each criterion and in S⁻, as the nearest of them
/// Source  zavadskas1994copras, with a scale of ratios that is `complement`
/// Cost    fit O(n m), score O(m) a journey
/// Use     to repeat a study, or where costs must count by their reciprocal beside gains and a score should read as a
///         share of the best. A journey with next to nothing on all falling criteria goes far ahead by that alone
struct Copras {
  static constexpr const char* name = "copras";
  static constexpr const char* formula =
      "Q / largest Q, Q = S+ + sum of S- / (S- * sum of 1 / S-); S sums weight * amount / sum of amounts over the "
      "rising "
      "(+) and the falling (-) criteria";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool unbounded = true;
  static constexpr bool reads_direction = true;
  static constexpr bool counts_journeys = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<AmountShare> criteria;
    double least = 0.0;          ///< the least S⁻
    double total = 0.0;          ///< the sum of S⁻
    double sum_of_ratios = 0.0;  ///< of least / S⁻
    double largest = 0.0;        ///< the largest Q

    double operator()(const ValueRow& value) const noexcept {
      return largest > 0.0 ? significance(value) / largest : 1.0;
    }

    /// Q.
    double significance(const ValueRow& value) const noexcept {
      const WeightedAmounts found = sums(value);
      return found.rising + (total > 0.0 ? product(total, ratio(found.falling)) / sum_of_ratios : 0.0);
    }

    WeightedAmounts sums(const ValueRow& value) const noexcept {
      return weighted_amounts(criteria, [&](std::size_t c) { return criteria[c].share(value(c)); });
    }

    /// 1 / S⁻ in multiples of the largest one, so that S⁻ may be 0.
    double ratio(double falling) const noexcept { return falling <= least ? 1.0 : least / falling; }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{.criteria = shares_of_sum(given), .least = std::numeric_limits<double>::infinity()};
    ExactSum total;
    ExactSum ratios;
    const auto each_journey = [&](const auto& visit) {
      for (std::size_t journey = 0; journey < given.journey_count(); ++journey) {
        const auto value = given.at(journey);
        visit(ValueRow(value));
      }
    };
    each_journey([&](const ValueRow& value) {
      const double falling = fitted.sums(value).falling;
      total.add(falling);
      fitted.least = std::min(fitted.least, falling);
    });
    each_journey([&](const ValueRow& value) { ratios.add(fitted.ratio(fitted.sums(value).falling)); });
    fitted.total = total.value();
    fitted.sum_of_ratios = ratios.value();
    each_journey([&](const ValueRow& value) { fitted.largest = std::max(fitted.largest, fitted.significance(value)); });
    return fitted;
  }

  friend bool operator==(const Copras&, const Copras&) = default;
};

static_assert(fully_described<Copras>);

}  // namespace journeyrank
