// SPDX-License-Identifier: MIT
#include "journeyrank/agree/mid_ranks.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::mid_ranks;
using journeyrank::refuse_other_size;

TEST_CASE("mid_ranks: ties share the middle rank, however the ranks that come in count them") {
  const std::vector<double> expected{1.0, 2.5, 2.5, 4.0};
  CHECK(mid_ranks(Ranks{1, 2, 2, 4}) == expected);
  CHECK(mid_ranks(Ranks{1, 2, 2, 3}) == expected);
  CHECK(mid_ranks(Ranks{7, 70, 70, 700}) == expected);
  CHECK(mid_ranks(Ranks{5, 5, 5}) == std::vector<double>{2.0, 2.0, 2.0});
  CHECK(mid_ranks(Ranks{}).empty());
}

TEST_CASE("mid_ranks: rankings of different numbers of journeys are refused with both numbers") {
  refuse_other_size(3, 3);
  CHECK(refusal([] { refuse_other_size(3, 4); }) ==
        "shape_mismatch: one ranking has 3 journeys and the other 4; allowed: rankings of the same journeys");
}
