// SPDX-License-Identifier: MIT
#include "journeyrank/judge/drawn_problem.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

/// Every kind of cell, some of them correlated.
CellDoubt all_shapes(std::size_t n, std::size_t m) {
  CellDoubt doubt;
  const std::vector<CellShape> shapes = {
      UniformCell{0.2, 0.7},      NormalCell{0.5, 0.2},          FixedCell{},
      BetaCell{3.0, 8.0},         LogNormalCell{0.3, 0.5},       IntervalCell{0.1, 0.2, 0.9},
      StudentCell{4.0, 0.5, 0.1}, EmpiricalCell{{0.1, 0.5, 0.6}}};
  for (std::size_t c = 0; c < m; ++c) {
    doubt.distributions.emplace_back();
    for (std::size_t j = 0; j < n; ++j) doubt.distributions[c].push_back({shapes[(3 * c + j) % shapes.size()], {}});
  }
  doubt.groups = {{{{0, 0}, {1, 0}, {2, 1}}, 0.5}, {{{3, 0}, {4, 1}}, 0.9}};
  return doubt;
}

/// True when scoring draws together gives the bits of scoring them alone.
bool lanes_are_exact(const DrawnProblem& problem, std::uint64_t first) {
  DrawBlock block(problem, DrawBlock::Kept::some_draws);
  bool same = true;
  block.run(7, first, first + 64, [&](auto scores, auto weights, std::uint64_t draw, std::size_t count) {
    std::vector<double> alone(problem.journey_count() * draws_at_once);
    problem.score_alone(7, draw, weights, alone, draws_at_once);
    for (std::size_t i = 0; i < alone.size() && count == draws_at_once; ++i) {
      same = same && std::bit_cast<std::uint64_t>(alone[i]) == std::bit_cast<std::uint64_t>(scores[i]);
    }
  });
  return same;
}

}  // namespace

TEST_CASE("drawn_problem: draws scored together have the bits of ValueMatrix::score on what each draw has") {
  for (const std::size_t n : {5U, 8U, 27U}) {
    const auto random = decision(random_rows(n, 3, n));
    CHECK(lanes_are_exact(DrawnProblem(random.scorer, random.matrix, {}, {}, 1), 0));
    CHECK(lanes_are_exact(DrawnProblem(random.scorer, random.matrix, {}, all_shapes(n, 3), 1), 1024));
    CHECK(lanes_are_exact(
        DrawnProblem(random.scorer, random.matrix, {.where = {"c0 > c1", "c0 > c2"}}, all_shapes(n, 3), 2), 2048));
  }
}

TEST_CASE("drawn_problem: narrow lanes score as the widest") {
  const std::size_t n = 11;
  const auto random = decision(random_rows(n, 3, 4));
  const ValueMatrix values(random.scorer, random.matrix);
  const CellDraws cells(random.scorer, random.matrix, values, all_shapes(n, 3));
  const std::vector<double> weights(3 * draws_at_once, 1.0 / 3.0);
  const std::vector<const double*> rows = {weights.data(), weights.data() + 16, weights.data() + 32};
  std::vector<double> factors(2 * draws_at_once, 0.5);
  std::vector<double> wide(n * draws_at_once);
  std::vector<double> narrow(n * draws_at_once);
  const double* factor = factors.data();
  run_kernel<ScoreDrawn>(&cells, std::size_t{3}, rows.data(), wide.data(), draws_at_once, std::uint64_t{3},
                         std::uint64_t{160}, factor);
  ScoreDrawn::run<double>(&cells, 3, rows.data(), narrow.data(), draws_at_once, 3, 160, factor);
  CHECK(wide == narrow);
}

TEST_CASE("drawn_problem: cells that are left out are scored on the weights that remain") {
  const auto gaps = decision({{0.4, 0.2}, {0.9, 0.0}, {0.1, 0.8}}, Missing::renormalise, {{1, 1}});
  const DrawnProblem problem(gaps.scorer, gaps.matrix, {}, {}, 1);
  CHECK(lanes_are_exact(problem, 0));
  DrawBlock block(problem, DrawBlock::Kept::some_draws);
  block.run(7, 0, 16, [&](auto scores, auto, std::uint64_t, std::size_t) {
    for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
      CHECK(scores[draws_at_once + lane] == doctest::Approx(0.9).epsilon(1e-15));
    }
  });
}

TEST_CASE("drawn_problem: a block of which pairs are compared holds the same scores, and the last draws of a run too") {
  const auto random = decision(random_rows(6, 3, 2));
  const DrawnProblem problem(random.scorer, random.matrix, {}, all_shapes(6, 3), 1);
  DrawBlock some(problem, DrawBlock::Kept::some_draws);
  DrawBlock whole(problem, DrawBlock::Kept::whole_block);
  std::size_t visited = 0;
  whole.run(3, 1024, 1124, [&](auto, auto, std::uint64_t, std::size_t count) { visited += count; });
  CHECK(visited == 100);
  some.run(3, 1024, 1124, [&](auto scores, auto, std::uint64_t draw, std::size_t count) {
    for (std::size_t j = 0; j < 6; ++j) {
      for (std::size_t lane = 0; lane < count; ++lane) {
        CHECK(scores[j * draws_at_once + lane] == whole.scores()[j * draws_in_block + (draw - 1024) + lane]);
      }
    }
  });
}

TEST_CASE("drawn_problem: it is certain when neither weights nor cells are in doubt") {
  const auto random = decision(random_rows(6, 3, 2));
  const auto certain = [&](const WeightDoubt& weights, const CellDoubt& cells) {
    return DrawnProblem(random.scorer, random.matrix, weights, cells, 1).is_certain();
  };
  CHECK_FALSE(certain({}, {}));
  CHECK(certain({.belief = WeightBelief::stated}, {}));
  CHECK(certain({.where = {"c0 = 0.5", "c1 = 0.5"}}, {}));
  CHECK_FALSE(certain({.belief = WeightBelief::stated}, all_shapes(6, 3)));
  CHECK_FALSE(certain({.belief = WeightBelief::dirichlet}, {}));
}
