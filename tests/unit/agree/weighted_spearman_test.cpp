// SPDX-License-Identifier: MIT
#include "journeyrank/agree/weighted_spearman.hpp"

#include <cmath>
#include <cstddef>

#include <doctest/doctest.h>

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::WeightedSpearman;

TEST_CASE("weighted_spearman: it is the definition, 1 for the same ranking and -1 for its reverse") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 50; ++trial) {
    const std::size_t n = 2 + random.below(12);
    const Ranks a = random_ranking(random, n);
    const Ranks b = random_ranking(random, n);
    Ranks reversed;
    double sum = 0.0;
    const auto size = static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto x = static_cast<double>(a[i]);
      const auto y = static_cast<double>(b[i]);
      sum += (x - y) * (x - y) * ((size - x + 1.0) + (size - y + 1.0));
      reversed.push_back(static_cast<std::uint32_t>(n + 1 - a[i]));
    }
    const double most = std::pow(size, 4) + std::pow(size, 3) - std::pow(size, 2) - size;
    CHECK(std::fabs(WeightedSpearman{}(a, b) - (1.0 - 6.0 * sum / most)) < 1e-14);
    CHECK(WeightedSpearman{}(a, b) == WeightedSpearman{}(b, a));
    CHECK(WeightedSpearman{}(a, a) == 1.0);
    CHECK(std::fabs(WeightedSpearman{}(a, reversed) + 1.0) < 1e-14);
  }
}

TEST_CASE("weighted_spearman: a swap at the top counts more than one at the bottom") {
  const WeightedSpearman measure;
  CHECK(measure(Ranks{1, 2, 3, 4}, Ranks{2, 1, 3, 4}) < measure(Ranks{1, 2, 3, 4}, Ranks{1, 2, 4, 3}));
}

TEST_CASE("weighted_spearman: ties share the middle rank: 2 and 2 against 1 and 3 of four") {
  // d = (0, 1/2, -1/2, 0) about ranks 2 and 3: 6 (1/4) ((3 + 2.5) + (2 + 2.5)) / 300
  CHECK(WeightedSpearman{}(Ranks{1, 2, 3, 4}, Ranks{1, 2, 2, 4}) == doctest::Approx(1.0 - 15.0 / 300.0));
}

TEST_CASE("weighted_spearman: fewer than two journeys have no correlation, different journeys are refused") {
  CHECK(WeightedSpearman{}(Ranks{1}, Ranks{1}) == 1.0);
  CHECK(WeightedSpearman{}(Ranks{}, Ranks{}) == 1.0);
  CHECK(refusal_code([] { WeightedSpearman{}(Ranks{1, 2}, Ranks{1}); }) == "shape_mismatch");
}
