// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/anchors.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// An exponential value function between two anchors: v = (1 - e^(-d / rho)) / (1 - e^(-range / rho)), d the way from
/// at_0. A rho above 0 bends it up at first (the first units count most, as for one who shuns risk), one below 0 bends
/// it the other way. The smaller rho is beside the range, the stronger the bend.
///
/// Units   anchors and rho in the raw unit of the criterion; a rho ten times the range is nearly a straight line
/// Edge    raw values beyond an anchor count as the anchor
/// Errors  bad_model if an anchor or rho is not finite, rho is 0, or the anchors are equal or run against the direction
/// Source  kirkwood1997strategic, exponential single dimensional value functions
/// Use     where the first units count most, or the last, and one number is easier to agree upon than knots
struct ExponentialValue {
  double at_0 = 0.0;  ///< the raw value that is no reason to act
  double at_1 = 1.0;  ///< the raw value that is the strongest reason to act
  double rho = 1.0;   ///< how far it takes the bend to show; above 0: the first units count most

  static constexpr const char* name = "exponential_value";
  static constexpr const char* formula =
      "(1 - e^(-d / rho)) / (1 - e^(-range / rho)), d the way from at_0 to raw, range that to at_1, cut to 0 to 1";
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{Field{"at_0", &ExponentialValue::at_0, "the raw value that counts 0: no reason to act",
                           Allowed{.required = true}},
                     Field{"at_1", &ExponentialValue::at_1, "the raw value that counts 1: the strongest reason to act",
                           Allowed{.required = true}},
                     Field{"rho", &ExponentialValue::rho,
                           "the bend, in the raw unit: above 0 the first units count most, below 0 the last; not 0",
                           Allowed{.required = true}}};
  }

  double value(double raw) const noexcept {
    const double position = clamped_position(raw, at_0, at_1 - at_0);
    const double bend = std::fabs(at_1 - at_0) / std::fabs(rho);
    const double whole = exponential_less_one(-bend);
    if (whole == 0.0) return position;
    const double share = exponential_less_one(product(-bend, position)) / whole;
    // Below 0 the same curve from the other end: e^(-b (1 - p)) (1 - e^(-b p)) / (1 - e^-b), where nothing overflows.
    return rho > 0.0 ? share : product(exponential(product(bend, position - 1.0)), share);
  }

  /// What is wrong with these anchors and rho, or "".
  std::string fault(Direction direction) const {
    if (const std::string what = fault_of_anchors(at_0, at_1, direction); !what.empty()) return what;
    if (!std::isfinite(rho) || rho == 0.0) {
      return "rho is " + (std::isfinite(rho) ? shortest_number(rho) : std::string("not finite")) +
             "; allowed: any number but 0; a straight line is the scale anchored";
    }
    if (!std::isfinite((at_1 - at_0) / rho)) return "rho is too small for these anchors: " + shortest_number(rho);
    return "";
  }

  friend bool operator==(const ExponentialValue&, const ExponentialValue&) = default;
};

static_assert(fully_described<ExponentialValue>);

}  // namespace journeyrank
