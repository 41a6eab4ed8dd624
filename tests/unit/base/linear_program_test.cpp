// SPDX-License-Identifier: MIT
#include "journeyrank/base/linear_program.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::LinearConstraint;
using journeyrank::LinearOutcome;
using journeyrank::LinearProgram;
using journeyrank::LinearSolution;
using journeyrank::maximise;
using journeyrank::Relation;
using journeyrank::solve_linear_system;

namespace {

using Numbers = std::vector<double>;

bool near(const Numbers& found, const Numbers& expected, double within = 1e-12) {
  if (found.size() != expected.size()) return false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!(std::abs(found[i] - expected[i]) <= within)) return false;
  }
  return true;
}

double times(const Numbers& a, const Numbers& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

bool keeps(const LinearConstraint& constraint, const Numbers& x, double within) {
  const double excess = times(constraint.coefficients, x) - constraint.bound;
  if (constraint.relation == Relation::at_most) return excess <= within;
  if (constraint.relation == Relation::at_least) return excess >= -within;
  return std::abs(excess) <= within;
}

/// Calls `visit(x)` for each way to make so many of all constraints, x >= 0 included, hold with equality.
template <class Visit>
void for_each_corner(const LinearProgram& program, Visit&& visit) {
  const std::size_t m = program.objective.size();
  std::vector<Numbers> planes;
  for (const auto& each : program.constraints) {
    planes.push_back(each.coefficients);
    planes.back().push_back(each.bound);
  }
  for (std::size_t j = 0; j < m; ++j) {
    planes.emplace_back(m + 1, 0.0);
    planes.back()[j] = 1.0;
  }
  std::vector<std::size_t> chosen(m);
  const auto choose = [&](const auto& self, std::size_t depth, std::size_t from) -> void {
    if (depth == m) {
      std::vector<Numbers> rows;
      for (const std::size_t plane : chosen) rows.push_back(planes[plane]);
      if (const auto x = solve_linear_system(rows)) visit(*x);
      return;
    }
    for (chosen[depth] = from; chosen[depth] < planes.size(); ++chosen[depth]) self(self, depth + 1, chosen[depth] + 1);
  };
  choose(choose, 0, 0);
}

/// The best corner that keeps everything, by trying all; nothing when none does.
std::optional<double> best_corner(const LinearProgram& program) {
  std::optional<double> best;
  for_each_corner(program, [&](const Numbers& x) {
    if (std::any_of(x.begin(), x.end(), [](double each) { return each < -1e-9; })) return;
    for (const auto& each : program.constraints) {
      if (!keeps(each, x, 1e-9)) return;
    }
    best = std::max(best.value_or(-1e300), times(program.objective, x));
  });
  return best;
}

Relation random_relation(Splitmix64& random) {
  const std::size_t kind = random.below(6);
  return kind == 0 ? Relation::equal : kind == 1 ? Relation::at_least : Relation::at_most;
}

/// A programme whose variables lie in a box, so that it is never unbounded; whole numbers make it degenerate.
LinearProgram random_program(Splitmix64& random, bool whole) {
  const std::size_t m = 1 + random.below(4);
  const auto number = [&](double most) {
    return whole ? static_cast<double>(static_cast<int>(random.below(7)) - 3) : random.between(-most, most);
  };
  LinearProgram program;
  for (std::size_t j = 0; j < m; ++j) program.objective.push_back(number(1.0));
  for (std::size_t i = 0, n = random.below(6); i < n; ++i) {
    Numbers coefficients;
    for (std::size_t j = 0; j < m; ++j) coefficients.push_back(number(1.0));
    program.constraints.push_back({coefficients, random_relation(random), number(1.0)});
  }
  program.constraints.push_back({Numbers(m, 1.0), Relation::at_most, 4.0});
  return program;
}

void check_optimum(const LinearProgram& program, const LinearSolution& solution) {
  REQUIRE(solution.x.size() == program.objective.size());
  for (const double each : solution.x) CHECK(each >= 0.0);
  CHECK(std::abs(solution.value - times(program.objective, solution.x)) <= 1e-12);
  double dual = 0.0;
  Numbers reduced = program.objective;
  for (std::size_t i = 0; i < program.constraints.size(); ++i) {
    const auto& each = program.constraints[i];
    const double y = solution.multipliers[i];
    CHECK(keeps(each, solution.x, 1e-9));
    if (each.relation == Relation::at_most) CHECK(y >= 0.0);
    if (each.relation == Relation::at_least) CHECK(y <= 0.0);
    dual += y * each.bound;
    for (std::size_t j = 0; j < reduced.size(); ++j) reduced[j] -= y * each.coefficients[j];
  }
  for (const double each : reduced) CHECK(each <= 1e-9);
  CHECK(std::abs(dual - solution.value) <= 1e-9);
}

void check_contradiction(const LinearProgram& program, const LinearSolution& solution) {
  double bounds = 0.0;
  Numbers sum(program.objective.size(), 0.0);
  for (std::size_t i = 0; i < program.constraints.size(); ++i) {
    const auto& each = program.constraints[i];
    const double y = solution.multipliers[i];
    if (each.relation == Relation::at_most) CHECK(y >= 0.0);
    if (each.relation == Relation::at_least) CHECK(y <= 0.0);
    bounds += y * each.bound;
    for (std::size_t j = 0; j < sum.size(); ++j) sum[j] += y * each.coefficients[j];
  }
  for (const double each : sum) CHECK(each >= -1e-9);
  CHECK(bounds < -1e-10);
}

}  // namespace

