// SPDX-License-Identifier: MIT
#include "journeyrank/scale/piecewise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Direction;
using journeyrank::Knot;
using journeyrank::Piecewise;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = std::numeric_limits<double>::max();

/// Knots that rise in raw value and never fall in value, close together and far apart.
Piecewise random_rising(Splitmix64& random) {
  std::vector<double> raws;
  std::vector<double> values;
  for (std::size_t i = 0, count = 2 + random.below(5); i < count; ++i) {
    raws.push_back(random.between(-1.0, 1.0) * (random.below(4) == 0 ? 1e17 : 1.0));
    values.push_back(random.unit());
  }
  std::sort(raws.begin(), raws.end());
  std::sort(values.begin(), values.end());
  Piecewise scale;
  for (std::size_t i = 0; i < raws.size(); ++i) scale.knots.push_back({raws[i], values[i]});
  return scale;
}

}  // namespace

TEST_CASE("piecewise: lines run straight from knot to knot and flat beyond the first and the last") {
  const Piecewise scale{{{0.0, 0.0}, {10.0, 0.5}, {30.0, 0.75}, {40.0, 1.0}}};
  CHECK(scale.value(-1.0) == 0.0);
  CHECK(scale.value(5.0) == 0.25);
  CHECK(scale.value(20.0) == 0.625);
  CHECK(scale.value(35.0) == 0.875);
  CHECK(scale.value(41.0) == 1.0);
  const Piecewise falling{{{0.0, 1.0}, {10.0, 0.5}, {20.0, 0.25}}};
  CHECK(falling.value(-5.0) == 1.0);
  CHECK(falling.value(5.0) == 0.75);
  CHECK(falling.value(15.0) == 0.375);
  CHECK(falling.value(25.0) == 0.25);
  CHECK(scale.value(largest) == 1.0);
  CHECK(scale.value(-largest) == 0.0);
}

TEST_CASE("piecewise: at a knot the value is the knot's, to the bit") {
  Splitmix64 random(1);
  for (int round = 0; round < 2'000; ++round) {
    const Piecewise scale = random_rising(random);
    for (const auto& knot : scale.knots) CHECK_EQ(scale.value(knot.raw), knot.value);
  }
}

TEST_CASE("piecewise: one knot beside its neighbour: a plateau and a step keep their values") {
  const double next = std::nextafter(1.0, 2.0);
  const Piecewise step{{{0.0, 0.25}, {1.0, 0.25}, {next, 0.75}, {3.0, 0.75}}};
  CHECK(step.value(0.5) == 0.25);
  CHECK(step.value(1.0) == 0.25);
  CHECK(step.value(next) == 0.75);
  CHECK(step.value(2.0) == 0.75);
}

TEST_CASE("piecewise: a higher raw value never has a less urgent value, just beside a knot either") {
  Splitmix64 random(2);
  for (int round = 0; round < 5'000; ++round) {
    const Piecewise scale = random_rising(random);
    Piecewise falling = scale;
    for (std::size_t i = 0; i < falling.knots.size(); ++i)
      falling.knots[i].value = scale.knots[scale.knots.size() - 1 - i].value;
    CHECK_EQ(scale.fault(Direction::maximize), "");
    CHECK_EQ(falling.fault(Direction::minimize), "");
    std::vector<double> raws;
    for (const auto& knot : scale.knots) {
      for (const double raw : {std::nextafter(knot.raw, -infinity), knot.raw, std::nextafter(knot.raw, infinity),
                               knot.raw + random.between(-1.0, 1.0)}) {
        raws.push_back(raw);
      }
    }
    std::sort(raws.begin(), raws.end());
    for (std::size_t i = 1; i < raws.size(); ++i) {
      CHECK_LE(scale.value(raws[i - 1]), scale.value(raws[i]));
      CHECK_GE(falling.value(raws[i - 1]), falling.value(raws[i]));
      CHECK_GE(scale.value(raws[i]), 0.0);
      CHECK_LE(scale.value(raws[i]), 1.0);
    }
  }
}

