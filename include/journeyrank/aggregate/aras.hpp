// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/ratio_to_best.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Additive ratio assessment: the weighted sum of shares as a ratio to that of an optimal journey, which has the best
/// value on every criterion and is counted among them.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1], 1 is the optimal journey
/// Edge    journeys that are all alike are all optimal: s = 1; every value of a criterion is 0: all are best on it; a
///         journey beyond those fitted on counts, on each criterion, as the nearest of them
/// Source  zavadskas2010new, with the scale max_ratio or sum_ratio, `reciprocal`
/// Cost    fit O(n m), score O(m) a journey
/// Use     where a score should read as a share of the best that could be put together from what is there: 0.8 is four
///         fifths of it. It is a weighted sum in its order
struct Aras {
  static constexpr const char* name = "aras";
  static constexpr const char* formula =
      "S / S of the optimal journey, S = sum of weight * value / (best value + sum of values)";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<ValueReach> reach;
    std::vector<double> wholes;  ///< best value + sum of values, in multiples of the best
    double optimal = 0.0;        ///< S of the optimal journey

    double operator()(const ValueRow& value) const noexcept {
      return sum([&](std::size_t c) { return ratio_to_best(value(c), reach[c].values); }) / optimal;
    }

    template <class Ratio>
    double sum(const Ratio& ratio) const noexcept {
      double found = 0.0;
      for (std::size_t c = 0; c < reach.size(); ++c) found += product(reach[c].weight, ratio(c) / wholes[c]);
      return found;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{reach_of(given), {}, 0.0};
    for (std::size_t c = 0; c < fitted.reach.size(); ++c) {
      ExactSum whole;
      whole.add(1.0);
      for (const double value : given.columns[c]) whole.add(ratio_to_best(value, fitted.reach[c].values));
      fitted.wholes.push_back(whole.value());
    }
    fitted.optimal = fitted.sum([](std::size_t) { return 1.0; });
    return fitted;
  }

  friend bool operator==(const Aras&, const Aras&) = default;
};

static_assert(fully_described<Aras>);

}  // namespace journeyrank
