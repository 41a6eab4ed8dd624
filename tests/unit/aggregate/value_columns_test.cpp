// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/value_columns.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using List = std::vector<double>;

TEST_CASE("value_columns: weight, least and greatest value of every criterion") {
  const List pain = {0.5, 0.25, 1.0};
  const List cost = {0.0, 0.0, 0.0};
  const std::vector<std::span<const double>> columns = {pain, cost};
  const auto reach = journeyrank::reach_of({columns, List{0.75, 0.25}});
  REQUIRE(reach.size() == 2);
  CHECK(reach[0].weight == 0.75);
  CHECK(reach[0].values.low == 0.25);
  CHECK(reach[0].values.high == 1.0);
  CHECK(reach[1].values.low == 0.0);
  CHECK(reach[1].values.high == 0.0);
}

TEST_CASE("value_columns: without journeys both ends are 0") {
  const auto extent = journeyrank::extent_of(List{});
  CHECK(extent.low == 0.0);
  CHECK(extent.high == 0.0);
}

TEST_CASE("value_columns: a position is 0 at the least and 1 at the greatest value, and does not go beyond") {
  const journeyrank::ValueReach reach{.weight = 1.0, .values = {.low = 0.25, .high = 0.75}};
  CHECK(reach.position(0.25, 0.5) == 0.0);
  CHECK(reach.position(0.5, 0.5) == 0.5);
  CHECK(reach.position(1.0, 0.5) == 1.0);
  CHECK(reach.position(0.0, 0.5) == 0.0);
  const journeyrank::ValueReach constant{.weight = 1.0, .values = {.low = 0.25, .high = 0.25}};
  CHECK(constant.position(0.25, 0.5) == 0.5);
}

TEST_CASE("value_columns: a mean is the same in any order, and that of equal numbers is the number") {
  CHECK(journeyrank::mean_of(List{0.25, 0.5, 0.75}) == 0.5);
  CHECK(journeyrank::mean_of(List{1e-30, 1.0, 0.1}) == journeyrank::mean_of(List{0.1, 1e-30, 1.0}));
  for (int n = 1; n < 60; ++n) CHECK(journeyrank::mean_of(List(static_cast<std::size_t>(n), 0.1)) == 0.1);
  CHECK(journeyrank::mean_of(List{}) == 0.0);
}

TEST_CASE("value_columns: criteria stand where the model has them, or in their order where nothing is said") {
  const List weights = {0.5, 0.5};
  const std::vector<std::uint32_t> places = {1, 3};
  CHECK(journeyrank::WeighedColumns{{}, weights, {}, places}.place(1) == 3);
  CHECK(journeyrank::WeighedColumns{{}, weights}.place(1) == 1);
}
