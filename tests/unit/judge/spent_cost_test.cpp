// SPDX-License-Identifier: MIT
#include "journeyrank/judge/spent_cost.hpp"

#include <vector>

#include <doctest/doctest.h>

using journeyrank::CellRoom;
using journeyrank::shares_of_all;
using journeyrank::spent_on;

TEST_CASE("spent_cost: each room takes its share, up or down, at its own cost a unit") {
  const std::vector<CellRoom> rooms = {{.criterion = 0, .unit = 1.0, .end = 10.0},
                                       {.criterion = 2, .unit = 2.0, .end = -10.0}};
  const std::vector<double> shares = {0.25, 0.75};
  CHECK(spent_on({1.0, 5.0, 1.0}, rooms, shares, 4.0) == std::vector<double>{2.0, 5.0, -0.5});
  CHECK(spent_on({1.0, 5.0, 1.0}, rooms, shares, 0.0) == std::vector<double>{1.0, 5.0, 1.0});
}

TEST_CASE("spent_cost: what one cannot take goes to the others, and what nobody can is not spent") {
  const std::vector<CellRoom> rooms = {{.criterion = 0, .unit = 1.0, .end = 1.0},
                                       {.criterion = 1, .unit = 1.0, .end = 8.0}};
  const std::vector<double> halves = {0.5, 0.5};
  CHECK(spent_on({0.0, 0.0}, rooms, halves, 6.0) == std::vector<double>{1.0, 5.0});
  CHECK(spent_on({0.0, 0.0}, rooms, halves, 60.0) == std::vector<double>{1.0, 8.0});
  const std::vector<double> first_alone = {1.0, 0.0};
  CHECK(spent_on({0.0, 0.0}, rooms, first_alone, 6.0) == std::vector<double>{1.0, 0.0});
  const std::vector<CellRoom> none = {{.criterion = 0, .unit = 1.0, .end = 0.0}};
  const std::vector<double> all = {1.0};
  CHECK(spent_on({0.0}, none, all, 6.0) == std::vector<double>{0.0});
}

TEST_CASE("spent_cost: shares are all ways of equal parts, and add up to 1") {
  CHECK(shares_of_all(0).empty());
  CHECK(shares_of_all(1) == std::vector<std::vector<double>>{{1.0}});
  CHECK(shares_of_all(2).size() == 65);
  CHECK(shares_of_all(3).size() == 153);  // 18 over 2
  CHECK(shares_of_all(10).size() == 55);  // 11 over 2
  for (const auto& shares : shares_of_all(4)) {
    double sum = 0.0;
    for (const double share : shares) sum += share;
    CHECK(sum == 1.0);
  }
}
