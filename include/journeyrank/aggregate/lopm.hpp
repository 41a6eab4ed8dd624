// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "journeyrank/aggregate/amount_share.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Limits on properties: how a journey stands to a limit on each criterion. s = 1 / (1 + M), where M sums weight *
/// limit / amount over the criteria of which more is more urgent (a lower limit), and weight * amount / limit over the
/// others (an upper limit): at the limit on every criterion M = 1 and s = 1/2.
///
/// The limit is one share of every scale: with a scale anchored at 0 and twice the limit in raw units it is one half.
/// What the authors call a target is a falling criterion whose raw value is the distance from the target.
///
/// Shape   values: m, weights: m, normalised; returns one score
/// Units   none; s in [0, 1]; the number of the literature, lower for a more urgent journey, is `merit`
/// Edge    an amount of 0 where there is a lower limit counts as the least normal double: s is 0 but for 1e-300
/// Errors  bad_option if limit is not in [1e-6, 1]
/// Source  farag2020materials, with anchored scales from 0 to the limit / `limit`
/// Cost    O(m) a journey
/// Use     where a limit is agreed for every criterion, such as a target for repeats or for handle time: a journey that
///         stands at its limits scores one half, and the score tells how far it is beyond
struct Lopm {
  double limit = 0.5;  ///< where on each scale the limit lies, above 0 to 1

  static constexpr const char* name = "lopm";
  static constexpr const char* formula =
      "1 / (1 + M), M = sum of weight * limit / amount over the rising criteria, and of weight * amount / limit over "
      "the "
      "falling ones";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr bool reads_direction = true;
  static constexpr auto fields() {
    return FieldList{
        Field{"limit", &Lopm::limit, "where on each scale the limit lies", Allowed{.at_least = 1e-6, .at_most = 1.0}}};
  }

  std::string fault() const { return limit >= 1e-6 && limit <= 1.0 ? "" : "limit must be 0.000001 to 1"; }

  struct Fitted {
    double limit = 0.5;
    std::vector<double> weights;
    std::vector<std::uint8_t> falling;

    double operator()(const ValueRow& value) const noexcept { return 1.0 / (1.0 + merit(value)); }

    /// M.
    double merit(const ValueRow& value) const noexcept {
      double sum = 0.0;
      for (std::size_t c = 0; c < weights.size(); ++c) {
        const bool falls = falling[c] != 0;
        const double amount = amount_of(value(c), falls);
        sum +=
            product(weights[c], falls ? amount / limit : limit / std::max(amount, std::numeric_limits<double>::min()));
      }
      return sum;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{limit, {given.weights.begin(), given.weights.end()}, {}};
    for (std::size_t c = 0; c < given.weights.size(); ++c) fitted.falling.push_back(given.falls(c) ? 1 : 0);
    return fitted;
  }

  friend bool operator==(const Lopm&, const Lopm&) = default;
};

static_assert(fully_described<Lopm>);

}  // namespace journeyrank
