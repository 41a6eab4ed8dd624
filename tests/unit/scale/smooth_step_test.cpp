// SPDX-License-Identifier: MIT
#include "journeyrank/scale/smooth_step.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Direction;
using journeyrank::SmoothStep;

TEST_CASE("smooth_step: the value is 3 p^2 - 2 p^3 of the share of the way") {
  const SmoothStep scale{.at_0 = 10.0, .at_1 = 50.0};
  CHECK(scale.value(20.0) == 0.15625);
  CHECK(scale.value(30.0) == 0.5);
  CHECK(scale.value(40.0) == 0.84375);
  Splitmix64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const double p = random.unit();
    CHECK(std::abs(SmoothStep{}.value(p) - p * p * (3.0 - 2.0 * p)) <= 0x1p-50);
  }
}

TEST_CASE("smooth_step: beyond an anchor a raw value counts as the anchor, in both directions") {
  const SmoothStep falling{.at_0 = 50.0, .at_1 = 10.0};
  for (const double raw : {10.0, 9.0, -1e300}) CHECK(falling.value(raw) == 1.0);
  for (const double raw : {50.0, 51.0, 1e300}) CHECK(falling.value(raw) == 0.0);
  CHECK(falling.value(40.0) == 0.15625);
}

TEST_CASE("smooth_step: the next double never has a lower value") {
  Splitmix64 random(1);
  for (int i = 0; i < 40000; ++i) {
    double raw = i % 2 == 0 ? random.unit() : 1.0 - 1e-7 * random.unit();
    for (int k = 0; k < 4; ++k, raw = std::nextafter(raw, 2.0)) {
      CHECK_GE(SmoothStep{}.value(std::nextafter(raw, 2.0)), SmoothStep{}.value(raw));
    }
  }
}

TEST_CASE("smooth_step: faulty anchors are a fault") {
  CHECK(SmoothStep{}.fault(Direction::maximize).empty());
  CHECK(SmoothStep{}.fault(Direction::minimize).find("against the direction") != std::string::npos);
}
