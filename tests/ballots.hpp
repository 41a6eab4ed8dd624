// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/ballot.hpp"

#include "rankings.hpp"

/// So many voters who rank the journeys a, b, c, ... as written: "bca".
inline journeyrank::Ballot voters(double count, const std::string& order) {
  journeyrank::Ballot ballot{.ranks = Ranks(order.size()), .influence = count};
  for (std::size_t place = 0; place < order.size(); ++place) {
    ballot.ranks[static_cast<std::size_t>(order[place] - 'a')] = static_cast<std::uint32_t>(place + 1);
  }
  return ballot;
}

/// Random ballots; with levels, so that ties happen; with influences that are not whole.
inline std::vector<journeyrank::Ballot> random_ballots(Splitmix64& random, std::size_t count, std::size_t n) {
  std::vector<journeyrank::Ballot> ballots;
  for (std::size_t v = 0; v < count; ++v) {
    Ranks ranks =
        random.below(3) == 0 ? random_tied_ranking(random, n, 1 + random.below(n)) : random_ranking(random, n);
    ballots.push_back({std::move(ranks), static_cast<double>(1 + random.below(6)) / 4.0});
  }
  return ballots;
}

/// The capital of Tennessee, as encyclopedias tell it: Memphis, Nashville, Chattanooga, Knoxville.
inline std::vector<journeyrank::Ballot> capital_of_tennessee() {
  return {voters(42, "abcd"), voters(26, "bcda"), voters(15, "cdba"), voters(17, "dcba")};
}
