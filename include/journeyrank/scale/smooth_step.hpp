// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/curve.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/anchors.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// An S between two anchors: v = 3 p² - 2 p³, p the share of the way from at_0 to at_1. Flat at both ends, steepest in
/// the middle: what lies near an anchor hardly counts as different from it.
///
/// Units   anchors in the raw unit of the criterion
/// Edge    raw values beyond an anchor count as the anchor; within 2^-50 of the formula, and more urgent never less
/// Errors  bad_model if an anchor is not finite, both are equal, or they run against the direction
/// Source  ebert2003texturing, smoothstep
/// Use     where small differences near either anchor should hardly count; seldom needed, and harder to explain than
///         piecewise
struct SmoothStep {
  double at_0 = 0.0;  ///< the raw value that is no reason to act
  double at_1 = 1.0;  ///< the raw value that is the strongest reason to act

  static constexpr const char* name = "smooth_step";
  static constexpr const char* formula = "3 p^2 - 2 p^3, p = (raw - at_0) / (at_1 - at_0) cut to 0 to 1";
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{
        Field{"at_0", &SmoothStep::at_0, "the raw value that counts 0: no reason to act", Allowed{.required = true}},
        Field{"at_1", &SmoothStep::at_1, "the raw value that counts 1: the strongest reason to act",
              Allowed{.required = true}}};
  }

  double value(double raw) const noexcept {
    // On a grid of 2^-25 both factors are exact, so that their product is rounded once.
    const auto curve = [](double p) { return product(product(p, p), 3.0 - 2.0 * p); };
    return on_grid(clamped_position(raw, at_0, at_1 - at_0), 0x1p-25, curve);
  }

  std::string fault(Direction direction) const { return fault_of_anchors(at_0, at_1, direction); }

  friend bool operator==(const SmoothStep&, const SmoothStep&) = default;
};

static_assert(fully_described<SmoothStep>);

}  // namespace journeyrank
