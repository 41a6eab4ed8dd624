// SPDX-License-Identifier: MIT
#include "journeyrank/scale/anchors.hpp"

#include <limits>

#include <doctest/doctest.h>

using journeyrank::Direction;
using journeyrank::fault_of_anchors;

TEST_CASE("anchors: those that run with the direction have no fault") {
  CHECK(fault_of_anchors(0.0, 1.0, Direction::maximize).empty());
  CHECK(fault_of_anchors(1.0, 0.0, Direction::minimize).empty());
}

TEST_CASE("anchors: equal ones, those against the direction and those that no double spans have one each") {
  CHECK(fault_of_anchors(2.0, 2.0, Direction::maximize) ==
        "the anchors are equal: at_0 = 2, at_1 = 2; allowed: at_0 < at_1 for maximize");
  CHECK(fault_of_anchors(0.0, 1.0, Direction::minimize) ==
        "the anchors run against the direction: at_0 = 0, at_1 = 1; allowed: at_0 > at_1 for minimize");
  constexpr double largest = std::numeric_limits<double>::max();
  CHECK(fault_of_anchors(-largest, largest, Direction::maximize).find("too far apart") != std::string::npos);
  CHECK(fault_of_anchors(0.0, std::numeric_limits<double>::infinity(), Direction::maximize) ==
        "an anchor is not a finite number");
}