TEST_CASE("linear_program: the first example of chvatal1983linear, chapter 2") {
  const auto solution = maximise(
      {{5, 4, 3},
       {{{2, 3, 1}, Relation::at_most, 5}, {{4, 1, 2}, Relation::at_most, 11}, {{3, 4, 2}, Relation::at_most, 8}}});
  CHECK(solution.outcome == LinearOutcome::optimal);
  CHECK(solution.value == 13.0);
  CHECK(near(solution.x, {2, 0, 1}));
  CHECK(near(solution.multipliers, {1, 0, 1}));
}

TEST_CASE("linear_program: the two-phase example of chvatal1983linear, chapter 3") {
  const auto solution = maximise({{1, -1, 1},
                                  {{{2, -1, 2}, Relation::at_most, 4},
                                   {{2, -3, 1}, Relation::at_most, -5},
                                   {{-1, 1, -2}, Relation::at_most, -1}}});
  CHECK(solution.outcome == LinearOutcome::optimal);
  CHECK(std::abs(solution.value - 0.6) < 1e-14);
  CHECK(near(solution.x, {0.0, 2.8, 3.4}));
}

TEST_CASE("linear_program: the cycling example of beale1955cycling ends at 1/20") {
  const auto solution = maximise({{0.75, -150.0, 0.02, -6.0},
                                  {{{0.25, -60.0, -0.04, 9.0}, Relation::at_most, 0.0},
                                   {{0.5, -90.0, -0.02, 3.0}, Relation::at_most, 0.0},
                                   {{0.0, 0.0, 1.0, 0.0}, Relation::at_most, 1.0}}});
  CHECK(solution.outcome == LinearOutcome::optimal);
  CHECK(std::abs(solution.value - 0.05) < 1e-15);
  CHECK(near(solution.x, {0.04, 0.0, 1.0, 0.0}));
}

TEST_CASE("linear_program: the cube of klee1972good has its best corner at 10^(2 (k - 1))") {
  for (std::size_t k = 1; k <= 6; ++k) {
    LinearProgram program;
    for (std::size_t j = 0; j < k; ++j) program.objective.push_back(std::pow(10.0, static_cast<double>(k - 1 - j)));
    for (std::size_t i = 0; i < k; ++i) {
      Numbers row(k, 0.0);
      for (std::size_t j = 0; j < i; ++j) row[j] = 2.0 * std::pow(10.0, static_cast<double>(i - j));
      row[i] = 1.0;
      program.constraints.push_back({row, Relation::at_most, std::pow(100.0, static_cast<double>(i))});
    }
    const auto solution = maximise(program);
    CHECK(solution.outcome == LinearOutcome::optimal);
    CHECK(solution.value == doctest::Approx(std::pow(100.0, static_cast<double>(k - 1))));
  }
}

TEST_CASE("linear_program: equations and lower bounds hold, and their multipliers have the sign of what they ask") {
  const auto solution = maximise({{1.0, 2.0, 0.0},
                                  {{{1.0, 1.0, 1.0}, Relation::equal, 1.0},
                                   {{1.0, 0.0, 0.0}, Relation::at_least, 0.25},
                                   {{0.0, 0.0, 1.0}, Relation::at_least, 0.125}}});
  CHECK(solution.value == 1.5);
  CHECK(near(solution.x, {0.25, 0.625, 0.125}));
  CHECK(near(solution.multipliers, {2.0, -1.0, -2.0}));
}

