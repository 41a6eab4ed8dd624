// SPDX-License-Identifier: MIT
// One ranking out of many, as printed in the literature.
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/agree/borda.hpp"
#include "journeyrank/agree/copeland.hpp"
#include "journeyrank/agree/kemeny.hpp"
#include "journeyrank/agree/schulze.hpp"

#include "ballots.hpp"

namespace jr = journeyrank;

using Numbers = std::vector<double>;

namespace {

/// schulze2011new, example 1: 45 voters.
std::vector<jr::Ballot> forty_five_voters() {
  return {voters(5, "acbed"), voters(5, "adecb"), voters(8, "bedac"), voters(3, "cabed"),
          voters(7, "caebd"), voters(2, "cbade"), voters(7, "dceba"), voters(8, "ebadc")};
}

/// young1988condorcet: Condorcet's 60 voters.
std::vector<jr::Ballot> sixty_voters() {
  return {voters(23, "abc"), voters(17, "bca"), voters(2, "bac"), voters(10, "cab"), voters(8, "cba")};
}

}  // namespace

// He gives 3, 2 and 1 points: 37, 42 and 47, which is 21 more than 2, 1 and 0 give.
TEST_CASE("borda1784memoire: of 21 voters 8 put a first, and a is last: 37, 42 and 47 points") {
  const std::vector ballots{voters(1, "abc"), voters(7, "acb"), voters(7, "bca"), voters(6, "cba")};
  const jr::Consensus agreed = jr::Borda{}(ballots);
  CHECK(agreed.points == Numbers{37 - 21, 42 - 21, 47 - 21});
  CHECK(agreed.ranks == Ranks{3, 2, 1});
}

TEST_CASE("young1988condorcet: of 60 voters in a circle 33, 42 and 35 stand behind its three links") {
  const jr::PairwiseSupport support(sixty_voters());
  CHECK(support.influence(support.over(0, 1)) == 33.0);
  CHECK(support.influence(support.over(1, 2)) == 42.0);
  CHECK(support.influence(support.over(2, 0)) == 35.0);
  CHECK(jr::Borda{}(sixty_voters()).points == Numbers{58, 69, 53});
  CHECK(jr::Copeland{}(support).ranks == Ranks{1, 1, 1});
  const jr::KemenyOrder agreed = jr::Kemeny{}(support);
  CHECK(agreed.order == jr::JourneyOrder{1, 2, 0});
  CHECK(agreed.cost == 180.0 - 104.0);
}

TEST_CASE("the capital of Tennessee: Nashville by Borda, Copeland, Kemeny and Schulze, with the points they print") {
  const jr::PairwiseSupport support(capital_of_tennessee());
  CHECK(jr::Borda{}(capital_of_tennessee()).points == Numbers{126, 194, 173, 107});
  CHECK(jr::Copeland{}(support).points == Numbers{0, 3, 2, 1});
  const jr::KemenyOrder agreed = jr::Kemeny{}(support);
  CHECK(agreed.order == jr::JourneyOrder{1, 2, 3, 0});
  CHECK(agreed.cost == 600.0 - 393.0);
  CHECK(jr::Schulze{}(support).ranks == Ranks{4, 1, 2, 3});
}

TEST_CASE("schulze2011new example 1: all votes between two, all strongest paths, and the order e a c b d") {
  const std::vector<Numbers> votes = {
      {0, 20, 26, 30, 22}, {25, 0, 16, 33, 18}, {19, 29, 0, 17, 24}, {15, 12, 28, 0, 14}, {23, 27, 21, 31, 0}};
  const std::vector<Numbers> paths = {
      {0, 28, 28, 30, 24}, {25, 0, 28, 33, 24}, {25, 29, 0, 29, 24}, {25, 28, 28, 0, 24}, {25, 28, 28, 31, 0}};
  const jr::PairwiseSupport support(forty_five_voters());
  const auto strength = jr::strongest_paths(support);
  for (std::size_t a = 0; a < 5; ++a) {
    for (std::size_t b = 0; b < 5; ++b) {
      if (a == b) continue;
      CHECK(support.influence(support.over(a, b)) == votes[a][b]);
      CHECK(support.influence(strength[a * 5 + b]) == paths[a][b]);
    }
  }
  CHECK(jr::Schulze{}(support).ranks == Ranks{2, 4, 3, 5, 1});
}
