// SPDX-License-Identifier: MIT
#include "journeyrank/scale/levels.hpp"

#include <limits>
#include <optional>
#include <string>

#include <doctest/doctest.h>

using journeyrank::Direction;
using journeyrank::Levels;

namespace {

const Levels effort{{{"low", 0.0}, {"middle", 0.25}, {"high", 1.0}}};

}  // namespace

TEST_CASE("levels: a raw cell is the index of its level, and has its value") {
  CHECK(effort.index_of("low") == 0);
  CHECK(effort.index_of("high") == 2);
  CHECK(effort.value(0.0) == 0.0);
  CHECK(effort.value(-0.0) == 0.0);
  CHECK(effort.value(1.0) == 0.25);
  CHECK(effort.value(2.0) == 1.0);
}

TEST_CASE("levels: a text that is no level has no index") {
  CHECK(effort.index_of("") == std::nullopt);
  CHECK(effort.index_of("High") == std::nullopt);
  CHECK(effort.index_of("hig") == std::nullopt);
}

TEST_CASE("levels: a number that is no index is not held, and has value 0") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const double raw : {-1.0, 0.5, 1.999, 3.0, 1e300, -1e300, infinity, -infinity,
                           std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::denorm_min()}) {
    CAPTURE(raw);
    CHECK_FALSE(effort.holds(raw));
    CHECK(effort.value(raw) == 0.0);
  }
  for (const double raw : {0.0, -0.0, 1.0, 2.0}) CHECK(effort.holds(raw));
  CHECK_FALSE(Levels{}.holds(0.0));
}

TEST_CASE("levels: the direction plays no part") {
  const Levels falling{{{"a", 1.0}, {"b", 0.0}, {"c", 0.5}}};
  for (const auto direction : {Direction::maximize, Direction::minimize}) CHECK(falling.fault(direction) == "");
}

TEST_CASE("levels: no level, a level without a name and a name that stands twice are refused") {
  CHECK(Levels{}.fault(Direction::maximize) == "a scale of levels needs one level or more");
  CHECK(Levels{{{"a", 0.0}, {"", 1.0}}}.fault(Direction::maximize) == "level 2 has no name");
  CHECK(Levels{{{"a", 0.0}, {"b", 0.5}, {"a", 1.0}}}.fault(Direction::maximize) == "level \"a\" stands twice");
}

TEST_CASE("levels: a value outside 0 to 1 is refused, NaN among them") {
  for (const double value :
       {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK(Levels{{{"a", 0.0}, {"b", value}}}.fault(Direction::minimize) == "level \"b\" has a value outside 0 to 1");
  }
  CHECK(Levels{{{"only", 1.0}}}.fault(Direction::maximize) == "");
}

TEST_CASE("levels: it is a step by name, not relative, equal when names and values are") {
  CHECK(std::string(Levels::name) == "levels");
  CHECK_FALSE(Levels::relative);
  CHECK(effort == Levels{{{"low", 0.0}, {"middle", 0.25}, {"high", 1.0}}});
  CHECK_FALSE(effort == Levels{{{"low", 0.0}, {"middle", 0.25}, {"High", 1.0}}});
}
