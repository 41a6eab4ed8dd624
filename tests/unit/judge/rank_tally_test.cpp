// SPDX-License-Identifier: MIT
#include "journeyrank/judge/rank_tally.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/draw_order.hpp"

using journeyrank::DrawOrder;
using journeyrank::draws_at_once;
using journeyrank::Names;
using journeyrank::RankBins;
using journeyrank::RankTally;
using journeyrank::SortedDraws;
using journeyrank::UnitSum;

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

TEST_CASE("rank_tally: bins are single ranks first, then groups that cover all") {
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

TEST_CASE("rank_tally: a sum of units is exact in any order") {
  UnitSum sum;
  for (int i = 0; i < 1000; ++i) sum.add(0.1);
  UnitSum parts;
  for (int i = 0; i < 400; ++i) parts.add(0.1);
  UnitSum rest;
  for (int i = 0; i < 600; ++i) rest.add(0.1);
  rest.add(parts);
  CHECK(rest.value() == sum.value());
  CHECK(sum.value() == doctest::Approx(100.0));
  UnitSum one;
  one.add(1.0);
  one.add(UnitSum::unit);
  one.add(0.5 * UnitSum::unit);
  CHECK(one.value() == 1.0 + UnitSum::unit);
}
