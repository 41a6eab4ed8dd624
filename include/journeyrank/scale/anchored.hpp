// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/anchors.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// A straight line between two anchors, clamped: v = (x - at_0) / (at_1 - at_0), cut to [0, 1].
///
/// Units   anchors in the raw unit of the criterion
/// Edge    raw values beyond an anchor count as the anchor; at_0 > at_1 where a lower raw value is more urgent
/// Errors  bad_model if an anchor is not finite, both are equal, or they run against the direction
/// Source  keeney1976decisions, value functions on fixed anchors
/// Use     wherever people can name the raw value that gives no reason to act and the one that gives the strongest: the
///         first choice. No other journey moves a value
struct Anchored {
  double at_0 = 0.0;  ///< the raw value that is no reason to act
  double at_1 = 1.0;  ///< the raw value that is the strongest reason to act

  static constexpr const char* name = "anchored";
  static constexpr const char* formula = "(raw - at_0) / (at_1 - at_0), cut to 0 to 1";
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{
        Field{"at_0", &Anchored::at_0, "the raw value that counts 0: no reason to act", Allowed{.required = true}},
        Field{"at_1", &Anchored::at_1, "the raw value that counts 1: the strongest reason to act",
              Allowed{.required = true}}};
  }

  double value(double raw) const noexcept { return clamped_position(raw, at_0, at_1 - at_0); }

  std::string fault(Direction direction) const { return fault_of_anchors(at_0, at_1, direction); }

  friend bool operator==(const Anchored&, const Anchored&) = default;
};

static_assert(fully_described<Anchored>);

}  // namespace journeyrank
