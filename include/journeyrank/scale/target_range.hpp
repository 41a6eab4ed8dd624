// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// Best in a range, or at a point, and falling in a straight line to 0 at a bound on either side. More is not always
/// more urgent, nor less.
///
/// Units   all four in the raw unit of the criterion, rising; a point: at_1_low = at_1_high
/// Edge    the direction must be maximize, for it is nearness that raises the priority; beyond a bound: 0
/// Errors  bad_model if a number is not finite, they do not rise, or the direction is minimize
/// Source  cables2016rim, normalisation by a reference ideal, where the bounds are the range of the criterion;
///         dezert2020spotis, distance from an expected point, with both bounds a whole range away from it
/// Use     where the strongest reason to act lies in between, such as a risk of leaving at which an offer still helps
struct TargetRange {
  double at_0_low = -1.0;  ///< here and below it counts 0
  double at_1_low = 0.0;   ///< from here on it counts 1
  double at_1_high = 0.0;  ///< up to here
  double at_0_high = 1.0;  ///< here and above it counts 0

  static constexpr const char* name = "target_range";
  static constexpr const char* formula =
      "1 from at_1_low to at_1_high, straight lines down to 0 at at_0_low and at at_0_high";
  static constexpr bool relative = false;
  static constexpr bool two_sided = true;
  static constexpr auto fields() {
    return FieldList{
        Field{"at_0_low", &TargetRange::at_0_low, "the raw value below the best ones that counts 0",
              Allowed{.required = true}},
        Field{"at_1_low", &TargetRange::at_1_low, "the least raw value that counts 1", Allowed{.required = true}},
        Field{"at_1_high", &TargetRange::at_1_high, "the greatest raw value that counts 1", Allowed{.required = true}},
        Field{"at_0_high", &TargetRange::at_0_high, "the raw value above the best ones that counts 0",
              Allowed{.required = true}}};
  }

  double value(double raw) const noexcept {
    return raw <= at_1_high ? clamped_position(raw, at_0_low, at_1_low - at_0_low)
                            : clamped_position(raw, at_0_high, at_1_high - at_0_high);
  }

  /// A number that orders raw values as their values do.
  double nearness(double raw) const noexcept { return value(raw); }

  /// What is wrong with these numbers, or "".
  std::string fault(Direction direction) const {
    const double all[] = {at_0_low, at_1_low, at_1_high, at_0_high};
    if (!std::all_of(all, all + 4, [](double each) { return std::isfinite(each); })) {
      return "a bound or the best range is not a finite number";
    }
    const std::string found = shortest_number(at_0_low) + ", " + shortest_number(at_1_low) + ", " +
                              shortest_number(at_1_high) + ", " + shortest_number(at_0_high);
    if (!(at_0_low < at_1_low && at_1_low <= at_1_high && at_1_high < at_0_high)) {
      return "bounds and best range do not rise: " + found + "; allowed: at_0_low < at_1_low <= at_1_high < at_0_high";
    }
    if (!std::isfinite(at_1_low - at_0_low) || !std::isfinite(at_0_high - at_1_high)) {
      return "the bounds are too far from the best range for a double: " + found;
    }
    if (direction == Direction::maximize) return "";
    return "found minimize; allowed: maximize, for on a scale that is best in between nearness raises the priority";
  }

  friend bool operator==(const TargetRange&, const TargetRange&) = default;
};

static_assert(fully_described<TargetRange>);

}  // namespace journeyrank
