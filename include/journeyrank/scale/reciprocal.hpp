// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <string>

#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// What is divided by: v = at_1 / raw, and 1 from at_1 down. Half the effort counts twice as much, but never more than
/// at_1 does: at_1 is the least raw value that is believed, and a note names the journeys below it.
///
/// Units   at_1 in the raw unit of the criterion, above 0
/// Edge    a raw value of 0: 1, as at_1
/// Errors  bad_model if at_1 is not finite and above 0, or the direction is maximize; bad_number if a matrix has a raw
///         value below 0
/// Source  bridgman1922dimensional, a product of powers
/// Use     for what a product is divided by, such as effort in RICE: the least that is believed keeps a tiny number
///         from deciding alone
struct Reciprocal {
  double at_1 = 1.0;  ///< the least raw value that is told from others

  static constexpr const char* name = "reciprocal";
  static constexpr const char* formula = "at_1 / raw, cut at 1";
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{Field{"at_1", &Reciprocal::at_1, "the raw value, above 0, that counts 1, as all below it do",
                           Allowed{.required = true}}};
  }

  double value(double raw) const noexcept { return raw > at_1 ? at_1 / raw : 1.0; }

  std::string fault(Direction direction) const {
    if (!std::isfinite(at_1) || !(at_1 > 0.0)) {
      return "at_1 is " + (std::isfinite(at_1) ? shortest_number(at_1) : std::string("not finite")) +
             "; allowed: a finite number above 0";
    }
    return direction == Direction::minimize ? "" : "found maximize; allowed: minimize, for the raw value is divided by";
  }

  friend bool operator==(const Reciprocal&, const Reciprocal&) = default;
};

static_assert(fully_described<Reciprocal>);

}  // namespace journeyrank
