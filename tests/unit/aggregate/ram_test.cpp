// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/ram.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Ram;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

double sum_of(const List& amounts) { return std::accumulate(amounts.begin(), amounts.end(), 0.0); }

}  // namespace

TEST_CASE("ram: the (2 + falling)-th root of 2 + rising, of weighted shares of the sum") {
  Splitmix64 random(81);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    const List scores = scores_by(Ram{}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double rising = 0.0;
      double falling = 0.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const double part = given.weights[c] * given.amounts[c][i] / sum_of(given.amounts[c]);
        (given.falling[c] != 0 ? falling : rising) += part;
      }
      CHECK(scores[i] == doctest::Approx(std::pow(2.0 + rising, 1.0 / (2.0 + falling))).epsilon(1e-14));
    }
  }
}

TEST_CASE("ram: the ends are the square root of 3 and the cube root of 2; nothing at all is the square root of 2") {
  CHECK(scores_by(Ram{}, {{0.3}}, {1.0})[0] == doctest::Approx(std::sqrt(3.0)).epsilon(1e-15));
  CHECK(scores_by(Ram{}, {{0.3}}, {1.0}, {1})[0] == doctest::Approx(std::cbrt(2.0)).epsilon(1e-15));
  CHECK(scores_by(Ram{}, {{0.0}}, {1.0})[0] == doctest::Approx(std::sqrt(2.0)).epsilon(1e-15));
}

TEST_CASE("ram: a journey beyond those fitted on counts as the nearest of them") {
  const Columns columns = {{0.2, 0.6}};
  CHECK(score_of_another(Ram{}, columns, {1.0}, {0}, {1.0}) == scores_by(Ram{}, columns, {1.0})[1]);
}
