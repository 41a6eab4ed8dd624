// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/lmaw.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Lmaw;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("lmaw: shares of logarithms in the published function, summed") {
  Splitmix64 random(84);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random, false);
    const List scores = scores_by(Lmaw{}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double expected = 0.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const List& column = given.values[c];
        const double best = *std::max_element(column.begin(), column.end());
        double whole = 1.0;  // the product, of whose logarithm each has a share
        for (const double value : column) whole *= (value + best) / best;
        const double share = std::log((column[i] + best) / best) / std::log(whole);
        const double w = given.weights[c];
        expected += 2.0 * std::pow(share, w) / (std::pow(2.0 - share, w) + std::pow(share, w));
      }
      CHECK(scores[i] == doctest::Approx(expected).epsilon(1e-12));
    }
  }
}

TEST_CASE("lmaw: a value of 0 adds nothing; one journey has all of every criterion") {
  CHECK(scores_by(Lmaw{}, {{0.0, 0.5}}, {1.0}) == List{0.0, 1.0});
  CHECK(scores_by(Lmaw{}, {{0.3}, {0.0}}, {0.5, 0.5}) == List{2.0});
}

TEST_CASE("lmaw: a journey beyond those fitted on counts as the nearest of them") {
  const Columns columns = {{0.2, 0.6}};
  CHECK(score_of_another(Lmaw{}, columns, {1.0}, {0}, {1.0}) == scores_by(Lmaw{}, columns, {1.0})[1]);
}