TEST_CASE("piecewise: just before a knot the value never passes the knot's, though rounding would carry it there") {
  Splitmix64 random(3);
  for (int round = 0; round < 200'000; ++round) {
    const double low = std::ldexp(random.unit(), -static_cast<int>(random.below(6)));
    const double high = std::min(1.0, low + random.unit());
    if (!(low < high)) continue;
    // Seen from the first knot, the raw value is all of the way to the second.
    const Piecewise rising{{{-1e20, low}, {2.0, high}}};
    CHECK_LE(rising.value(1.0), high);
    const Piecewise falling{{{-1e20, high}, {2.0, low}}};
    CHECK_GE(falling.value(1.0), low);
  }
}

TEST_CASE("piecewise: good knots have no fault") {
  CHECK(Piecewise{{{0.0, 0.0}, {1.0, 1.0}}}.fault(Direction::maximize) == "");
  CHECK(Piecewise{{{0.0, 1.0}, {1.0, 0.0}}}.fault(Direction::minimize) == "");
  CHECK(Piecewise{{{0.0, 0.5}, {1.0, 0.5}}}.fault(Direction::maximize) == "");
  CHECK(Piecewise{{{0.0, 0.5}, {1.0, 0.5}}}.fault(Direction::minimize) == "");
}

TEST_CASE("piecewise: fewer than two knots are refused") {
  CHECK(Piecewise{}.fault(Direction::maximize) == "a piecewise scale needs two knots or more, found 0");
  CHECK(Piecewise{{{1.0, 1.0}}}.fault(Direction::maximize) == "a piecewise scale needs two knots or more, found 1");
}

TEST_CASE("piecewise: a knot that is not finite, or whose value is outside 0 to 1, is refused") {
  for (const double odd : {infinity, -infinity, no_number}) {
    CHECK(Piecewise{{{0.0, 0.0}, {odd, 1.0}}}.fault(Direction::maximize) == "knot 2 is not a finite number");
    CHECK(Piecewise{{{0.0, odd}, {1.0, 1.0}}}.fault(Direction::maximize) == "knot 1 is not a finite number");
  }
  CHECK(Piecewise{{{0.0, 0.0}, {1.0, 1.5}}}.fault(Direction::maximize) == "knot 2 has value 1.5; allowed: 0 to 1");
  CHECK(Piecewise{{{0.0, -0.5}, {1.0, 1.0}}}.fault(Direction::maximize) == "knot 1 has value -0.5; allowed: 0 to 1");
}

TEST_CASE("piecewise: raw values that do not rise are refused") {
  CHECK(Piecewise{{{0.0, 0.0}, {0.0, 1.0}}}.fault(Direction::maximize) ==
        "knot 2 has raw value 0, which does not rise");
  CHECK(Piecewise{{{0.0, 0.0}, {2.0, 0.5}, {1.0, 1.0}}}.fault(Direction::maximize) ==
        "knot 3 has raw value 1, which does not rise");
}

TEST_CASE("piecewise: knots too far apart for a double are refused") {
  CHECK(Piecewise{{{-largest, 0.0}, {largest, 1.0}}}.fault(Direction::maximize) ==
        "knot 2 is too far from the knot before it for a double");
}

TEST_CASE("piecewise: a knot that turns against the direction is refused") {
  CHECK(Piecewise{{{0.0, 0.0}, {1.0, 1.0}, {2.0, 0.5}}}.fault(Direction::maximize) ==
        "knot 3 turns against the direction maximize");
  CHECK(Piecewise{{{0.0, 0.0}, {1.0, 1.0}}}.fault(Direction::minimize) ==
        "knot 2 turns against the direction minimize");
}

TEST_CASE("piecewise: it is a step by name, not relative, equal when its knots are") {
  CHECK(std::string(Piecewise::name) == "piecewise");
  CHECK_FALSE(Piecewise::relative);
  CHECK(Piecewise{{{0.0, 0.0}, {1.0, 1.0}}} == Piecewise{{{0.0, 0.0}, {1.0, 1.0}}});
  CHECK_FALSE(Piecewise{{{0.0, 0.0}, {1.0, 1.0}}} == Piecewise{{{0.0, 0.0}, {1.0, 0.5}}});
}
