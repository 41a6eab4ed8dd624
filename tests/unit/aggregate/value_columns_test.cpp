// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/value_columns.hpp"

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
