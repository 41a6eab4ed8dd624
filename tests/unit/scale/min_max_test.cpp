// SPDX-License-Identifier: MIT
#include "journeyrank/scale/min_max.hpp"

#include <string>
#include <variant>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::Constant;
using journeyrank::Direction;
using journeyrank::Extent;
using journeyrank::MinMax;

TEST_CASE("min_max: the line runs from the least to the most urgent value, by the direction") {
  const Extent extent{.low = 10.0, .high = 50.0};
  CHECK(std::get<Anchored>(MinMax{}.fit(extent, Direction::maximize)) == Anchored{.at_0 = 10.0, .at_1 = 50.0});
  CHECK(std::get<Anchored>(MinMax{}.fit(extent, Direction::minimize)) == Anchored{.at_0 = 50.0, .at_1 = 10.0});
}

TEST_CASE("min_max: a constant column, or one with no cell at all, is 0.5 everywhere") {
  for (const auto direction : {Direction::maximize, Direction::minimize}) {
    for (const Extent& extent : {Extent{}, Extent{.low = 7.0, .high = 7.0}, Extent{.low = -0.0, .high = 0.0}}) {
      const auto fitted = MinMax{}.fit(extent, direction);
      REQUIRE(std::holds_alternative<Constant>(fitted));
      for (const double raw : {-1e300, 0.0, 7.0, 1e300}) CHECK(std::get<Constant>(fitted).value(raw) == 0.5);
    }
  }
}

TEST_CASE("min_max: it is a relative step by name and has no fault in either direction") {
  CHECK(std::string(MinMax::name) == "min_max");
  CHECK(MinMax::relative);
  CHECK(MinMax{}.fault(Direction::maximize) == "");
  CHECK(MinMax{}.fault(Direction::minimize) == "");
  CHECK(MinMax{} == MinMax{});
  CHECK(Constant{} == Constant{.constant = 0.5});
}
