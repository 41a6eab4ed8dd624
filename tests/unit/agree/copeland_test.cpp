// SPDX-License-Identifier: MIT
#include "journeyrank/agree/copeland.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"

using journeyrank::Ballot;
using journeyrank::Consensus;
using journeyrank::Copeland;
using journeyrank::PairwiseSupport;

TEST_CASE("copeland: the capital of Tennessee: majorities won are 3, 2, 1 and 0") {
  const Consensus agreed = Copeland{}(PairwiseSupport(capital_of_tennessee()));
  CHECK(agreed.points == std::vector{0.0, 3.0, 2.0, 1.0});
  CHECK(agreed.ranks == Ranks{4, 1, 2, 3});
}

TEST_CASE("copeland: sides of the same weight give half a point each, a cycle ties") {
  CHECK(Copeland{}(PairwiseSupport(std::vector{voters(2, "ab"), voters(1, "ba"), voters(1, "ba")})) ==
        Consensus{{1, 1}, {0.5, 0.5}});
  CHECK(Copeland{}(PairwiseSupport(std::vector{voters(1, "abc"), voters(1, "bca"), voters(1, "cab")})).ranks ==
        Ranks{1, 1, 1});
}

TEST_CASE("copeland: a Condorcet winner comes first, alone") {
  Splitmix64 random(1);
  int winners = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const PairwiseSupport support(random_ballots(random, 5, 5));
    const auto winner = support.condorcet_winner();
    if (!winner) continue;
    ++winners;
    const Consensus agreed = Copeland{}(support);
    for (std::size_t i = 0; i < 5; ++i) CHECK((agreed.ranks[i] == 1) == (i == *winner));
  }
  CHECK(winners > 50);
}

TEST_CASE("copeland: one journey is first, none gives nothing") {
  CHECK(Copeland{}(PairwiseSupport(std::vector{voters(3, "a")})) == Consensus{{1}, {0.0}});
  CHECK(Copeland{}(PairwiseSupport(std::vector<Ballot>{Ballot{}})) == Consensus{});
}
