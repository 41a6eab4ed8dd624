// SPDX-License-Identifier: MIT
#include "journeyrank/scale/direction.hpp"

#include <optional>
#include <string>

#include <doctest/doctest.h>

using journeyrank::Direction;

TEST_CASE("direction: it is spelled maximize and minimize, and no other way") {
  CHECK(std::string(name_of(Direction::maximize)) == "maximize");
  CHECK(std::string(name_of(Direction::minimize)) == "minimize");
  CHECK(journeyrank::enumerator_list<Direction>() == "maximize, minimize");
  CHECK(journeyrank::parse_enumerator<Direction>("minimize") == Direction::minimize);
  CHECK(journeyrank::parse_enumerator<Direction>("minimise") == std::nullopt);
}
