// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/waspas.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Waspas;
using journeyrank::WeightedProduct;
using journeyrank::WeightedSum;

TEST_CASE("waspas: half of the weighted sum and half of the weighted product") {
  // Sum 0.625, product 0.5.
  CHECK(score_alone(Waspas{}, {0.25, 1.0}, {0.5, 0.5}) == doctest::Approx(0.5625).epsilon(1e-15));
  CHECK(score_alone(Waspas{.sum_share = 0.2}, {0.25, 1.0}, {0.5, 0.5}) == doctest::Approx(0.525).epsilon(1e-15));
}

TEST_CASE("waspas: sum_share 1 is the weighted sum, sum_share 0 the weighted product, to the bit") {
  Splitmix64 random(21);
  for (int round = 0; round < 1'000; ++round) {
    const auto [values, weights] = random_values(random, 1 + random.below(7));
    CHECK(score_alone(Waspas{.sum_share = 1.0}, values, weights) == score_alone(WeightedSum{}, values, weights));
    CHECK(score_alone(Waspas{.sum_share = 0.0}, values, weights) == score_alone(WeightedProduct{}, values, weights));
  }
}

TEST_CASE("waspas: a sum_share outside of 0 to 1 is a fault") {
  CHECK(Waspas{}.fault().empty());
  for (const double sum_share : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Waspas{.sum_share = sum_share}.fault() == "sum_share must be 0 to 1");
  }
}
