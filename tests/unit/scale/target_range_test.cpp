// SPDX-License-Identifier: MIT
#include "journeyrank/scale/target_range.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <doctest/doctest.h>

using journeyrank::Direction;
using journeyrank::TargetRange;

TEST_CASE("target_range: 1 in the range, straight lines to 0 at the bounds, 0 beyond them") {
  const TargetRange scale{.at_0_low = 0.0, .at_1_low = 10.0, .at_1_high = 12.0, .at_0_high = 20.0};
  for (const double raw : {10.0, 11.0, 12.0}) CHECK(scale.value(raw) == 1.0);
  CHECK(scale.value(5.0) == 0.5);
  CHECK(scale.value(16.0) == 0.5);
  CHECK(scale.value(18.0) == 0.25);
  for (const double raw : {0.0, -1.0, -1e300, 20.0, 21.0, 1e300}) CHECK(scale.value(raw) == 0.0);
  CHECK(scale.nearness(5.0) == 0.5);
}

TEST_CASE("target_range: a point is a range of one raw value") {
  const TargetRange point{.at_0_low = -4.0, .at_1_low = 0.0, .at_1_high = 0.0, .at_0_high = 2.0};
  CHECK(point.value(0.0) == 1.0);
  CHECK(point.value(-1.0) == 0.75);
  CHECK(point.value(1.0) == 0.5);
}

TEST_CASE("target_range: with bounds a whole range from the point it is one less the normalised distance of SPOTIS") {
  // d = |x - ideal| / (high - low), for a criterion from 0 to 10 and an ideal of 4.
  const TargetRange scale{.at_0_low = -6.0, .at_1_low = 4.0, .at_1_high = 4.0, .at_0_high = 14.0};
  for (const double raw : {0.0, 1.5, 4.0, 7.0, 10.0}) CHECK(scale.value(raw) == 1.0 - std::abs(raw - 4.0) / 10.0);
}

TEST_CASE("target_range: with the bounds of the criterion it is the normalisation of the reference ideal method") {
  // 1 in the ideal [C, D]; else 1 - (distance to the nearer end of it) / (distance from there to the bound).
  const double low = 0.0, c = 3.0, d = 5.0, high = 13.0;
  const TargetRange scale{.at_0_low = low, .at_1_low = c, .at_1_high = d, .at_0_high = high};
  for (const double raw : {0.0, 0.75, 1.5, 3.0, 4.0, 5.0, 7.0, 11.0, 13.0}) {
    const double off = std::min(std::abs(raw - c), std::abs(raw - d));
    const double side = raw < c ? std::abs(low - c) : std::abs(d - high);
    CHECK(scale.value(raw) == (raw >= c && raw <= d ? 1.0 : 1.0 - off / side));
  }
}

TEST_CASE("target_range: numbers that do not rise, and the direction minimize, are a fault") {
  CHECK(TargetRange{}.fault(Direction::maximize).empty());
  CHECK(TargetRange{}.fault(Direction::minimize) ==
        "found minimize; allowed: maximize, for on a scale that is best in between nearness raises the priority");
  CHECK(TargetRange{1.0, 1.0, 2.0, 3.0}.fault(Direction::maximize) ==
        "bounds and best range do not rise: 1, 1, 2, 3; allowed: at_0_low < at_1_low <= at_1_high < at_0_high");
  CHECK(TargetRange{0.0, 2.0, 1.0, 3.0}.fault(Direction::maximize).find("do not rise") != std::string::npos);
  CHECK(TargetRange{0.0, 1.0, 2.0, 2.0}.fault(Direction::maximize).find("do not rise") != std::string::npos);
  CHECK(TargetRange{0.0, 1.0, 2.0, std::nan("")}.fault(Direction::maximize).find("not a finite") != std::string::npos);
  constexpr double largest = std::numeric_limits<double>::max();
  CHECK(TargetRange{-largest, largest / 2, largest / 2, largest}.fault(Direction::maximize).find("too far") !=
        std::string::npos);
}
