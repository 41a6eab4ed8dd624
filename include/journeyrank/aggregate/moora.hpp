// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The ratio system of MOORA: the weighted amounts of which more is more urgent, less those of which less is. An amount
/// counts as its share of the root of the sum of squares, so every scale through 0 that is a straight line gives the
/// same.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [-1, 1], 1 is the most urgent
/// Edge    a criterion on which every amount is 0 adds nothing; a journey beyond those fitted on counts, on each
///         criterion, as the nearest of them
/// Source  brauers2006moora, with a scale of ratios that is `complement`
/// Cost    fit O(n m), score O(m) a journey
/// Use     to repeat a study that has it. Its vector shares move with every journey and nobody can read them: for
///         priorities of your own weighted_sum on anchored scales answers the same question more plainly
struct Moora {
  static constexpr const char* name = "moora";
  static constexpr const char* formula =
      "sum of weight * share over the rising criteria, less that over the falling ones; share = amount / root of the "
      "sum "
      "of squares";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool unbounded = true;
  static constexpr bool reads_direction = true;
  static constexpr bool counts_journeys = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<AmountShare> criteria;

    double operator()(const ValueRow& value) const noexcept {
      double score = 0.0;
      for (std::size_t c = 0; c < criteria.size(); ++c) {
        const double part = product(criteria[c].weight(), criteria[c].share(value(c)));
        score = criteria[c].falls() ? score - part : score + part;
      }
      return score;
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {shares_of_length(given)}; }

  friend bool operator==(const Moora&, const Moora&) = default;
};

static_assert(fully_described<Moora>);

}  // namespace journeyrank
