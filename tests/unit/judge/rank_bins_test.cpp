// SPDX-License-Identifier: MIT
#include "journeyrank/judge/rank_bins.hpp"

#include <cstddef>

#include <doctest/doctest.h>

using journeyrank::RankBins;

TEST_CASE("rank_bins: bins are single ranks first, then groups that cover all") {
  const RankBins all(5);
  CHECK(all.size() == 5);
  CHECK(all.all_exact());
  const RankBins some(1000, 10);
  CHECK(some.exact() == 10);
  CHECK_FALSE(some.all_exact());
  CHECK(some.size() < 60);
  CHECK(some.bin_of(9) == 9);
  std::size_t next = 1;
  for (std::size_t bin = 0; bin < some.size(); ++bin) {
    CHECK(some.first_rank(bin) == next);
    CHECK(some.bin_of(next - 1) == bin);
    next = some.last_rank(bin) + 1;
  }
  CHECK(next == 1001);
  CHECK(RankBins(3, 10).exact() == 3);
  CHECK(RankBins(0).size() == 0);
}
