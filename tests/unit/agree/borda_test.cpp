// SPDX-License-Identifier: MIT
#include "journeyrank/agree/borda.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"
#include "refusal.hpp"

using journeyrank::Ballot;
using journeyrank::Borda;
using journeyrank::Consensus;

TEST_CASE("borda: the capital of Tennessee: Nashville 194, Chattanooga 173, Memphis 126, Knoxville 107") {
  const Consensus agreed = Borda{}(capital_of_tennessee());
  CHECK(agreed.points == std::vector{126.0, 194.0, 173.0, 107.0});
  CHECK(agreed.ranks == Ranks{3, 1, 2, 4});
}

TEST_CASE("borda: a point for each journey stood before, half a point for each tied with, times influence") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 100; ++trial) {
    const std::size_t n = 1 + random.below(7);
    const auto ballots = random_ballots(random, 1 + random.below(5), n);
    const Consensus agreed = Borda{}(ballots);
    for (std::size_t i = 0; i < n; ++i) {
      double points = 0.0;
      for (const Ballot& each : ballots) {
        for (std::size_t j = 0; j < n; ++j) {
          if (i == j) continue;
          points += each.influence * (each.ranks[i] < each.ranks[j] ? 1.0 : each.ranks[i] == each.ranks[j] ? 0.5 : 0.0);
        }
      }
      CHECK(agreed.points[i] == points);
    }
  }
}

TEST_CASE("borda: the order of the voters changes no bit, whatever their influence") {
  std::vector<Ballot> ballots{{{1, 2, 3}, 0.1}, {{3, 1, 2}, 0.7}, {{2, 3, 1}, 1e9}, {{1, 3, 2}, 1.0 / 3.0}};
  const Consensus agreed = Borda{}(ballots);
  std::swap(ballots[0], ballots[2]);
  std::swap(ballots[1], ballots[3]);
  CHECK(Borda{}(ballots) == agreed);
}

TEST_CASE("borda: one journey is first with nothing, none gives nothing, no ballot is refused") {
  CHECK(Borda{}(std::vector{voters(3, "a")}) == Consensus{{1}, {0.0}});
  CHECK(Borda{}(std::vector<Ballot>{Ballot{}}) == Consensus{});
  CHECK(refusal_code([] { Borda{}(std::vector<Ballot>{}); }) == "empty_input");
}
