// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/spotis.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Spotis;

using List = std::vector<double>;

TEST_CASE("spotis: the weighted sum, bit for bit, is 1 less the distance from the ideal") {
  Splitmix64 random(1);
  for (int round = 0; round < 50; ++round) {
    const auto [values, weights] = random_values(random, 1 + random.below(6));
    const double score = score_alone(Spotis{}, values, weights);
    CHECK(score == score_alone(journeyrank::WeightedSum{}, values, weights));
    const double distance = Spotis{}.fit({{}, weights}).distance(journeyrank::ValueRow(values));
    CHECK(score == doctest::Approx(1.0 - distance).epsilon(1e-14));
  }
}

TEST_CASE("spotis: no criterion scores 0") { CHECK(score_alone(Spotis{}, {}, {}) == 0.0); }
