// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// The amount behind a value, for methods that treat a criterion of which less is more urgent apart: the value itself,
/// or 1 less it where less is more urgent. On a scale of ratios that is `complement` it is the share of the raw value.
inline double amount_of(double value, bool falls) noexcept { return falls ? 1.0 - value : value; }

/// One criterion, and the least and the greatest amount that a journey has on it.
struct AmountReach {
  double weight = 0.0;
  bool falls = false;
  Extent amounts{};

  /// The amount of a value; that of a journey beyond those fitted on counts as the nearest of theirs.
  double amount(double value) const noexcept { return std::clamp(amount_of(value, falls), amounts.low, amounts.high); }
};

/// Weight, direction and reach of amounts of every criterion. Cost: O(n m).
inline std::vector<AmountReach> amount_reach_of(const WeighedColumns& given) {
  std::vector<AmountReach> reach;
  for (std::size_t c = 0; c < given.columns.size(); ++c) {
    const bool falls = given.falls(c);
    Extent amounts = extent_of(given.columns[c]);
    if (given.columns[c].empty())
      amounts = {.low = 0.0, .high = 0.0};
    else if (falls)
      amounts = {.low = 1.0 - amounts.high, .high = 1.0 - amounts.low};
    reach.push_back({given.weights[c], falls, amounts});
  }
  return reach;
}

/// One criterion whose amounts count as shares of a whole: their sum, or their length as a vector. So it does not
/// matter what share of what the scale gave, as long as it is a straight line through 0.
///
/// Units   none; shares in [0, 1]
/// Edge    every amount is 0: every share is 0
struct AmountShare {
  AmountReach reach;
  double whole = 0.0;  ///< in multiples of the greatest amount, so that none is too small to be squared

  double weight() const noexcept { return reach.weight; }
  bool falls() const noexcept { return reach.falls; }
  double share(double value) const noexcept { return of_amount(reach.amount(value)); }

  /// The share of the most urgent amount of those fitted on.
  double best() const noexcept { return of_amount(reach.falls ? reach.amounts.low : reach.amounts.high); }

  double of_amount(double amount) const noexcept { return whole > 0.0 ? amount / reach.amounts.high / whole : 0.0; }
};

/// Each criterion with the whole that `add` sums up: `add(sum, amount)`, the amount in multiples of the greatest one.
template <class Add>
std::vector<AmountShare> amount_shares_of(const WeighedColumns& given, const Add& add) {
  std::vector<AmountShare> shares;
  for (const AmountReach& reach : amount_reach_of(given)) {
    ExactSum sum;
    for (const double value : given.columns[shares.size()]) {
      if (reach.amounts.high > 0.0) add(sum, reach.amount(value) / reach.amounts.high);
    }
    shares.push_back({reach, sum.value()});
  }
  return shares;
}

/// Amounts as shares of their sum. Cost: O(n m).
inline std::vector<AmountShare> shares_of_sum(const WeighedColumns& given) {
  return amount_shares_of(given, [](ExactSum& sum, double amount) { sum.add(amount); });
}

/// Amounts as shares of the root of the sum of their squares. Cost: O(n m).
inline std::vector<AmountShare> shares_of_length(const WeighedColumns& given) {
  std::vector<AmountShare> shares =
      amount_shares_of(given, [](ExactSum& sum, double amount) { sum.add(product(amount, amount)); });
  for (AmountShare& each : shares) each.whole = std::sqrt(each.whole);
  return shares;
}

/// What a journey has on the criteria of which more is more urgent, and on the others: sums of weight * share.
struct WeightedAmounts {
  double rising = 0.0;
  double falling = 0.0;
};

/// `part(c)` is what criterion c adds before it is weighed; added in criterion order.
template <class Criterion, class Part>
WeightedAmounts weighted_amounts(const std::vector<Criterion>& criteria, const Part& part) noexcept {
  WeightedAmounts found;
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    (criteria[c].falls() ? found.falling : found.rising) += product(criteria[c].weight(), part(c));
  }
  return found;
}

}  // namespace journeyrank
