// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_walk.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/weight_polytope.hpp"
#include "journeyrank/judge/weight_statement.hpp"

#include "laws/random_problem.hpp"
#include "unit/judge/drawn_weights.hpp"

using journeyrank::WeightPolytope;
using journeyrank::WeightWalk;

namespace {

WeightPolytope polytope(std::size_t m, const std::vector<std::string>& statements) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < m; ++c) names.push_back("c" + std::to_string(c));
  return WeightPolytope::of(journeyrank::read_weight_statements(statements, names), std::vector<unsigned char>(m, 1));
}

/// The correlation of the first weight with that of the next draw.
double correlation(const std::vector<std::vector<double>>& draws) {
  const double mean = mean_of(draws)[0];
  double next = 0.0;
  double own = 0.0;
  for (std::size_t d = 1; d < draws.size(); ++d) {
    next += (draws[d][0] - mean) * (draws[d - 1][0] - mean);
    own += (draws[d][0] - mean) * (draws[d][0] - mean);
  }
  return next / own;
}

}  // namespace

TEST_CASE("weight_walk: along pairs it is uniform on a simplex, and draws hardly depend on each other") {
  for (const std::size_t m : {4U, 12U, 30U}) {
    if (m > 4 && laws::share_of_rounds > 1) continue;
    const auto draws = drawn_weights(WeightWalk(polytope(m, {})), m, 20);
    CHECK(std::fabs(correlation(draws)) < 0.03);  // 4 standard errors of none
    for (const double t : {0.02, 0.1}) {
      const double expected = std::pow(1.0 - t, static_cast<double>(m - 1));
      CHECK(std::fabs(errors_off(draws, expected, [t](const auto& w) { return w[0] > t; })) < 4.5);
      CHECK(std::fabs(errors_off(draws, expected, [t](const auto& w) { return w.back() > t; })) < 4.5);
    }
  }
}

TEST_CASE("weight_walk: in a face it is uniform on the face, where pairs suffice") {
  const auto region = polytope(12, {"c0 + c1 = 0.5"});
  const WeightWalk walk(region);
  CHECK(walk.dimension() == 10);
  const auto draws = drawn_weights(walk, 12, 10);
  for (const auto& w : draws) CHECK(region.contains(w));
  CHECK(std::fabs(correlation(draws)) < 0.04);
  CHECK(std::fabs(errors_off(draws, 0.5, [](const auto& w) { return w[0] > 0.25; })) < 4.5);
  CHECK(std::fabs(errors_off(draws, std::pow(0.8, 9), [](const auto& w) { return w[2] > 0.1; })) < 4.5);
}

TEST_CASE("weight_walk: in a face where pairs do not suffice it is uniform as well") {
  // With c0 + c1 as one weight it is the simplex of five, stretched.
  const auto region = polytope(6, {"c0 = 2 * c1"});
  const WeightWalk walk(region);
  CHECK(walk.dimension() == 4);
  const auto draws = drawn_weights(walk, 6, 10);
  for (const auto& w : draws) CHECK(region.contains(w));
  CHECK(std::fabs(correlation(draws)) < 0.3);
  // Dependent draws count for fewer: a correlation of r divides their number by (1 + r) / (1 - r).
  CHECK(std::fabs(errors_off(draws, std::pow(0.8, 4), [](const auto& w) { return w[2] > 0.2; })) < 4.5 * 1.4);
  CHECK(std::fabs(errors_off(draws, std::pow(0.7, 4), [](const auto& w) { return w[0] + w[1] > 0.3; })) < 4.5 * 1.4);
}

TEST_CASE("weight_walk: constraints without room between them are equations, and a point stays a point") {
  CHECK(WeightWalk(polytope(4, {"c0 >= c1", "c1 >= c0"})).dimension() == 2);
  const WeightWalk point(polytope(3, {"c0 = 0.5", "c1 = 0.25"}));
  CHECK(point.dimension() == 0);
  const auto draws = drawn_weights(point, 3, 1);
  CHECK(draws[0][0] == doctest::Approx(0.5));
  CHECK(draws[1000][2] == doctest::Approx(0.25));
}

TEST_CASE("weight_walk: the furthest weights are a corner, and there are none in an empty polytope") {
  const auto furthest = journeyrank::furthest_weights(polytope(3, {"c0 <= 0.4"}), std::vector<double>{1.0, 0.0, 0.0});
  REQUIRE(furthest);
  CHECK((*furthest)[0] == doctest::Approx(0.4));
  CHECK_FALSE(journeyrank::furthest_weights(polytope(2, {"c0 > 1.5"}), std::vector<double>{1.0, 0.0}));
}
