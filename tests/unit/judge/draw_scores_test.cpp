// SPDX-License-Identifier: MIT
#include "journeyrank/judge/draw_scores.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/value_matrix.hpp"

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE("draw_scores: a score is the sum of weight times value, in the order of the criteria") {
  const auto two = decision({{0.3, 0.9}, {0.7, 0.2}});
  const CellDraws cells(two.scorer, two.matrix, ValueMatrix(two.scorer, two.matrix), {});
  std::vector<double> weights(2 * draws_at_once);
  for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
    weights[lane] = static_cast<double>(lane) / 16.0;
    weights[draws_at_once + lane] = 1.0 - weights[lane];
  }
  const std::vector<const double*> rows = {weights.data(), weights.data() + draws_at_once};
  std::vector<double> scores(2 * draws_at_once);
  score_draws(cells, rows, scores, draws_at_once, 1, 0, {});
  for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
    CHECK(scores[lane] == product(0.3, weights[lane]) + product(0.9, weights[draws_at_once + lane]));
    CHECK(scores[draws_at_once + lane] == product(0.7, weights[lane]) + product(0.2, weights[draws_at_once + lane]));
  }
}

TEST_CASE("draw_scores: drawn cells take the values of CellDraws, rows may be further apart") {
  const auto five = decision({{0.1}, {0.2}, {0.3}, {0.4}, {0.5}});
  const std::vector<CellDistribution> column = {{UniformCell{0.0, 1.0}, {}},
                                                {},
                                                {NormalCell{0.5, 0.3}, {}},
                                                {BetaCell{2.0, 2.0}, {}},
                                                {NormalCell{0.5, 0.3}, {}}};
  const CellDraws cells(five.scorer, five.matrix, ValueMatrix(five.scorer, five.matrix), {{column}, {}});
  const std::vector<double> weights(draws_at_once, 1.0);
  const std::vector<const double*> rows = {weights.data()};
  std::vector<double> scores(5 * 40);
  score_draws(cells, rows, scores, 40, 11, 320, {});
  for (std::size_t j = 0; j < 5; ++j) {
    for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
      CHECK(scores[j * 40 + lane] == cells.value(11, 320 + lane, j, 0));
    }
  }
}
