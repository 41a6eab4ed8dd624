// SPDX-License-Identifier: MIT
#include "journeyrank/scale/logarithmic.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Direction;
using journeyrank::Logarithmic;

TEST_CASE("logarithmic: the value is the share of the way on a logarithmic axis") {
  const Logarithmic scale{.at_0 = 10.0, .at_1 = 10000.0};
  CHECK(scale.value(10.0) == 0.0);
  CHECK(scale.value(10000.0) == 1.0);
  CHECK(scale.value(100.0) == doctest::Approx(1.0 / 3.0).epsilon(1e-15));
  for (const double raw : {12.0, 77.0, 1234.5, 9999.0}) {
    CHECK(scale.value(raw) == doctest::Approx(std::log(raw / 10.0) / std::log(1000.0)).epsilon(1e-14));
  }
  const Logarithmic falling{.at_0 = 10000.0, .at_1 = 10.0};
  CHECK(falling.value(100.0) == doctest::Approx(2.0 / 3.0).epsilon(1e-15));
}

TEST_CASE("logarithmic: beyond an anchor, and at 0 or below, a raw value counts as the anchor") {
  const Logarithmic rising{.at_0 = 10.0, .at_1 = 1000.0};
  for (const double raw : {9.0, 0.0, -5.0, 5e-324}) CHECK(rising.value(raw) == 0.0);
  CHECK(rising.value(1e300) == 1.0);
  const Logarithmic falling{.at_0 = 1000.0, .at_1 = 10.0};
  for (const double raw : {9.0, 0.0, -5.0, 5e-324}) CHECK(falling.value(raw) == 1.0);
  CHECK(falling.value(1e300) == 0.0);
}

TEST_CASE("logarithmic: the next double never has a lower value") {
  Splitmix64 random(1);
  const Logarithmic scale{.at_0 = 0.001, .at_1 = 1000.0};
  for (int i = 0; i < 40000; ++i) {
    // The numbers at which the logarithm takes another exponent, and any others.
    const double turn = std::ldexp(0.70710678118654752, static_cast<int>(random.below(20)) - 10);
    double raw = i % 2 == 0 ? turn * (1.0 + random.between(-4e-15, 4e-15)) : random.between(0.001, 1000.0);
    for (int k = 0; k < 4; ++k, raw = std::nextafter(raw, 1e9)) {
      CHECK_GE(scale.value(std::nextafter(raw, 1e9)), scale.value(raw));
    }
  }
}

TEST_CASE("logarithmic: anchors that are not above 0, equal, or against the direction are a fault") {
  CHECK(Logarithmic{.at_0 = 1.0, .at_1 = 2.0}.fault(Direction::maximize).empty());
  CHECK(Logarithmic{.at_0 = 2.0, .at_1 = 1.0}.fault(Direction::minimize).empty());
  CHECK(Logarithmic{.at_0 = 0.0, .at_1 = 2.0}.fault(Direction::maximize) ==
        "an anchor has no logarithm: at_0 = 0, at_1 = 2; allowed: above 0");
  CHECK(Logarithmic{.at_0 = 1.0, .at_1 = 2.0}.fault(Direction::minimize).find("against the direction") !=
        std::string::npos);
  CHECK(Logarithmic{.at_0 = 1e300, .at_1 = std::nextafter(1e300, 1e301)}.fault(Direction::maximize).find("too close") !=
        std::string::npos);
}
