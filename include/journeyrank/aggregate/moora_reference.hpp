// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The reference point of MOORA: 1 less the largest weighted gap to the best share that is met on a criterion. Amounts
/// count as in the ratio system.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1], 1 is best on every criterion; the number of the literature, lower for a more urgent
///         journey, is `deviation`
/// Edge    journeys that are all alike: s = 1; a journey beyond those fitted on counts, on each criterion, as the
///         nearest of them
/// Source  brauers2006moora, with a scale of ratios that is `complement`
/// Cost    fit O(n m), score O(m) a journey
/// Use     to find journeys that fall short nowhere by much. Only the largest gap counts: what a journey has on all
///         other criteria does not show, and many tie
struct MooraReference {
  static constexpr const char* name = "moora_reference";
  static constexpr const char* formula =
      "1 - the largest weight * |best share - share|; share = amount / root of the sum of squares";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool reads_direction = true;
  static constexpr bool counts_journeys = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<AmountShare> criteria;

    double operator()(const ValueRow& value) const noexcept { return 1.0 - deviation(value); }

    /// The largest weighted gap to the reference point.
    double deviation(const ValueRow& value) const noexcept {
      double largest = 0.0;
      for (std::size_t c = 0; c < criteria.size(); ++c) {
        const AmountShare& each = criteria[c];
        const double share = each.share(value(c));
        const double gap = each.falls() ? share - each.best() : each.best() - share;
        largest = std::max(largest, product(each.weight(), gap));
      }
      return largest;
    }
  };
  Fitted fit(const WeighedColumns& given) const { return {shares_of_length(given)}; }

  friend bool operator==(const MooraReference&, const MooraReference&) = default;
};

static_assert(fully_described<MooraReference>);

}  // namespace journeyrank
