// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_polytope.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/weight_statement.hpp"

using journeyrank::LinearEquations;
using journeyrank::WeightPolytope;

namespace {

WeightPolytope polytope(const std::vector<std::string>& statements, const std::vector<unsigned char>& on = {1, 1, 1}) {
  const std::vector<std::string> criteria = {"a", "b", "c", "d"};
  const std::vector<std::string> some(criteria.begin(), criteria.begin() + static_cast<std::ptrdiff_t>(on.size()));
  return WeightPolytope::of(journeyrank::read_weight_statements(statements, some), on);
}

std::vector<std::vector<double>> sorted_corners(const WeightPolytope& polytope) {
  auto corners = polytope.corners();
  std::sort(corners.begin(), corners.end());
  return corners;
}

using Corners = std::vector<std::vector<double>>;

}  // namespace

TEST_CASE("weight_polytope: the simplex has one corner a criterion that is on") {
  CHECK(sorted_corners(polytope({})) == Corners{{0.0, 0.0, 1.0}, {0.0, 1.0, 0.0}, {1.0, 0.0, 0.0}});
  CHECK(sorted_corners(polytope({}, {1, 0, 1})) == Corners{{0.0, 0.0, 1.0}, {1.0, 0.0, 0.0}});
}

TEST_CASE("weight_polytope: an order keeps the corners with equal weights on its first criteria") {
  const auto corners = sorted_corners(polytope({"a > b > c"}));
  REQUIRE(corners.size() == 3);
  for (const double each : corners[0]) CHECK(each == doctest::Approx(1.0 / 3.0));
  CHECK(corners[1] == std::vector<double>{0.5, 0.5, 0.0});
  CHECK(corners[2] == std::vector<double>{1.0, 0.0, 0.0});
}

TEST_CASE("weight_polytope: a corner where more boundaries meet than are needed is found once") {
  CHECK(polytope({"a <= 1", "b <= 1", "a + b <= 1"}).corners().size() == 3);
}

TEST_CASE("weight_polytope: constraints that exclude each other leave no corner") {
  CHECK(polytope({"a > 0.6", "b > 0.6"}).corners().empty());
  CHECK(polytope({"a = 0.5", "a = 0.6"}).corners().empty());
  CHECK(polytope({"a + b + c <= 0.9"}).corners().empty());
}

TEST_CASE("weight_polytope: it holds what keeps to every constraint") {
  const auto region = polytope({"a > b", "c = 0.2"});
  CHECK(region.contains(std::vector<double>{0.5, 0.3, 0.2}));
  CHECK_FALSE(region.contains(std::vector<double>{0.3, 0.5, 0.2}));
  CHECK_FALSE(region.contains(std::vector<double>{0.5, 0.2, 0.3}));
}

TEST_CASE("weight_polytope: corner candidates are the ways to choose boundaries") {
  CHECK(polytope({}).corner_candidates() == 3.0);                        // 2 of 3
  CHECK(polytope({"a > b"}, {1, 1, 1, 1}).corner_candidates() == 10.0);  // 3 of 5
}

TEST_CASE("weight_polytope: equations know what is new, what follows and what contradicts") {
  LinearEquations equations(3);
  CHECK(equations.add(std::vector<double>{1.0, 1.0, 1.0}, 1.0));
  CHECK(equations.add(std::vector<double>{2.0, 0.0, 0.0}, 0.5));
  CHECK_FALSE(equations.add(std::vector<double>{0.0, 3.0, 3.0}, 2.25));
  CHECK_FALSE(equations.contradict());
  const auto free = equations.free_directions();
  REQUIRE(free.size() == 1);
  CHECK(free[0][0] == 0.0);
  CHECK(free[0][1] == doctest::Approx(-free[0][2]));
  CHECK(free[0][1] * free[0][1] == doctest::Approx(0.5));
  CHECK_FALSE(equations.add(std::vector<double>{0.0, 1.0, 1.0}, 1.0));
  CHECK(equations.contradict());
  LinearEquations whole(2);
  whole.add(std::vector<double>{1.0, 1.0}, 1.0);
  whole.add(std::vector<double>{1.0, -1.0}, 0.5);
  CHECK(whole.solution() == std::vector<double>{0.75, 0.25});
}