TEST_CASE("linear_program: without a constraint x is 0, or anything that gains grows without end") {
  const auto nothing = maximise({{-1.0, 0.0}, {}});
  CHECK(nothing.outcome == LinearOutcome::optimal);
  CHECK(nothing.x == Numbers{0.0, 0.0});
  CHECK(nothing.value == 0.0);
  const auto endless = maximise({{-1.0, 1.0}, {}});
  CHECK(endless.outcome == LinearOutcome::unbounded);
  CHECK(endless.x.empty());
  CHECK(endless.value == 0.0);
  CHECK(maximise({{}, {}}).outcome == LinearOutcome::optimal);
}

TEST_CASE("linear_program: a ray on which the objective grows is unbounded though constraints are there") {
  CHECK(maximise({{1.0, 1.0}, {{{1.0, -1.0}, Relation::at_most, 1.0}}}).outcome == LinearOutcome::unbounded);
  CHECK(maximise({{1.0, 1.0}, {{{1.0, 1.0}, Relation::at_least, 2.0}}}).outcome == LinearOutcome::unbounded);
}

TEST_CASE("linear_program: constraints that contradict each other are infeasible, and the multipliers name them") {
  const LinearProgram program{{1.0, 1.0},
                              {{{1.0, 0.0}, Relation::at_most, 1.0},
                               {{0.0, 1.0}, Relation::at_most, 5.0},
                               {{1.0, 0.0}, Relation::at_least, 2.0}}};
  const auto solution = maximise(program);
  CHECK(solution.outcome == LinearOutcome::infeasible);
  CHECK(solution.x.empty());
  check_contradiction(program, solution);
  CHECK(solution.multipliers[0] > 0.0);
  CHECK(solution.multipliers[1] == 0.0);
  CHECK(solution.multipliers[2] < 0.0);
}

TEST_CASE("linear_program: equations that contradict each other are infeasible, and the multipliers name them") {
  const LinearProgram program{
      {1.0, 1.0},
      {{{1.0, 1.0}, Relation::equal, 1.0}, {{1.0, -1.0}, Relation::equal, 0.0}, {{4.0, 2.0}, Relation::equal, 4.0}}};
  const auto solution = maximise(program);
  CHECK(solution.outcome == LinearOutcome::infeasible);
  check_contradiction(program, solution);
  const auto zero = maximise({{1.0}, {{{0.0}, Relation::equal, -3.0}}});
  CHECK(zero.outcome == LinearOutcome::infeasible);
  CHECK(zero.multipliers[0] > 0.0);
}

TEST_CASE("linear_program: a constraint said twice, and an equation that follows from others, change nothing") {
  const auto solution = maximise({{1.0, 2.0},
                                  {{{1.0, 1.0}, Relation::equal, 1.0},
                                   {{1.0, 1.0}, Relation::equal, 1.0},
                                   {{0.0, 1.0}, Relation::at_most, 0.5},
                                   {{0.0, 1.0}, Relation::at_most, 0.5},
                                   {{3.0, 3.0}, Relation::at_most, 3.0},
                                   {{0.0, 0.0}, Relation::equal, 0.0}}});
  CHECK(solution.outcome == LinearOutcome::optimal);
  CHECK(solution.value == 1.5);
  CHECK(near(solution.x, {0.5, 0.5}));
}

TEST_CASE("linear_program: equations that follow from others, but for roundings, cost no digit") {
  Splitmix64 random(12);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t m = 2 + random.below(4);
    Numbers point;
    for (std::size_t j = 0; j < m; ++j) point.push_back(random.unit());
    LinearProgram program{Numbers(m, 1.0), {}};
    for (std::size_t i = 0; i < m; ++i) {
      Numbers row;
      for (std::size_t j = 0; j < m; ++j) row.push_back(random.between(-1.0, 1.0) + (i == j ? 3.0 : 0.0));
      program.constraints.push_back({row, Relation::equal, times(row, point)});
    }
    for (int copies = 0; copies < 3; ++copies) {
      Numbers row(m, 0.0);
      double bound = 0.0;
      for (std::size_t i = 0; i < m; ++i) {
        const double factor = random.between(-1.0, 1.0);
        for (std::size_t j = 0; j < m; ++j) row[j] += factor * program.constraints[i].coefficients[j];
        bound += factor * program.constraints[i].bound;
      }
      program.constraints.push_back({row, Relation::equal, bound});
    }
    const auto solution = maximise(program);
    REQUIRE(solution.outcome == LinearOutcome::optimal);
    CHECK(near(solution.x, point, 1e-14));
  }
}

