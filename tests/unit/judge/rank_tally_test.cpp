// SPDX-License-Identifier: MIT
#include "journeyrank/judge/rank_tally.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/draw_order.hpp"
#include "journeyrank/judge/sorted_draws.hpp"

using journeyrank::DrawOrder;
using journeyrank::draws_at_once;
using journeyrank::Names;
using journeyrank::RankBins;
using journeyrank::RankTally;
using journeyrank::SortedDraws;

namespace {

/// Three journeys of which in draw d number d mod 3 is first, the others by number.
RankTally tally_of(std::size_t count) {
  std::vector<double> scores(3 * draws_at_once);
  for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
    for (std::size_t j = 0; j < 3; ++j) {
      scores[j * draws_at_once + lane] = j == lane % 3 ? 0.9 : 0.5 - 0.1 * static_cast<double>(j);
    }
  }
  const std::vector<double> weights(draws_at_once, 0.25);
  const std::vector<const double*> rows = {weights.data()};
  SortedDraws sorted(3);
  sorted.sort(DrawOrder(Names::numbered(3)), scores, draws_at_once, 0);
  RankTally tally(RankBins(3), 3, 1, RankTally::Pairs::counted);
  tally.add(sorted, rows, count);
  tally.add_pairs(scores, draws_at_once, count);
  tally.settle();
  return tally;
}

}  // namespace

TEST_CASE("rank_tally: ranks, winning weights, pairs and orders are counted for so many of the draws as asked") {
  const auto tally = tally_of(12);
  CHECK(tally.draws() == 12);
  CHECK(std::vector<std::uint64_t>(tally.counts().begin(), tally.counts().end()) ==
        std::vector<std::uint64_t>{4, 4, 4, 8, 4, 0, 0, 4, 8});
  CHECK(tally.winning(2, 0).value() == 1.0);
  CHECK(tally.winning_squares(2, 0).value() == 0.25);
  CHECK(std::vector<std::uint64_t>(tally.above().begin(), tally.above().end()) ==
        std::vector<std::uint64_t>{0, 8, 8, 4, 0, 8, 4, 4, 0});
  std::size_t orders = 0;
  for (const auto each : tally.orders()) orders += each > 0 ? 1 : 0;
  CHECK(orders == 3);
}

TEST_CASE("rank_tally: tallies add up to that of all draws") {
  auto sum = tally_of(7);
  sum.add(tally_of(9));
  CHECK(sum.draws() == 16);
  CHECK(sum.counts()[0] == tally_of(7).counts()[0] + tally_of(9).counts()[0]);
  CHECK(sum.above()[1] == tally_of(7).above()[1] + tally_of(9).above()[1]);
  CHECK(sum.winning(0, 0).value() == tally_of(7).winning(0, 0).value() + tally_of(9).winning(0, 0).value());
}
