// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The root assessment method: the (2 + S⁻)-th root of 2 + S⁺, where S⁺ sums weight * share over the criteria of which
/// more is more urgent, and S⁻ over the others; a share is that of the sum of all amounts.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s from 1.26 (the cube root of 2) to 1.73 (the square root of 3), most often close to 1.41
/// Edge    a criterion on which every amount is 0 adds nothing; a journey beyond those fitted on counts, on each
///         criterion, as the nearest of them
/// Source  sotoudehanvari2023ram, with a scale of ratios that is `complement`
/// Cost    fit O(n m), score O(m) a journey
/// Use     to repeat a study that has it. Scores lie very close together and cannot be read as anything: for priorities
///         of your own take weighted_sum
struct Ram {
  static constexpr const char* name = "ram";
  static constexpr const char* formula =
      "(2 + S+) ^ (1 / (2 + S-)); S sums weight * amount / sum of amounts over the rising (+) and the falling (-) "
      "criteria";
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
      const WeightedAmounts sums =
          weighted_amounts(criteria, [&](std::size_t c) { return criteria[c].share(value(c)); });
      return exponential(natural_log(2.0 + sums.rising) / (2.0 + sums.falling));
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {shares_of_sum(given)}; }

  friend bool operator==(const Ram&, const Ram&) = default;
};

static_assert(fully_described<Ram>);

}  // namespace journeyrank
