// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/aroman.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Aroman;

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

TEST_CASE("aroman: both sums to their powers, of the mean of two normalisations, as published") {
  Splitmix64 random(83);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    const Aroman method{.min_max_share = 0.25 + 0.5 * random.unit(), .falling_power = 0.1 + 0.8 * random.unit()};
    const List scores = scores_by(method, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double rising = 0.0;
      double falling = 0.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const List& amounts = given.amounts[c];
        const double least = *std::min_element(amounts.begin(), amounts.end());
        const double greatest = *std::max_element(amounts.begin(), amounts.end());
        const double place = (amounts[i] - least) / (greatest - least);
        const double share = amounts[i] / length(amounts);
        const double both = (method.min_max_share * place + (1.0 - method.min_max_share) * share) / 2.0;
        (given.falling[c] != 0 ? falling : rising) += given.weights[c] * both;
      }
      const double expected = std::pow(falling, method.falling_power) + std::pow(rising, 1.0 - method.falling_power);
      CHECK(scores[i] == doctest::Approx(expected).epsilon(1e-13));
    }
  }
}

TEST_CASE("aroman: more of what should be less scores higher, as its formula was published") {
  const List scores = scores_by(Aroman{}, {{0.5, 0.5}, {0.9, 0.1}}, {0.5, 0.5}, {0, 1});
  CHECK(scores[0] < scores[1]);
  CHECK(!Aroman::breaks_dominance.empty());
}

TEST_CASE("aroman: on a constant criterion the place is 0; a sum of 0 to the power of 0 is 1") {
  // Shares of the length 1 / sqrt(2), halved twice.
  CHECK(scores_by(Aroman{}, {{0.3, 0.3}}, {1.0})[0] ==
        doctest::Approx(std::sqrt(0.25 / std::sqrt(2.0))).epsilon(1e-14));
  CHECK(scores_by(Aroman{}, {{0.0, 0.0}}, {1.0}) == List{0.0, 0.0});
  CHECK(scores_by(Aroman{.falling_power = 0.0}, {{0.0, 0.0}}, {1.0}) == List{1.0, 1.0});
}

TEST_CASE("aroman: a journey beyond those fitted on counts as the nearest of them") {
  const Columns columns = {{0.2, 0.6}};
  CHECK(score_of_another(Aroman{}, columns, {1.0}, {0}, {1.0}) == scores_by(Aroman{}, columns, {1.0})[1]);
}

TEST_CASE("aroman: an option outside of 0 to 1 is a fault") {
  CHECK(Aroman{}.fault().empty());
  for (const double bad : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Aroman{.min_max_share = bad}.fault() == "min_max_share must be 0 to 1");
    CHECK(Aroman{.falling_power = bad}.fault() == "falling_power must be 0 to 1");
  }
}
