// SPDX-License-Identifier: MIT
#include "journeyrank/scale/distance_to_ideal.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <variant>

#include <doctest/doctest.h>

using journeyrank::Constant;
using journeyrank::Direction;
using journeyrank::DistanceToIdeal;
using journeyrank::Extent;
using journeyrank::Nearness;

TEST_CASE("distance_to_ideal: the value is one less the share of the largest distance") {
  const auto fitted = DistanceToIdeal{.best = 4.0}.fit({.low = 1.0, .high = 12.0}, Direction::maximize);
  const auto& scale = std::get<Nearness>(fitted);
  CHECK(scale == Nearness{4.0, 8.0});
  CHECK(scale.value(4.0) == 1.0);
  CHECK(scale.value(2.0) == 0.75);
  CHECK(scale.value(8.0) == 0.5);
  CHECK(scale.value(12.0) == 0.0);
  CHECK(scale.value(-1e300) == 0.0);
}

TEST_CASE("distance_to_ideal: with the best at an end of the column it is min_max") {
  const auto fitted = DistanceToIdeal{.best = 12.0}.fit({.low = 4.0, .high = 12.0}, Direction::maximize);
  for (const double raw : {4.0, 6.0, 12.0}) CHECK(std::get<Nearness>(fitted).value(raw) == (raw - 4.0) / 8.0);
}

TEST_CASE("distance_to_ideal: a constant column, or one with no cell at all, is 0.5 everywhere") {
  for (const Extent& same : {Extent{}, Extent{.low = 7.0, .high = 7.0}}) {
    CHECK(std::get<Constant>(DistanceToIdeal{7.0}.fit(same, Direction::maximize)) == Constant{.constant = 0.5});
  }
}

TEST_CASE("distance_to_ideal: nearness orders raw values as their values do") {
  const DistanceToIdeal scale{.best = 4.0};
  CHECK(scale.nearness(4.0) > scale.nearness(3.0));
  CHECK(scale.nearness(3.0) == scale.nearness(5.0));
}

TEST_CASE(
    "distance_to_ideal: the direction minimize, a best that is not finite and a distance beyond a double are faults") {
  CHECK(DistanceToIdeal{}.fault(Direction::maximize).empty());
  CHECK(DistanceToIdeal{}.fault(Direction::minimize).find("allowed: maximize") != std::string::npos);
  CHECK(DistanceToIdeal{std::nan("")}.fault(Direction::maximize) == "best is not a finite number");
  constexpr double largest = std::numeric_limits<double>::max();
  CHECK(DistanceToIdeal{-largest}.column_fault({.low = 0.0, .high = largest}) ==
        "a distance is beyond what a double holds; use target_range instead");
  CHECK(DistanceToIdeal{0.0}.column_fault({.low = 0.0, .high = largest}).empty());
}
