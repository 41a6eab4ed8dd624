// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/weighted_sum.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::WeightedSum;

using List = std::vector<double>;

TEST_CASE("weighted_sum: the score is the sum of values times weights") {
  CHECK(WeightedSum{}(List{0.5, 1.0, 0.25}, List{0.5, 0.25, 0.25}) == 0.5625);
  CHECK(WeightedSum{}(List{1.0}, List{1.0}) == 1.0);
  CHECK(WeightedSum{}(List{0.0, 0.0}, List{0.5, 0.5}) == 0.0);
}

TEST_CASE("weighted_sum: no criterion scores 0") { CHECK(std::bit_cast<std::uint64_t>(WeightedSum{}({}, {})) == 0); }

TEST_CASE("weighted_sum: terms are added in criterion order, each product rounded first") {
  Splitmix64 random(1);
  std::size_t telling = 0;
  for (int round = 0; round < 5'000; ++round) {
    const std::size_t m = 1 + random.below(9);
    List values;
    List weights;
    volatile double score = 0.0;
    double fused = 0.0;
    double backwards = 0.0;
    for (std::size_t i = 0; i < m; ++i) {
      values.push_back(random.unit());
      weights.push_back(random.unit());
      volatile double term = values[i] * weights[i];
      score = score + term;
      fused = std::fma(values[i], weights[i], fused);
    }
    for (std::size_t i = m; i-- > 0;) {
      volatile double term = values[i] * weights[i];
      backwards += term;
    }
    CHECK_EQ(WeightedSum{}(values, weights), score);
    if (fused != score && backwards != score) ++telling;
  }
  CHECK(telling > 500);  // else neither fusing nor another order would have shown
}

TEST_CASE("weighted_sum: a weight of 0 adds nothing, wherever it stands") {
  CHECK(WeightedSum{}(List{0.3, 1.0, 0.7}, List{0.1, 0.0, 0.9}) == WeightedSum{}(List{0.3, 0.7}, List{0.1, 0.9}));
  CHECK(WeightedSum{}(List{1.0, 0.3}, List{0.0, 1.0}) == 0.3);
}

TEST_CASE("weighted_sum: it is an additive step by name") {
  CHECK(std::string(WeightedSum::name) == "weighted_sum");
  CHECK(WeightedSum::additive);
  CHECK(WeightedSum{} == WeightedSum{});
}
