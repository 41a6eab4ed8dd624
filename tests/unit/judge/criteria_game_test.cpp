// SPDX-License-Identifier: MIT
#include "journeyrank/judge/criteria_game.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "laws/random_problem.hpp"
#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::CriteriaGame;
using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Scorer;
using journeyrank::shapley_points;
using journeyrank::ValueMatrix;

namespace {

/// One journey whose raw values are its values.
struct Case {
  Case(const std::vector<double>& cells, const std::vector<double>& weights, std::vector<std::uint8_t> missing = {},
       Missing policy = Missing::reject) {
    std::vector<MatrixColumn> columns;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string id = "c" + std::to_string(c);
      model.criteria.push_back({.id = id, .scale = Anchored{}, .weight = weights[c], .missing = policy});
      columns.push_back({.criterion = id, .values = {cells[c]}});
      if (!missing.empty()) columns.back().missing = {missing[c]};
    }
    matrix = CriteriaMatrix(Names::numbered(1), columns);
  }

  Scorer scorer() const { return Scorer::fit(matrix, model); }

  std::vector<double> points() const {
    const Scorer fitted = scorer();
    return shapley_points(ValueMatrix(fitted, matrix), fitted.weights().normalised(), 0);
  }

  Model model;
  CriteriaMatrix matrix;
};

double sum_of(const std::vector<double>& points) { return std::accumulate(points.begin(), points.end(), 0.0); }

}  // namespace

TEST_CASE("criteria_game: an absent criterion weighs 0 and the others are rescaled; without any it is worth 0") {
  const Case three({0.5, 1.0, 0.25}, {2.0, 1.0, 1.0});
  const Scorer scorer = three.scorer();
  const ValueMatrix values(scorer, three.matrix);
  const CriteriaGame game(values, scorer.weights().normalised());
  CHECK(game.players() == std::vector<std::size_t>{0, 1, 2});
  CHECK(game(0, 0) == 0.0);
  CHECK(game(0, 1) == 0.5);
  CHECK(game(0, 2) == 1.0);
  CHECK(game(0, 6) == 0.625);
  CHECK(game(0, 7) == 0.5625);
}

TEST_CASE("criteria_game: with all criteria it is the score, bit for bit, whatever is missing") {
  laws::for_each_problem(7, 60,
                         {.policies = {Missing::reject, Missing::worst, Missing::interval, Missing::renormalise}},
                         [](const laws::Problem& problem, Splitmix64&) {
                           const auto matrix = problem.matrix();
                           const auto scorer = Scorer::fit(matrix, problem.model);
                           const ValueMatrix values(scorer, matrix);
                           const CriteriaGame game(values, scorer.weights().normalised());
                           for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
                             const double all = game(i, (std::uint32_t{1} << game.players().size()) - 1);
                             const double score = values.score(i, scorer.weights().normalised());
                             CHECK(std::bit_cast<std::uint64_t>(all) == std::bit_cast<std::uint64_t>(score));
                           }
                         });
}

TEST_CASE("shapley_points: they add up to the score of every method, and a criterion of weight 0 has 0") {
  laws::for_each_problem(
      8, 60, {.policies = {Missing::reject, Missing::worst, Missing::interval, Missing::renormalise}},
      [](const laws::Problem& problem, Splitmix64&) {
        const auto matrix = problem.matrix();
        const auto scorer = Scorer::fit(matrix, problem.model);
        const ValueMatrix values(scorer, matrix);
        for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
          const auto points = shapley_points(values, scorer.weights().normalised(), i);
          const double score = values.score(i, scorer.weights().normalised());
          // Scores of some of the criteria can be far larger where they are not bounded.
          const double rounding = is_bounded(problem.model.method) ? 1e-14 : 1e-11 * (1.0 + std::fabs(score));
          CHECK(std::fabs(sum_of(points) - score) <= rounding);
          for (std::size_t c = 0; c < points.size(); ++c) {
            if (!scorer.is_on(c)) CHECK(points[c] == 0.0);
          }
        }
      });
}

TEST_CASE("shapley_points: with m equal weights they have the closed form of a mean") {
  Splitmix64 random(9);
  for (std::size_t m = 1; m <= 8; ++m) {
    std::vector<double> cells;
    double sum = 0.0;
    double tail = 0.0;  // 1/2 + ... + 1/m
    for (std::size_t c = 0; c < m; ++c) {
      cells.push_back(random.unit());
      sum += cells.back();
      if (c > 0) tail += 1.0 / static_cast<double>(c + 1);
    }
    const auto points = Case(cells, std::vector<double>(m, 1.0)).points();
    for (std::size_t c = 0; c < m; ++c) {
      const double others = m == 1 ? cells[c] : (sum - cells[c]) / static_cast<double>(m - 1);
      CHECK(std::fabs(points[c] - (cells[c] + tail * (cells[c] - others)) / static_cast<double>(m)) <= 1e-15);
    }
  }
}

TEST_CASE("shapley_points: two criteria by hand") {
  const auto points = Case({0.8, 0.2}, {3.0, 1.0}).points();
  CHECK(points[0] == doctest::Approx(((1.0 + 0.75) * 0.8 - 0.75 * 0.2) / 2.0).epsilon(1e-15));
  CHECK(points[1] == doctest::Approx(((1.0 + 0.25) * 0.2 - 0.25 * 0.8) / 2.0).epsilon(1e-15));
}

TEST_CASE("shapley_points: one criterion has the score, equal values the same whatever they weigh") {
  CHECK(Case({0.7}, {5.0}).points() == std::vector<double>{0.7});
  const auto points = Case({0.5, 0.5, 0.5, 0.5}, {1.0, 2.0, 4.0, 1.0}).points();
  for (const double each : points) CHECK(each == 0.125);
}

TEST_CASE("shapley_points: a cell that is left out adds nothing, one that is open stands at a half") {
  const auto left_out = Case({0.0, 0.5}, {1.0, 1.0}, {1, 0}, Missing::renormalise).points();
  CHECK(left_out == std::vector<double>{0.0, 0.5});
  CHECK(Case({0.0, 0.5}, {1.0, 1.0}, {1, 0}, Missing::interval).points() == std::vector<double>{0.25, 0.25});
}

TEST_CASE("shapley_points: 17 criteria that weigh something are refused, 16 beside some that do not are not") {
  std::vector<double> weights(20, 1.0);
  std::fill(weights.begin() + 16, weights.end(), 0.0);
  const std::vector<double> cells(20, 0.5);
  CHECK(std::fabs(sum_of(Case(cells, weights).points()) - 0.5) <= 1e-14);
  weights[19] = 1.0;
  CHECK(refusal([&] { Case(cells, weights).points(); }) ==
        "too_large: Shapley values: found 17 criteria that weigh something; allowed: up to 16; give the least of them "
        "weight 0");
}

TEST_CASE("criteria_game: a method that keeps or compares all journeys has no points where they are too many") {
  using journeyrank::has_shapley_points;
  CHECK(has_shapley_points(journeyrank::Vikor{}, 16, 1'000'000));
  CHECK_FALSE(has_shapley_points(journeyrank::Vikor{}, 17, 1));
  CHECK(has_shapley_points(journeyrank::Promethee2{}, 4, 16'384));
  CHECK_FALSE(has_shapley_points(journeyrank::Promethee2{}, 4, 16'385));
  CHECK(has_shapley_points(journeyrank::Electre3{}, 4, 362));
  CHECK_FALSE(has_shapley_points(journeyrank::Electre3{}, 4, 363));
}
