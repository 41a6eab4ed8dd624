// SPDX-License-Identifier: MIT
#include "journeyrank/scale/anchored.hpp"

#include <cmath>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Anchored;
using journeyrank::Direction;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

}  // namespace

TEST_CASE("anchored: the value is (x - at_0) / (at_1 - at_0)") {
  const Anchored rising{.at_0 = 100.0, .at_1 = 300.0};
  CHECK(rising.value(100.0) == 0.0);
  CHECK(rising.value(150.0) == 0.25);
  CHECK(rising.value(300.0) == 1.0);
  const Anchored falling{.at_0 = 300.0, .at_1 = 100.0};
  CHECK(falling.value(300.0) == 0.0);
  CHECK(falling.value(150.0) == 0.75);
  CHECK(falling.value(100.0) == 1.0);
  CHECK(Anchored{.at_0 = 0.1, .at_1 = 0.7}.value(0.3) == (0.3 - 0.1) / (0.7 - 0.1));
}

TEST_CASE("anchored: raw values beyond an anchor count as the anchor") {
  const Anchored rising{.at_0 = 100.0, .at_1 = 300.0};
  CHECK(rising.value(99.9) == 0.0);
  CHECK(rising.value(300.1) == 1.0);
  CHECK(rising.value(-largest) == 0.0);
  CHECK(rising.value(largest) == 1.0);
  const Anchored falling{.at_0 = 300.0, .at_1 = 100.0};
  CHECK(falling.value(300.1) == 0.0);
  CHECK(falling.value(99.9) == 1.0);
  CHECK(falling.value(largest) == 0.0);
  CHECK(falling.value(-largest) == 1.0);
}

TEST_CASE("anchored: anchors at the ends of double still give 0 and 1 at the anchors and stay between") {
  for (const Anchored& scale : {Anchored{0.0, smallest}, Anchored{smallest, 0.0}, Anchored{0.0, largest},
                                Anchored{-largest, 0.0}, Anchored{1.0, std::nextafter(1.0, 2.0)}}) {
    CHECK(scale.value(scale.at_0) == 0.0);
    CHECK(scale.value(scale.at_1) == 1.0);
    for (const double raw : {-largest, -1.0, -smallest, 0.0, smallest, 1.0, largest}) {
      CHECK(scale.value(raw) >= 0.0);
      CHECK(scale.value(raw) <= 1.0);
    }
  }
}

TEST_CASE("anchored: a higher raw value never lowers a rising scale nor raises a falling one") {
  Splitmix64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const double at_0 = random.between(-1.0, 1.0);
    const double at_1 = random.between(-1.0, 1.0);
    const Anchored scale{at_0, at_1};
    const double raw = random.between(-1.2, 1.2);
    const double more = random.below(2) == 0 ? std::nextafter(raw, 2.0) : raw + random.unit();
    if (at_0 < at_1) CHECK_LE(scale.value(raw), scale.value(more));
    if (at_0 > at_1) CHECK_GE(scale.value(raw), scale.value(more));
  }
}

TEST_CASE("anchored: good anchors have no fault") {
  CHECK(Anchored{.at_0 = 0.0, .at_1 = 1.0}.fault(Direction::maximize) == "");
  CHECK(Anchored{.at_0 = 1.0, .at_1 = 0.0}.fault(Direction::minimize) == "");
  CHECK(Anchored{.at_0 = -2.0, .at_1 = -1.0}.fault(Direction::maximize) == "");
  CHECK(Anchored{}.fault(Direction::maximize) == "");
}

TEST_CASE("anchored: equal anchors are refused") {
  CHECK(Anchored{.at_0 = 5.0, .at_1 = 5.0}.fault(Direction::maximize) ==
        "the anchors are equal: at_0 = 5, at_1 = 5; allowed: at_0 < at_1 for maximize");
  CHECK(Anchored{.at_0 = 0.0, .at_1 = -0.0}.fault(Direction::minimize) ==
        "the anchors are equal: at_0 = 0, at_1 = 0; allowed: at_0 > at_1 for minimize");
}

TEST_CASE("anchored: anchors that run against the direction are refused") {
  CHECK(Anchored{.at_0 = 1.0, .at_1 = 0.0}.fault(Direction::maximize) ==
        "the anchors run against the direction: at_0 = 1, at_1 = 0; allowed: at_0 < at_1 for maximize");
  CHECK(Anchored{.at_0 = 0.0, .at_1 = 1.0}.fault(Direction::minimize) ==
        "the anchors run against the direction: at_0 = 0, at_1 = 1; allowed: at_0 > at_1 for minimize");
}

TEST_CASE("anchored: anchors that are not finite, or too far apart, are refused") {
  for (const double odd : {infinity, -infinity, no_number}) {
    CHECK(Anchored{.at_0 = odd, .at_1 = 1.0}.fault(Direction::maximize) == "an anchor is not a finite number");
    CHECK(Anchored{.at_0 = 0.0, .at_1 = odd}.fault(Direction::minimize) == "an anchor is not a finite number");
  }
  CHECK(Anchored{.at_0 = -largest, .at_1 = largest}.fault(Direction::maximize).find("too far apart") !=
        std::string::npos);
}

TEST_CASE("anchored: it is a step by name, not relative, equal when its anchors are") {
  CHECK(std::string(Anchored::name) == "anchored");
  CHECK_FALSE(Anchored::relative);
  CHECK(Anchored{0.0, 2.0} == Anchored{0.0, 2.0});
  CHECK_FALSE(Anchored{0.0, 2.0} == Anchored{0.0, 3.0});
}