TEST_CASE("linear_program: a region that is one point is found") {
  const auto solution = maximise({{1.0, 1.0, 1.0},
                                  {{{1.0, 1.0, 1.0}, Relation::equal, 1.0},
                                   {{1.0, -1.0, 0.0}, Relation::equal, 0.0},
                                   {{0.0, 1.0, -1.0}, Relation::equal, 0.0}}});
  CHECK(solution.outcome == LinearOutcome::optimal);
  CHECK(near(solution.x, {1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0}, 1e-15));
}

TEST_CASE("linear_program: a random programme has the value of its best corner, and multipliers that prove it") {
  Splitmix64 random(20261126);
  std::size_t optimal = 0;
  std::size_t infeasible = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    const LinearProgram program = random_program(random, trial % 2 == 0);
    const auto expected = best_corner(program);
    const auto solution = maximise(program);
    CAPTURE(trial);
    if (expected) {
      REQUIRE(solution.outcome == LinearOutcome::optimal);
      CHECK(std::abs(solution.value - *expected) <= 1e-9);
      check_optimum(program, solution);
      ++optimal;
    } else {
      REQUIRE(solution.outcome == LinearOutcome::infeasible);
      check_contradiction(program, solution);
      ++infeasible;
    }
  }
  CHECK(optimal > 1000);
  CHECK(infeasible > 300);
}

TEST_CASE("linear_program: the scale of a constraint changes nothing") {
  Splitmix64 random(5);
  for (int trial = 0; trial < 200; ++trial) {
    LinearProgram program = random_program(random, false);
    const auto before = maximise(program);
    for (auto& each : program.constraints) {
      const double factor = std::ldexp(1.0, static_cast<int>(random.below(60)) - 30);
      for (auto& coefficient : each.coefficients) coefficient *= factor;
      each.bound *= factor;
    }
    const auto after = maximise(program);
    CHECK(after.outcome == before.outcome);
    CHECK(after.x == before.x);
    CHECK(after.value == before.value);
  }
}

TEST_CASE("linear_program: thousands of constraints on a few variables are proved optimal by their multipliers") {
  Splitmix64 random(9);
  for (const std::size_t m : {4u, 16u}) {
    LinearProgram program{Numbers(m + 1, 0.0), {{Numbers(m + 1, 1.0), Relation::equal, 1.0}}};
    program.objective[m] = 1.0;
    program.constraints[0].coefficients[m] = 0.0;
    for (int i = 0; i < 5000; ++i) {  // the weights that leave the smallest of 5,000 scores as large as can be
      Numbers row;
      for (std::size_t j = 0; j < m; ++j) row.push_back(-random.unit());
      row.push_back(1.0);
      program.constraints.push_back({row, Relation::at_most, 0.0});
    }
    const auto solution = maximise(program);
    REQUIRE(solution.outcome == LinearOutcome::optimal);
    check_optimum(program, solution);
  }
}

TEST_CASE("linear_program: NaN, infinity and a missing coefficient are refused with their place") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusal([&] {
          maximise({{nan}, {}});
        }) == "bad_number: a linear programme, objective: found NaN or infinity; allowed: a finite number");
  CHECK(refusal([&] {
          maximise({{1.0}, {{{1.0}, Relation::at_most, 1.0}, {{1.0}, Relation::equal, nan}}});
        }) == "bad_number: a linear programme, constraint 2: found NaN or infinity; allowed: a finite number");
  CHECK(refusal_code([] { maximise({{1.0}, {{{1.0, 2.0}, Relation::at_most, 1.0}}}); }) == "shape_mismatch");
}

TEST_CASE("linear_program: numbers that overflow on the way are refused, never returned") {
  CHECK(refusal_code([] { maximise({{1e300}, {{{1e-300}, Relation::at_most, 1e300}}}); }) == "bad_number");
  CHECK(refusal_code([] { maximise({{1e200, 0.0}, {{{1.0, 1.0}, Relation::at_most, 1e200}}}); }) == "bad_number");
}
