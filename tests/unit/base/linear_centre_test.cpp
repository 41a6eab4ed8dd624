// SPDX-License-Identifier: MIT
#include "journeyrank/base/linear_centre.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::linear_centre;
using journeyrank::linear_ranges;
using journeyrank::LinearConstraint;
using journeyrank::Relation;

namespace {

using Rows = std::vector<std::vector<double>>;

const Rows each_of_three = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
const LinearConstraint shares = {{1, 1, 1}, Relation::equal, 1.0};

}  // namespace

TEST_CASE("linear_centre: the middle of all weights is that they are equal") {
  const auto centre = linear_centre({shares}, each_of_three);
  REQUIRE(centre);
  for (std::size_t c = 0; c < 3; ++c) {
    CHECK(centre->ranges[c].low == 0.0);
    CHECK(centre->ranges[c].high == 1.0);
    CHECK(centre->measures[c] == doctest::Approx(1.0 / 3.0).epsilon(1e-12));
  }
}

TEST_CASE("linear_centre: a measure that is held leaves the others in the middle of what is left") {
  const auto centre = linear_centre({shares, {{1, 0, 0}, Relation::equal, 0.5}}, each_of_three);
  REQUIRE(centre);
  CHECK(centre->measures[0] == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(centre->measures[1] == doctest::Approx(0.25).epsilon(1e-12));
  CHECK(centre->measures[2] == doctest::Approx(0.25).epsilon(1e-12));
}

TEST_CASE("linear_centre: where the deepest points are many, the search goes on among them") {
  // A box: x is in [0, 1], and y in [0, 1] whatever x is, z is held against x.
  const std::vector<LinearConstraint> box = {
      {{1, 0, 0}, Relation::at_most, 1.0}, {{0, 1, 0}, Relation::at_most, 4.0}, {{1, 0, 1}, Relation::equal, 1.0}};
  const auto centre = linear_centre(box, each_of_three);
  REQUIRE(centre);
  CHECK(centre->measures[0] == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(centre->measures[1] == doctest::Approx(2.0).epsilon(1e-12));
  CHECK(centre->measures[2] == doctest::Approx(0.5).epsilon(1e-12));
}

TEST_CASE("linear_centre: constraints that contradict each other have no middle, and no ranges") {
  const std::vector<LinearConstraint> none = {shares, {{1, 0, 0}, Relation::at_least, 2.0}};
  CHECK_FALSE(linear_centre(none, each_of_three));
  CHECK_FALSE(linear_ranges(none, each_of_three));
}

TEST_CASE("linear_centre: it keeps every constraint, and the order of variables and constraints changes nothing") {
  Splitmix64 random(3);
  for (int round = 0; round < 60; ++round) {
    const std::size_t m = 2 + random.below(4);
    std::vector<double> inside(m);
    double sum = 0.0;
    for (double& each : inside) sum += each = random.between(0.1, 1.0);
    for (double& each : inside) each /= sum;
    std::vector<LinearConstraint> constraints = {{std::vector<double>(m, 1.0), Relation::equal, 1.0}};
    for (std::size_t i = 0; i < 3; ++i) {
      std::vector<double> row(m);
      double at = 0.0;
      for (std::size_t c = 0; c < m; ++c) at += (row[c] = random.between(-1.0, 1.0)) * inside[c];
      constraints.push_back({row, Relation::at_least, at - random.between(0.0, 0.1)});
    }
    Rows each(m, std::vector<double>(m, 0.0));
    for (std::size_t c = 0; c < m; ++c) each[c][c] = 1.0;
    const auto centre = linear_centre(constraints, each);
    REQUIRE(centre);
    for (const auto& constraint : constraints) {
      double left = 0.0;
      for (std::size_t c = 0; c < m; ++c) left += constraint.coefficients[c] * centre->measures[c];
      REQUIRE(left >= constraint.bound - 1e-9);
    }
    auto turned = constraints;
    std::reverse(turned.begin(), turned.end());
    for (auto& constraint : turned) std::reverse(constraint.coefficients.begin(), constraint.coefficients.end());
    const auto other = linear_centre(turned, each);
    REQUIRE(other);
    for (std::size_t c = 0; c < m; ++c) {
      REQUIRE(std::fabs(other->measures[m - 1 - c] - centre->measures[c]) < 1e-9);
    }
  }
}
