// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Comparison with the border approximation area: s = sum of weight * (1 + position) - border over the criteria, where
/// the position of a value is 0 at the least and 1 at the greatest that is met, and the border is the geometric mean of
/// weight * (1 + position) over the journeys.
///
/// Every scale that is a straight line gives the same.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; from -1 to 1: above 0 a journey lies beyond the border, on the urgent side
/// Edge    a constant criterion counts nothing; journeys that are all alike score 0
/// Source  pamucar2015mabac
/// Cost    fit O(n m), a logarithm a cell; score O(m) a journey
/// Use     where a line between act and leave is wanted beside the order: above 0 a journey lies on the urgent side of
///         the border. The order is that of weighted_sum on the scale min_max
struct Mabac {
  static constexpr const char* name = "mabac";
  static constexpr const char* formula =
      "sum of weight * (1 + position between the least and the greatest value) - its geometric mean over the journeys";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr bool unbounded = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<ValueReach> reach;
    std::vector<double> means;  ///< geometric, of 1 + position, one a criterion

    double operator()(const ValueRow& value) const noexcept {
      double score = 0.0;
      for (std::size_t c = 0; c < reach.size(); ++c) {
        score += product(reach[c].weight, (1.0 + reach[c].position(value(c), 0.0)) - means[c]);
      }
      return score;
    }

    /// The border of a criterion, as its authors print it.
    double border(std::size_t c) const noexcept { return product(reach[c].weight, means[c]); }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{reach_of(given), {}};
    for (std::size_t c = 0; c < fitted.reach.size(); ++c) {
      fitted.means.push_back(geometric_mean(fitted.reach[c], given.columns[c]));
    }
    return fitted;
  }

  friend bool operator==(const Mabac&, const Mabac&) = default;

 private:
  static double geometric_mean(const ValueReach& reach, std::span<const double> values) {
    if (!(reach.values.low < reach.values.high)) return 1.0;
    ExactSum logs;
    for (const double value : values) logs.add(natural_log(1.0 + reach.position(value, 0.0)));
    return std::clamp(exponential(logs.value() / static_cast<double>(values.size())), 1.0, 2.0);
  }
};

static_assert(fully_described<Mabac>);

}  // namespace journeyrank
