// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/ratio_to_best.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The logarithm methodology of additive weights, its ranking step: s sums 2 φ^w / ((2 - φ)^w + φ^w) over the criteria,
/// where φ is the share of ln(1 + value / best value) of its sum over the journeys.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s from 0 to m, for m criteria; their own weights sit in exponents, so scores lie close to each other
/// Edge    a value of 0 adds nothing, however small the weight; one journey: s = m; every value of a criterion is 0:
///         all are best on it; a journey beyond those fitted on counts, on each criterion, as the nearest of them
/// Source  pamucar2021lmaw, with the scale max_ratio, `reciprocal`
/// Cost    fit O(n m), score O(m) a journey, three logarithms or exponentials a criterion
/// Use     to repeat a study that has it. Weights sit in exponents and scores lie close together, so differences
///         between scores say little
struct Lmaw {
  static constexpr const char* name = "lmaw";
  static constexpr const char* formula =
      "sum of 2 * f^weight / ((2 - f)^weight + f^weight), f = ln(1 + value / best value) / its sum over the journeys";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool unbounded = true;
  static constexpr bool counts_journeys = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<ValueReach> reach;
    std::vector<double> wholes;  ///< the sum of logarithms a criterion; 0 where no journey is fitted on

    double operator()(const ValueRow& value) const noexcept {
      double score = 0.0;
      for (std::size_t c = 0; c < reach.size(); ++c) {
        const double logarithm = natural_log(1.0 + ratio_to_best(value(c), reach[c].values));
        score += part(wholes[c] > 0.0 ? logarithm / wholes[c] : 1.0, reach[c].weight);
      }
      return score;
    }

    /// 2 φ^w / ((2 - φ)^w + φ^w), written so that each step keeps its order when it is rounded.
    static double part(double share, double weight) noexcept {
      if (!(share > 0.0)) return 0.0;
      return 2.0 / (1.0 + exponential(product(weight, natural_log((2.0 - share) / share))));
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{reach_of(given), {}};
    for (std::size_t c = 0; c < fitted.reach.size(); ++c) {
      ExactSum whole;
      for (const double value : given.columns[c]) {
        whole.add(natural_log(1.0 + ratio_to_best(value, fitted.reach[c].values)));
      }
      fitted.wholes.push_back(whole.value());
    }
    return fitted;
  }

  friend bool operator==(const Lmaw&, const Lmaw&) = default;
};

static_assert(fully_described<Lmaw>);

}  // namespace journeyrank
