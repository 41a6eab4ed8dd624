// SPDX-License-Identifier: MIT
#include "journeyrank/agree/schulze.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"

using journeyrank::Ballot;
using journeyrank::Consensus;
using journeyrank::PairwiseSupport;
using journeyrank::Schulze;
using journeyrank::strongest_paths;

namespace {

/// The strongest path by walking all paths.
std::int64_t walked(const PairwiseSupport& support, std::size_t from, std::size_t to, std::vector<bool> seen) {
  std::int64_t best = 0;
  seen[from] = true;
  for (std::size_t next = 0; next < seen.size(); ++next) {
    if (seen[next] || support.margin(from, next) <= 0) continue;
    const std::int64_t link = support.over(from, next);
    best = std::max(best, next == to ? link : std::min(link, walked(support, next, to, seen)));
  }
  return best;
}

}  // namespace

TEST_CASE("schulze2011new example 1: 45 voters, e before a before c before b before d") {
  const std::vector ballots{voters(5, "acbed"), voters(5, "adecb"), voters(8, "bedac"), voters(3, "cabed"),
                            voters(7, "caebd"), voters(2, "cbade"), voters(7, "dceba"), voters(8, "ebadc")};
  const PairwiseSupport support(ballots);
  CHECK(support.influence(support.over(0, 1)) == 20.0);
  CHECK(support.influence(support.over(4, 3)) == 31.0);
  const auto strength = strongest_paths(support);
  CHECK(support.influence(strength[0 * 5 + 1]) == 28.0);
  CHECK(support.influence(strength[1 * 5 + 0]) == 25.0);
  CHECK(support.influence(strength[4 * 5 + 0]) == 25.0);
  CHECK(support.influence(strength[0 * 5 + 4]) == 24.0);
  const Consensus agreed = Schulze{}(support);
  CHECK(agreed.ranks == Ranks{2, 4, 3, 5, 1});
  CHECK(agreed.points == std::vector{3.0, 1.0, 2.0, 0.0, 4.0});
}

TEST_CASE("schulze: the strongest path is the one that walking all paths finds") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t n = 2 + random.below(5);
    const PairwiseSupport support(random_ballots(random, 1 + random.below(7), n));
    const auto strength = strongest_paths(support);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        if (a != b) CHECK(strength[a * n + b] == walked(support, a, b, std::vector<bool>(n, false)));
      }
    }
  }
}

TEST_CASE("schulze: who beats another stands before it, and a Condorcet winner comes first, alone") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 100; ++trial) {
    const PairwiseSupport support(random_ballots(random, 4, 6));
    const auto strength = strongest_paths(support);
    const Consensus agreed = Schulze{}(support);
    for (std::size_t a = 0; a < 6; ++a) {
      for (std::size_t b = 0; b < 6; ++b) {
        if (strength[a * 6 + b] > strength[b * 6 + a]) CHECK(agreed.ranks[a] < agreed.ranks[b]);
      }
    }
    if (const auto winner = support.condorcet_winner()) CHECK(agreed.points[*winner] == 5.0);
  }
}

TEST_CASE("schulze: where no one beats another all tie; one journey is first, none gives nothing") {
  CHECK(Schulze{}(PairwiseSupport(std::vector{voters(1, "abc"), voters(1, "cba")})).ranks == Ranks{1, 1, 1});
  CHECK(Schulze{}(PairwiseSupport(std::vector{voters(3, "a")})) == Consensus{{1}, {0.0}});
  CHECK(Schulze{}(PairwiseSupport(std::vector<Ballot>{Ballot{}})) == Consensus{});
}
