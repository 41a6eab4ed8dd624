// SPDX-License-Identifier: MIT
#include "journeyrank/base/linear_solution.hpp"

#include <utility>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::is_proven;
using journeyrank::keeps_constraints;
using journeyrank::linear_scale;
using journeyrank::LinearConstraint;
using journeyrank::LinearOutcome;
using journeyrank::LinearProgram;
using journeyrank::LinearSolution;
using journeyrank::Relation;

namespace {

/// chvatal1983linear, chapter 2: 13 at (2, 0, 1), proved by (1, 0, 1).
const LinearProgram first_example{
    {5, 4, 3},
    {{{2, 3, 1}, Relation::at_most, 5}, {{4, 1, 2}, Relation::at_most, 11}, {{3, 4, 2}, Relation::at_most, 8}}};

const LinearProgram contradiction{{1.0}, {{{1.0}, Relation::at_most, 1.0}, {{1.0}, Relation::at_least, 2.0}}};

LinearSolution optimum(std::vector<double> x, std::vector<double> multipliers) {
  return {LinearOutcome::optimal, 0.0, std::move(x), std::move(multipliers)};
}

LinearSolution infeasible(std::vector<double> multipliers) {
  return {LinearOutcome::infeasible, 0.0, {}, std::move(multipliers)};
}

}  // namespace

TEST_CASE("linear_solution: the best x is proved by its multipliers") {
  CHECK(is_proven(first_example, optimum({2, 0, 1}, {1, 0, 1})));
  CHECK(is_proven({{-1.0}, {}}, optimum({0.0}, {})));
}

TEST_CASE("linear_solution: multipliers do not prove an x that is worse, or that breaks a constraint") {
  CHECK_FALSE(is_proven(first_example, optimum({2, 0, 0.999}, {1, 0, 1})));
  CHECK_FALSE(is_proven(first_example, optimum({2.001, 0, 1}, {1, 0, 1})));
  CHECK_FALSE(is_proven(first_example, optimum({0, 0, 0}, {1, 0, 1})));
}

TEST_CASE("linear_solution: multipliers under which a variable still gains prove nothing") {
  CHECK_FALSE(is_proven(first_example, optimum({0, 0, 0}, {0, 0, 0})));
  CHECK_FALSE(is_proven(first_example, optimum({2.5, 0, 0}, {2.5, 0, 0})));
}

TEST_CASE("linear_solution: a proof holds on any scale of the objective") {
  for (const double scale : {1e-9, 1e9}) {
    LinearProgram program = first_example;
    for (double& each : program.objective) each *= scale;
    CHECK(is_proven(program, optimum({2, 0, 1}, {scale, 0, scale})));
    CHECK_FALSE(is_proven(program, optimum({2, 0, 0.999}, {scale, 0, scale})));
  }
}

TEST_CASE("linear_solution: a contradiction is proved if the bounds add up to less than nothing") {
  CHECK(is_proven(contradiction, infeasible({1.0, -1.0})));
  CHECK_FALSE(is_proven(contradiction, infeasible({0.0, 0.0})));
  CHECK_FALSE(is_proven(contradiction, infeasible({0.0, -1.0})));
  CHECK_FALSE(is_proven(contradiction, infeasible({3.0, -1.0})));
}

TEST_CASE("linear_solution: nothing proves that a programme is unbounded") {
  CHECK_FALSE(is_proven({{1.0}, {}}, {LinearOutcome::unbounded, 0.0, {}, {}}));
}

TEST_CASE("linear_solution: constraints are kept to rounding, each on its own scale") {
  const std::vector<LinearConstraint> constraints = {{{1.0, 1.0}, Relation::equal, 1.0},
                                                     {{1e6, 0.0}, Relation::at_least, 1e5},
                                                     {{0.0, 1e-6}, Relation::at_most, 0.9e-6}};
  CHECK(keeps_constraints(constraints, {0.1, 0.9}));
  CHECK(keeps_constraints(constraints, {0.1 - 1e-12, 0.9 + 1e-12}));
  CHECK_FALSE(keeps_constraints(constraints, {0.1, 0.9 - 1e-9}));
  CHECK_FALSE(keeps_constraints(constraints, {0.1 - 1e-9, 0.9 + 1e-9}));
  CHECK(keeps_constraints({}, {1.0}));
}

TEST_CASE("linear_solution: the scale brings the largest coefficient into [1, 2), and of none is 1") {
  CHECK(linear_scale({0.3, -5.0}) == 0.25);
  CHECK(linear_scale({1.0}) == 1.0);
  CHECK(linear_scale({0.0}) == 1.0);
  CHECK(linear_scale({}) == 1.0);
}
