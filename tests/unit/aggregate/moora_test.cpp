// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/moora.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Moora;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

/// The root of the sum of squares.
double length(const List& amounts) {
  double sum = 0.0;
  for (const double each : amounts) sum += each * each;
  return std::sqrt(sum);
}

}  // namespace

TEST_CASE("moora: weighted shares of the length, falling ones taken off") {
  Splitmix64 random(71);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    const List scores = scores_by(Moora{}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double expected = 0.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const double part = given.weights[c] * given.amounts[c][i] / length(given.amounts[c]);
        expected += given.falling[c] != 0 ? -part : part;
      }
      CHECK(std::fabs(scores[i] - expected) <= 1e-14);
    }
  }
}

TEST_CASE("moora: all that counts of a scale is that it is a straight line through 0") {
  Splitmix64 random(72);
  const RatioCase given = random_ratio_case(random, false);
  RatioCase halved = given;
  for (List& column : halved.values) {
    for (double& value : column) value *= 0.5;
  }
  CHECK(scores_by(Moora{}, given) == scores_by(Moora{}, halved));
}

TEST_CASE("moora: a criterion on which every amount is 0 adds nothing") {
  CHECK(scores_by(Moora{}, {{0.0, 0.0}, {1.0, 1.0}}, {0.5, 0.5}, {0, 1}) == List{0.0, 0.0});
}

TEST_CASE("moora: one journey has all of each criterion") {
  CHECK(scores_by(Moora{}, {{0.3}, {0.3}}, {0.75, 0.25}, {0, 1}) == List{0.5});
}

TEST_CASE("moora: a journey beyond those fitted on counts as the nearest of them") {
  const Columns columns = {{0.2, 0.6}, {0.3, 0.5}};
  const List weights = {0.5, 0.5};
  CHECK(score_of_another(Moora{}, columns, weights, {0, 1}, {1.0, 1.0}) ==
        score_of_another(Moora{}, columns, weights, {0, 1}, {0.6, 0.5}));
}
