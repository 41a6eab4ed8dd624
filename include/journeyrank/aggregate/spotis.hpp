// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/aggregate/weighted_sum.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Stable preference ordering towards the ideal: s = 1 - D, D = sum of weight * |value - 1| over the criteria: the
/// distance from the ideal, whose bounds are the ends of the scales.
///
/// With weights that add up to 1 that is the weighted sum, and it is added up as one: what holds of a sum, exact
/// answers about weights among it, holds here. On anchors no other journey moves a score, which is what its authors are
/// after.
///
/// Shape   values: m, weights: m, normalised; returns one score
/// Units   none; s in [0, 1], 1 is the ideal journey
/// Edge    no criterion: s = 0
/// Source  dezert2020spotis, with the scale anchored: at_0 and at_1 are the bounds
/// Cost    O(m) a journey
/// Use     where somebody asks for a method of the literature in which no journey reorders others: it is weighted_sum
///         on anchored scales under another name
struct Spotis {
  static constexpr const char* name = "spotis";
  static constexpr const char* formula = "1 - sum of weight * (1 - value): the weighted sum, seen from the ideal";
  static constexpr bool additive = true;
  static constexpr bool relative = false;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    WeightedSum::Fitted sum;

    double operator()(const ValueRow& value) const noexcept { return sum(value); }

    /// D of its authors: lower for a more urgent journey.
    double distance(const ValueRow& value) const noexcept {
      double found = 0.0;
      for (std::size_t c = 0; c < sum.weights.size(); ++c) found += product(sum.weights[c], 1.0 - value(c));
      return found;
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {WeightedSum{}.fit(given)}; }

  friend bool operator==(const Spotis&, const Spotis&) = default;
};

static_assert(fully_described<Spotis>);

}  // namespace journeyrank
