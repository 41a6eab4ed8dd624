// SPDX-License-Identifier: MIT
#include "journeyrank/judge/drawn_problem.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

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

/// Criteria on scales over one matrix of raw values from 1 to 100, all journeys but one drawn on the first and last.
struct Relative {
  explicit Relative(const Scale& scale, Direction direction = Direction::maximize, const Method& method = WeightedSum{},
                    Missing policy = Missing::reject)
      : decision(of(scale, direction, method, policy)), cells(doubt()) {}

  static constexpr std::size_t n = 5;

  static DrawnDecision of(const Scale& scale, Direction direction, const Method& method, Missing policy) {
    const bool gap = policy != Missing::reject;
    auto made = ::decision(
        {{20.0, 3.0, 50.0}, {25.0, 9.0, 40.0}, {70.0, 4.0, 60.0}, {30.0, 6.0, 45.0}, {35.0, 8.0, 55.0}}, policy,
        gap ? std::vector<std::pair<std::size_t, std::size_t>>{{3, 0}, {4, 0}}
            : std::vector<std::pair<std::size_t, std::size_t>>{});
    made.model.method = method;
    made.model.criteria[0].scale = scale;
    made.model.criteria[0].direction = direction;
    made.model.criteria[1].scale = MinMax{};
    made.model.criteria[2].scale = Anchored{0.0, 1024.0};
    made.scorer = Scorer::fit(made.matrix, made.model);
    return made;
  }

  static CellDoubt doubt() {
    const auto normal = [](double mean) { return CellDistribution{NormalCell{mean, 0.1 * mean}, {}}; };
    const std::vector<CellDistribution> first = {
        normal(20.0), normal(25.0), {}, normal(30.0), {UniformCell{20.0, 40.0}, {}}};
    const std::vector<CellDistribution> last = {
        normal(50.0), {}, normal(60.0), normal(45.0), {BetaCell{5.0, 5.0}, {.factor = 99.0}}};
    return {{first, {}, last}, {{{{0, 0}, {1, 0}, {0, 2}}, 0.7}}};
  }

  /// The raw values of a draw: anchored from 0 to 1024, a value is the raw one by a power of two.
  CriteriaMatrix drawn_matrix(std::uint64_t seed, std::uint64_t draw) const {
    DrawnDecision plain = decision;
    for (auto& criterion : plain.model.criteria) {
      criterion.scale = Anchored{0.0, 1024.0};
      criterion.direction = Direction::maximize;
      criterion.missing = Missing::worst;
    }
    const Scorer scorer = Scorer::fit(plain.matrix, plain.model);
    const CellDraws draws(scorer, plain.matrix, ValueMatrix(scorer, plain.matrix), cells);
    std::vector<MatrixColumn> columns;
    for (std::size_t c = 0; c < 3; ++c) {
      columns.push_back({.criterion = "c" + std::to_string(c), .values = std::vector<double>(n)});
      draws.draw_column(seed, draw, c, columns[c].values);
      for (double& each : columns[c].values) each *= 1024.0;
    }
    return {Names::numbered(n), std::move(columns)};
  }

  /// True when each draw has the scores of a ranking of its matrix, bit for bit.
  bool is_ranked_again() const {
    const DrawnProblem problem(decision.scorer, decision.matrix, {.belief = WeightBelief::stated}, cells, 1);
    DrawBlock block(problem, DrawBlock::Kept::some_draws);
    bool same = true;
    block.run(7, 0, 64, [&](auto scores, auto, std::uint64_t draw, std::size_t) {
      for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
        const Ranking ranking = rank(drawn_matrix(7, draw + lane), decision.model);
        for (std::size_t j = 0; j < n; ++j) same = same && scores[j * draws_at_once + lane] == ranking.scores()[j];
      }
    });
    return same;
  }

  DrawnDecision decision;
  CellDoubt cells;
};

}  // namespace

TEST_CASE("drawn_problem: on a relative scale each draw is scored as a ranking of its matrix scores it") {
  for (const Direction direction : {Direction::maximize, Direction::minimize}) {
    for (const Scale& scale :
         {Scale(MinMax{}), Scale(MaxRatio{}), Scale(SumRatio{}), Scale(VectorRatio{}), Scale(ZScore{}),
          Scale(LogarithmicRatio{}), Scale(SumRatio{.falling = Falling::complement})}) {
      CAPTURE(step_name(scale));
      CHECK(Relative(scale, direction).is_ranked_again());
      CHECK(Relative(scale, direction, Topsis{}).is_ranked_again());
    }
  }
  CHECK(Relative(DistanceToIdeal{.best = 28.0}).is_ranked_again());
}

TEST_CASE("drawn_problem: what is believed of a missing cell takes part in the fit of a relative scale") {
  for (const Missing policy : {Missing::interval, Missing::worst, Missing::renormalise}) {
    CHECK(Relative(MinMax{}, Direction::maximize, WeightedSum{}, policy).is_ranked_again());
  }
}

TEST_CASE("drawn_problem: on a relative scale raw values that it cannot take count as the nearest that it can") {
  for (const Scale& scale : {Scale(MaxRatio{}), Scale(SumRatio{}), Scale(VectorRatio{}), Scale(LogarithmicRatio{}),
                             Scale(MinMax{}), Scale(ZScore{})}) {
    for (const Direction direction : {Direction::maximize, Direction::minimize}) {
      Relative wide(scale, direction);
      wide.cells.distributions[0] = std::vector<CellDistribution>(Relative::n, {NormalCell{20.0, 1e3}, {}});
      wide.cells.distributions[0][1] = {LogNormalCell{1e149, 50.0}, {}};
      const DrawnProblem problem(wide.decision.scorer, wide.decision.matrix, {.belief = WeightBelief::stated},
                                 wide.cells, 1);
      DrawBlock block(problem, DrawBlock::Kept::some_draws);
      block.run(7, 0, 256, [&](auto scores, auto, std::uint64_t, std::size_t) {
        for (const double each : scores) CHECK((each >= 0.0 && each <= 1.0 + 1e-15));
      });
    }
  }
}

TEST_CASE("drawn_problem: a cell without spread that is not that of the matrix moves a relative scale for all") {
  auto three = decision({{0.2}, {0.5}, {0.6}});
  three.model.criteria[0].scale = MinMax{};
  const Scorer scorer = Scorer::fit(three.matrix, three.model);
  const DrawnProblem problem(scorer, three.matrix, {.belief = WeightBelief::stated},
                             {{{{}, {}, {UniformCell{0.8, 0.8}, {}}}}, {}}, 1);
  CHECK(problem.is_certain());
  DrawBlock block(problem, DrawBlock::Kept::some_draws);
  block.run(7, 0, 16, [&](auto scores, auto, std::uint64_t, std::size_t) {
    CHECK(scores[0] == 0.0);
    CHECK(scores[draws_at_once] == doctest::Approx(0.5));
    CHECK(scores[2 * draws_at_once] == 1.0);
  });
}

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
