// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <string>

#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// What is wrong with two anchors beside a direction, or "".
inline std::string fault_of_anchors(double at_0, double at_1, Direction direction) {
  if (!std::isfinite(at_0) || !std::isfinite(at_1)) return "an anchor is not a finite number";
  const std::string found = "at_0 = " + shortest_number(at_0) + ", at_1 = " + shortest_number(at_1);
  const bool rising = direction == Direction::maximize;
  const std::string allowed = rising ? "; allowed: at_0 < at_1 for maximize" : "; allowed: at_0 > at_1 for minimize";
  if (at_0 == at_1) return "the anchors are equal: " + found + allowed;
  if ((at_0 < at_1) != rising) return "the anchors run against the direction: " + found + allowed;
  if (!std::isfinite(at_1 - at_0)) return "the anchors are too far apart for a double: " + found;
  return "";
}

}  // namespace journeyrank
