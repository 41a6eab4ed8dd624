// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/anchors.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// A straight line between two anchors on a logarithmic axis, clamped: twice as much adds the same, wherever it begins.
/// For amounts that lie tens of times apart.
///
/// Units   anchors in the raw unit of the criterion, above 0
/// Edge    raw values beyond an anchor count as the anchor, and so do those of 0 or below
/// Errors  bad_model if an anchor is not finite and above 0, both are equal, or they run against the direction
/// Source  keeney1976decisions, value functions on fixed anchors
/// Use     for amounts that lie tens of times apart, such as revenue or customers touched, where each doubling counts
///         alike
struct Logarithmic {
  double at_0 = 1.0;   ///< the raw value that is no reason to act
  double at_1 = 10.0;  ///< the raw value that is the strongest reason to act

  static constexpr const char* name = "logarithmic";
  static constexpr const char* formula = "ln(raw / at_0) / ln(at_1 / at_0), cut to 0 to 1";
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{
        Field{"at_0", &Logarithmic::at_0, "the raw value, above 0, that counts 0: no reason to act",
              Allowed{.required = true}},
        Field{"at_1", &Logarithmic::at_1, "the raw value, above 0, that counts 1: the strongest reason to act",
              Allowed{.required = true}}};
  }

  double value(double raw) const noexcept {
    if (!(raw > 0.0)) return at_0 < at_1 ? 0.0 : 1.0;
    const double from = natural_log(at_0);
    return clamped_position(natural_log(raw), from, natural_log(at_1) - from);
  }

  /// What is wrong with these anchors, or "".
  std::string fault(Direction direction) const {
    if (const std::string what = fault_of_anchors(at_0, at_1, direction); !what.empty()) return what;
    const std::string found = "at_0 = " + shortest_number(at_0) + ", at_1 = " + shortest_number(at_1);
    if (!(at_0 > 0.0 && at_1 > 0.0)) return "an anchor has no logarithm: " + found + "; allowed: above 0";
    if (natural_log(at_0) == natural_log(at_1)) return "the anchors are too close for a logarithm: " + found;
    return "";
  }

  friend bool operator==(const Logarithmic&, const Logarithmic&) = default;
};

static_assert(fully_described<Logarithmic>);

}  // namespace journeyrank
