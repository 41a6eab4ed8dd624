// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/cradis.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Cradis;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("cradis: the mean of both degrees of utility, step by step as published") {
  Splitmix64 random(80);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random, false);
    Columns weighed = given.values;
    double ideal = 0.0;
    double opposite = 1.0;
    for (std::size_t c = 0; c < given.criteria(); ++c) {
      const double best = *std::max_element(weighed[c].begin(), weighed[c].end());
      for (double& each : weighed[c]) {
        each = given.weights[c] * each / best;
        ideal = std::max(ideal, each);
        opposite = std::min(opposite, each);
      }
    }
    double best_plus = 0.0;
    double best_minus = 0.0;
    for (const List& column : weighed) {
      const double best = *std::max_element(column.begin(), column.end());
      best_plus += ideal - best;
      best_minus += best - opposite;
    }
    const List scores = scores_by(Cradis{}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double plus = 0.0;
      double minus = 0.0;
      for (const List& column : weighed) {
        plus += ideal - column[i];
        minus += column[i] - opposite;
      }
      const double near = plus > 1e-15 ? best_plus / plus : 1.0;
      CHECK(scores[i] == doctest::Approx((near + minus / best_minus) / 2.0).epsilon(1e-10));
    }
  }
}

TEST_CASE("cradis: journeys that are all alike score 1, with something or with nothing") {
  CHECK(scores_by(Cradis{}, {{0.3, 0.3}, {0.0, 0.0}}, {0.75, 0.25}) == List{1.0, 1.0});
  CHECK(scores_by(Cradis{}, {{0.3}}, {1.0}) == List{1.0});
}

TEST_CASE("cradis: where all weigh the same only who is best on all of them is near the ideal") {
  const List scores = scores_by(Cradis{}, {{1.0, 0.5, 0.0}, {1.0, 1.0, 0.0}}, {0.5, 0.5});
  CHECK(scores == List{1.0, 0.375, 0.0});
}

TEST_CASE("cradis: a journey beyond those fitted on counts as the nearest of them") {
  CHECK(score_of_another(Cradis{}, {{0.2, 0.6}}, {1.0}, {0}, {1.0}) == 1.0);
  CHECK(score_of_another(Cradis{}, {{0.2, 0.6}}, {1.0}, {0}, {0.0}) == 0.0);
}
