// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Ideal against real assessment: s = 1 - n Q, where Q is the total gap of its authors: the sum over the criteria of
/// (weight / n) * (1 - position), the position of a value being 0 at the least and 1 at the greatest that is met.
///
/// n Q is what a journey lacks of the whole, so scores do not shrink with the number of journeys. Every scale that is a
/// straight line gives the same, and the order is that of the weighted sum on the scale min_max.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1], 1 is best on every criterion
/// Edge    a constant criterion leaves no gap; journeys that are all alike score 1
/// Source  gigovic2016mairca
/// Cost    fit O(n m), score O(m) a journey
/// Use     to repeat a study that has it: the order is that of weighted_sum on the scale min_max
struct Mairca {
  static constexpr const char* name = "mairca";
  static constexpr const char* formula =
      "1 - n * Q, Q = sum of weight / n * (1 - position between the least and the greatest value), n journeys";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<ValueReach> reach;
    std::size_t journeys = 0;

    double operator()(const ValueRow& value) const noexcept { return std::fmax(0.0, 1.0 - lack(value)); }

    /// Q of its authors: lower for a more urgent journey. Edge: fitted on no journey: 0.
    double total_gap(const ValueRow& value) const noexcept {
      return journeys == 0 ? 0.0 : lack(value) / static_cast<double>(journeys);
    }

   private:
    double lack(const ValueRow& value) const noexcept {
      double sum = 0.0;
      for (std::size_t c = 0; c < reach.size(); ++c) {
        sum += product(reach[c].weight, 1.0 - reach[c].position(value(c), 1.0));
      }
      return sum;
    }
  };

  Fitted fit(const WeighedColumns& given) const { return {reach_of(given), given.journey_count()}; }

  friend bool operator==(const Mairca&, const Mairca&) = default;
};

static_assert(fully_described<Mairca>);

}  // namespace journeyrank
