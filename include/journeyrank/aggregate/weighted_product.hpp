// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The weighted product: s = v_1^w_1 * ... * v_m^w_m. No high value makes up for a value of 0.
///
/// Shape   values: m, weights: m, normalised, each above 0; returns one score
/// Units   none; s in [0, 1], 1 is the most urgent journey there can be
/// Edge    a value of 0 on a criterion that weighs something: s = 0; no criterion: s = 1
/// Source  bridgman1922dimensional; miller1969executive
/// Cost    O(m) a journey, a logarithm a criterion
/// Use     where a journey with next to nothing on one criterion must not come high by the others, or where ratios are
///         what people mean: twice the customers, half the effort
struct WeightedProduct {
  static constexpr const char* name = "weighted_product";
  static constexpr const char* formula = "product of value ^ weight over the criteria; 0 where a value is 0";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<double> weights;

    double operator()(const ValueRow& value) const noexcept {
      double exponent = 0.0;
      for (std::size_t c = 0; c < weights.size(); ++c) exponent += product(natural_log(value(c)), weights[c]);
      return exponential(exponent);
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {{given.weights.begin(), given.weights.end()}}; }

  friend bool operator==(const WeightedProduct&, const WeightedProduct&) = default;
};

static_assert(fully_described<WeightedProduct>);

}  // namespace journeyrank
