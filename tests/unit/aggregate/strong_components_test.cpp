// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/strong_components.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::PairBits;
using journeyrank::strong_components;

TEST_CASE("strong_components: two are together where each reaches the other, and no later one reaches an earlier one") {
  Splitmix64 random(3);
  for (std::size_t round = 0; round < 300; ++round) {
    const std::size_t n = random.below(12);
    std::vector<std::vector<bool>> reach(n, std::vector<bool>(n));
    for (auto& row : reach) {
      for (std::size_t b = 0; b < n; ++b) row[b] = random.below(5) == 0;
    }
    const auto edges = reach;
    const auto found =
        strong_components(n, [&](std::size_t a, std::size_t b) { return static_cast<bool>(edges[a][b]); });
    for (std::size_t k = 0; k < n; ++k) {
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) reach[a][b] = reach[a][b] || (reach[a][k] && reach[k][b]);
      }
    }
    REQUIRE(found.of.size() == n);
    for (std::size_t a = 0; a < n; ++a) {
      CHECK(found.of[a] < found.count);
      for (std::size_t b = 0; b < n; ++b) {
        CHECK((found.of[a] == found.of[b]) == (a == b || (reach[a][b] && reach[b][a])));
        if (reach[a][b]) CHECK(found.of[a] <= found.of[b]);
      }
    }
  }
}

TEST_CASE("strong_components: a relation in bits has the same components") {
  Splitmix64 random(4);
  for (std::size_t round = 0; round < 200; ++round) {
    const std::size_t n = random.below(90);
    const std::size_t one_of = 1 + random.below(60);
    PairBits relation(n);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        if (random.below(one_of) == 0) relation.set(a, b);
      }
    }
    const auto by_pairs = strong_components(n, [&](std::size_t a, std::size_t b) { return relation(a, b); });
    CHECK(strong_components(relation).of == by_pairs.of);
    CHECK(strong_components(relation).count == by_pairs.count);
  }
}
