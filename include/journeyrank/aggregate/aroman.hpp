// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Alternative ranking order method accounting for two-step normalisation: s = L ^ falling_power + A ^ (1 -
/// falling_power), where A sums weighted amounts over the criteria of which more is more urgent, and L over the others.
///
/// An amount counts as half of what min_max_share of its place between least and greatest, and the rest of its share of
/// the root of the sum of squares, give; the authors call the options beta and lambda. As published both sums raise the
/// score: a journey gains by more of what it should have less of.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1] as it stands, to 1.5 with other powers
/// Edge    on a constant criterion the place is 0; a sum of 0 to the power of 0 is 1; a journey beyond those fitted on
///         counts, on each criterion, as the nearest of them
/// Errors  bad_option if an option is outside [0, 1]
/// Source  boskovic2023aroman, with a scale of ratios that is `complement`
/// Cost    fit O(n m), score O(m) a journey
/// Use     to repeat a study that has it, or where no criterion falls. With falling criteria it rewards what it should
///         not: do not set priorities by it
struct Aroman {
  double min_max_share = 0.5;  ///< the part of the place between least and greatest amount, 0 to 1
  double falling_power = 0.5;  ///< the exponent of the falling sum, 0 to 1

  static constexpr const char* name = "aroman";
  static constexpr const char* formula =
      "L ^ falling_power + A ^ (1 - falling_power); A and L sum weight * (min_max_share * place between the ends + (1 "
      "- "
      "min_max_share) * share of the length) / 2 over the rising and the falling criteria";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool unbounded = true;
  static constexpr bool reads_direction = true;
  static constexpr bool counts_journeys = true;
  static constexpr std::string_view breaks_dominance =
      "its published formula rewards a journey for more of what it should have less of";
  static constexpr auto fields() {
    return FieldList{Field{"min_max_share", &Aroman::min_max_share, "the part of the place between least and greatest",
                           Allowed{.at_least = 0.0, .at_most = 1.0}},
                     Field{"falling_power", &Aroman::falling_power, "the exponent of the sum of the falling criteria",
                           Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  std::string fault() const {
    if (!(min_max_share >= 0.0 && min_max_share <= 1.0)) return "min_max_share must be 0 to 1";
    return falling_power >= 0.0 && falling_power <= 1.0 ? "" : "falling_power must be 0 to 1";
  }

  struct Fitted {
    double min_max_share = 0.5;
    double falling_power = 0.5;
    std::vector<AmountShare> criteria;

    double operator()(const ValueRow& value) const noexcept {
      const WeightedAmounts found = sums(value);
      return raised(found.falling, falling_power) + raised(found.rising, 1.0 - falling_power);
    }

    /// A, the rising, and L, the falling sum.
    WeightedAmounts sums(const ValueRow& value) const noexcept {
      return weighted_amounts(criteria, [&](std::size_t c) {
        const Extent& ends = criteria[c].reach.amounts;
        const double amount = criteria[c].reach.amount(value(c));
        const double place = ends.low < ends.high ? (amount - ends.low) / (ends.high - ends.low) : 0.0;
        return (product(min_max_share, place) + product(1.0 - min_max_share, criteria[c].of_amount(amount))) / 2.0;
      });
    }

   private:
    static double raised(double base, double to) noexcept {
      if (to == 0.0) return 1.0;
      return exponential(product(natural_log(base), to));
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {min_max_share, falling_power, shares_of_length(given)}; }

  friend bool operator==(const Aroman&, const Aroman&) = default;
};

static_assert(fully_described<Aroman>);

}  // namespace journeyrank
