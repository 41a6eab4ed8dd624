// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/weighted_product.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"
#include "splitmix64.hpp"

using journeyrank::WeightedProduct;

using List = std::vector<double>;

TEST_CASE("weighted_product: the score is the product of values to the power of their weights") {
  CHECK(score_alone(WeightedProduct{}, {0.25, 1.0}, {0.5, 0.5}) == 0.5);
  CHECK(score_alone(WeightedProduct{}, {0.7}, {1.0}) == doctest::Approx(0.7).epsilon(1e-15));
  Splitmix64 random(11);
  for (int round = 0; round < 2'000; ++round) {
    const auto [values, weights] = random_values(random, 1 + random.below(9));
    long double expected = 1.0L;
    for (std::size_t c = 0; c < values.size(); ++c) {
      expected *= std::pow(static_cast<long double>(values[c]), static_cast<long double>(weights[c]));
    }
    const double score = score_alone(WeightedProduct{}, values, weights);
    CHECK(std::fabs(score - static_cast<double>(expected)) <= 4e-15);
  }
}

TEST_CASE("weighted_product: a value of 0 makes the score 0, whatever the others are, and all 1 make it 1") {
  CHECK(score_alone(WeightedProduct{}, {0.0, 1.0, 1.0}, {0.01, 0.49, 0.5}) == 0.0);
  CHECK(score_alone(WeightedProduct{}, {1.0, 1.0, 1.0}, {0.01, 0.49, 0.5}) == 1.0);
  CHECK(score_alone(WeightedProduct{}, {}, {}) == 1.0);
}

TEST_CASE("weighted_product: the next double of a value never scores less") {
  Splitmix64 random(12);
  for (int round = 0; round < 200'000; ++round) {
    auto [values, weights] = random_values(random, 1 + random.below(3));
    const double before = score_alone(WeightedProduct{}, values, weights);
    double& one = values[random.below(values.size())];
    one = std::nextafter(one, 2.0);
    CHECK(score_alone(WeightedProduct{}, values, weights) >= before);
  }
}

TEST_CASE("weighted_product: it takes no option and does not add up") {
  CHECK(WeightedProduct{}.fault().empty());
  CHECK_FALSE(WeightedProduct::additive);
  CHECK_FALSE(WeightedProduct::relative);
  CHECK(WeightedProduct{} == WeightedProduct{});
}
