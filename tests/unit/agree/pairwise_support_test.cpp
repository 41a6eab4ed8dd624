// SPDX-License-Identifier: MIT
#include "journeyrank/agree/pairwise_support.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"
#include "refusal.hpp"

using journeyrank::Ballot;
using journeyrank::PairwiseSupport;

TEST_CASE("pairwise_support: it is the influence of those who rank one before the other; ties back neither") {
  const PairwiseSupport support(std::vector<Ballot>{{{1, 2, 2}, 1.5}, {{3, 1, 2}, 2.25}});
  CHECK(support.influence(support.over(0, 1)) == 1.5);
  CHECK(support.influence(support.over(1, 0)) == 2.25);
  CHECK(support.influence(support.over(1, 2)) == 2.25);
  CHECK(support.over(2, 1) == 0);
  CHECK(support.influence(support.margin(1, 0)) == 0.75);
  CHECK(support.margin(0, 0) == 0);
}

TEST_CASE("pairwise_support: influences on any scale give the same majorities") {
  Splitmix64 random(1);
  const auto ballots = random_ballots(random, 7, 5);
  const PairwiseSupport plain(ballots);
  for (const double factor : {0x1p-900, 1024.0, 0x1p900}) {
    auto scaled = ballots;
    for (auto& each : scaled) each.influence *= factor;
    const PairwiseSupport support(scaled);
    for (std::size_t a = 0; a < 5; ++a) {
      for (std::size_t b = 0; b < 5; ++b) CHECK(support.over(a, b) == plain.over(a, b));
    }
    CHECK(support.influence(support.over(0, 1)) == plain.influence(plain.over(0, 1)) * factor);
  }
}

TEST_CASE("pairwise_support: the Condorcet winner is who a majority ranks before each other one, if there is one") {
  CHECK(PairwiseSupport(capital_of_tennessee()).condorcet_winner() == 1);
  CHECK_FALSE(PairwiseSupport(std::vector{voters(1, "abc"), voters(1, "bca"), voters(1, "cab")}).condorcet_winner());
  CHECK_FALSE(PairwiseSupport(std::vector{voters(1, "ab"), voters(1, "ba")}).condorcet_winner());
  CHECK(PairwiseSupport(std::vector{voters(1, "a")}).condorcet_winner() == 0);
  CHECK_FALSE(PairwiseSupport(std::vector<Ballot>{Ballot{}}).condorcet_winner());
}

TEST_CASE("pairwise_support: more than 2,000 journeys, and what ballots refuse, are refused") {
  CHECK(refusal([] { PairwiseSupport(std::vector<Ballot>{{Ranks(2001, 1)}}); }) ==
        "too_large: pairwise support: found 2001 journeys; allowed: 2000");
  CHECK(refusal_code([] { PairwiseSupport(std::vector<Ballot>{}); }) == "empty_input");
}
