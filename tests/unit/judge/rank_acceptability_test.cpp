// SPDX-License-Identifier: MIT
#include "journeyrank/judge/rank_acceptability.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/draw_order.hpp"
#include "journeyrank/judge/sorted_draws.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

/// Sixteen draws of three journeys: the first is first in twelve of them and last in four, the others keep their order.
RankTally sixteen_draws(std::size_t exact_ranks = 0) {
  std::vector<double> scores(3 * draws_at_once, 0.0);
  std::vector<double> weights(draws_at_once, 0.0);
  for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
    scores[lane] = lane < 12 ? 0.9 : 0.1;
    scores[draws_at_once + lane] = 0.8;
    scores[2 * draws_at_once + lane] = 0.3;
    weights[lane] = lane % 2 == 0 ? 0.25 : 0.75;
  }
  const std::vector<const double*> rows = {weights.data()};
  SortedDraws sorted(3);
  sorted.sort(DrawOrder(Names::numbered(3)), scores, draws_at_once, 0);
  RankTally tally(RankBins(3, exact_ranks), 3, 1, RankTally::Pairs::counted);
  tally.add(sorted, rows, draws_at_once);
  tally.add_pairs(scores, draws_at_once, draws_at_once);
  tally.settle();
  return tally;
}

}  // namespace

TEST_CASE("rank_acceptability: shares, expected ranks and their errors are those of the counts") {
  const RankAcceptability ranks(sixteen_draws());
  CHECK(ranks.acceptability(0, 1).value == 0.75);
  CHECK(ranks.acceptability(0, 1).error == std::sqrt(13.0 / 18.0 * (5.0 / 18.0) / 16.0));
  CHECK(ranks.acceptability(0, 3).value == 0.25);
  CHECK(ranks.acceptability(2, 1).value == 0.0);
  CHECK(ranks.acceptability(2, 1).error > 0.0);
  CHECK(ranks.top(1, 2).value == 1.0);
  CHECK(ranks.expected_rank(0).value == 1.5);
  CHECK(ranks.expected_rank(0).error == doctest::Approx(std::sqrt(0.75 / 16.0)));
  CHECK(ranks.winning(0, 1).value == 0.75);
  CHECK(ranks.winning(1, 0).value == 0.25);
  CHECK(ranks.winning(1, 1).value == 0.5);
  CHECK(ranks.winning(1, 1).error == 0.0);
  CHECK(ranks.largest_error() == ranks.acceptability(0, 1).error);
}

TEST_CASE("rank_acceptability: central weights are the means over the draws in which a journey is first") {
  const RankAcceptability ranks(sixteen_draws());
  CHECK((*ranks.central_weights(0))[0].value == 0.5);
  CHECK((*ranks.central_weights(0))[0].error == doctest::Approx(0.25 / std::sqrt(12.0)));
  CHECK_FALSE(ranks.central_weights(2));
}

TEST_CASE("rank_acceptability: an interval leaves out as much at one end as at the other") {
  const RankAcceptability ranks(sixteen_draws());
  CHECK(ranks.rank_interval(0, 0.9) == RankInterval{1, 3});
  CHECK(ranks.rank_interval(0, 0.4) == RankInterval{1, 1});
  CHECK(ranks.rank_interval(1, 1.0) == RankInterval{1, 2});
  CHECK(ranks.rank_interval(2, 0.0) == RankInterval{3, 3});
}

TEST_CASE("rank_acceptability: entropies are in bits") {
  const RankAcceptability ranks(sixteen_draws());
  const double expected = 0.75 * std::log2(4.0 / 3.0) + 0.25 * 2.0;
  CHECK(ranks.rank_entropy(0)->value == doctest::Approx(expected).epsilon(1e-14));
  CHECK(ranks.order_entropy()->value == doctest::Approx(expected).epsilon(1e-14));
}

TEST_CASE("rank_acceptability: at level 0 an interval goes from the lower to the upper median, never below rank 1") {
  std::vector<double> scores(2 * draws_at_once, 0.5);
  const std::vector<double> weights(draws_at_once, 1.0);
  for (std::size_t lane = 0; lane < draws_at_once; ++lane) scores[lane] = lane % 2 == 0 ? 0.9 : 0.1;
  const std::vector<const double*> rows = {weights.data()};
  SortedDraws sorted(2);
  sorted.sort(DrawOrder(Names::numbered(2)), scores, draws_at_once, 0);
  RankTally tally(RankBins(2), 2, 1, RankTally::Pairs::left_out);
  tally.add(sorted, rows, draws_at_once);
  tally.settle();
  const RankAcceptability ranks(tally);
  CHECK(ranks.rank_interval(0, 0.0) == RankInterval{1, 2});
  CHECK(ranks.rank_interval(1, 0.0) == RankInterval{1, 2});
  CHECK(RankAcceptability(sixteen_draws()).rank_interval(0, 0.0) == RankInterval{1, 1});
}

TEST_CASE("rank_acceptability: where only the first ranks are told apart, the rest is still counted") {
  const RankAcceptability whole(sixteen_draws());
  const RankAcceptability some(sixteen_draws(1));
  CHECK(some.exact_ranks() == 1);
  CHECK(some.count(0, 1) == 12);
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(some.expected_rank(j).value == whole.expected_rank(j).value);
    CHECK(some.expected_rank(j).error == whole.expected_rank(j).error);
    CHECK(some.rank_interval(j, 0.9).worst >= whole.rank_interval(j, 0.9).worst);
  }
  CHECK_FALSE(some.rank_entropy(0));
}

TEST_CASE("rank_acceptability: without chance there is no error") {
  const RankAcceptability ranks(sixteen_draws(), RankAcceptability::Chance::none);
  CHECK(ranks.acceptability(0, 1).error == 0.0);
  CHECK(ranks.largest_error() == 0.0);
}

TEST_CASE("rank_acceptability: the order by expected rank breaks ties by id, and is empty without journeys") {
  Names names;
  for (const char* each : {"b", "a", "c"}) names.push_back(each);
  CHECK(RankAcceptability(sixteen_draws()).by_expected_rank(names) == std::vector<std::uint32_t>{0, 1, 2});
  const RankAcceptability none(RankTally(RankBins(0), 0, 1, RankTally::Pairs::counted));
  CHECK(none.by_expected_rank(Names{}).empty());
  CHECK(none.largest_error() == 0.0);
  CHECK(drawn_share(0, 0).value == 0.0);
}

TEST_CASE("rank_acceptability: draws in which both score the same count half to each, and less to the error") {
  CHECK(drawn_winning(30, 70, 100).value == drawn_share(30, 100).value);
  CHECK(drawn_winning(30, 70, 100).error == drawn_share(30, 100).error);
  const Drawn some = drawn_winning(20, 30, 100);
  CHECK(some.value == 0.45);
  CHECK(drawn_winning(30, 20, 100).value == 0.55);
  CHECK(some.error < drawn_share(45, 100).error);
  CHECK(some.error == doctest::Approx(std::sqrt((20.0 + 12.5) / 100.0 - 0.45 * 0.45) / 10.0).epsilon(0.05));
  CHECK(drawn_winning(0, 0, 100).value == 0.5);
}
