// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The additive value model: s = w_1 v_1 + ... + w_m v_m, added in criterion order, each product rounded first.
///
/// Shape   values: m, weights: m, normalised; returns one score
/// Units   none; s in [0, 1], 1 is the most urgent journey there can be
/// Edge    no criterion: s = 0; rounded weights may add up to 1 + 2^-52, and then s goes as far
/// Source  keeney1976decisions; fishburn1967additive
/// Cost    O(m) a journey
/// Use     where nothing speaks for another method: anybody can check a score by hand, a strong side makes up for a
///         weak one, and every question about weights has an exact answer
struct WeightedSum {
  static constexpr const char* name = "weighted_sum";
  static constexpr const char* formula = "sum of weight * value over the criteria, in their order";
  static constexpr bool additive = true;
  static constexpr bool relative = false;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  double operator()(std::span<const double> values, std::span<const double> weights) const noexcept {
    assert(values.size() == weights.size());
    double score = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) score += product(values[i], weights[i]);
    return score;
  }

  /// The weights, for a caller that scores by whatever method is chosen.
  struct Fitted {
    std::vector<double> weights;

    double operator()(const ValueRow& value) const noexcept {
      double score = 0.0;
      for (std::size_t c = 0; c < weights.size(); ++c) score += product(value(c), weights[c]);
      return score;
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {{given.weights.begin(), given.weights.end()}}; }

  friend bool operator==(const WeightedSum&, const WeightedSum&) = default;
};

static_assert(fully_described<WeightedSum>);

}  // namespace journeyrank
