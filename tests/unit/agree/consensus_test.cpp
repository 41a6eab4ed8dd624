// SPDX-License-Identifier: MIT
#include "journeyrank/agree/consensus.hpp"

#include <doctest/doctest.h>

#include "rankings.hpp"

using journeyrank::consensus_by;

TEST_CASE("consensus: the most points come first, equal points share the smallest rank") {
  CHECK(consensus_by({1.0, 5.0, 3.0, 3.0, 0.5}).ranks == Ranks{4, 1, 2, 2, 5});
  CHECK(consensus_by({2.0, 2.0}).ranks == Ranks{1, 1});
  CHECK(consensus_by({}).ranks.empty());
}
