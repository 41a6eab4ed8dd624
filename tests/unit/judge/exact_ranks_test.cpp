// SPDX-License-Identifier: MIT
#include "journeyrank/judge/exact_ranks.hpp"

#include <vector>

#include <doctest/doctest.h>

using journeyrank::rank_entropy;
using journeyrank::rank_interval;
using journeyrank::RankInterval;
using journeyrank::ranks_on_lines;
using journeyrank::ScoreLine;
using journeyrank::top_share;

namespace {

/// The first is ahead of the second for a quarter of the way; the third is always last.
const std::vector<ScoreLine> lines = {{0.5, 0.2}, {0.4, 0.5}, {0.1, 0.1}};

}  // namespace

TEST_CASE("exact_ranks: the share of the first k adds up the shares of their ranks, and that of all is 1") {
  const auto ranks = ranks_on_lines(lines);
  CHECK(top_share(ranks, 0, 1) == doctest::Approx(0.25));
  CHECK(top_share(ranks, 0, 2) == 1.0);
  CHECK(top_share(ranks, 2, 2) == 0.0);
  CHECK(top_share(ranks, 2, 9) == 1.0);
}

TEST_CASE("exact_ranks: an interval leaves as much out at one end as at the other") {
  const auto ranks = ranks_on_lines(lines);
  CHECK(rank_interval(ranks, 0, 1.0) == RankInterval{1, 2});
  CHECK(rank_interval(ranks, 0, 0.6) == RankInterval{1, 2});
  CHECK(rank_interval(ranks, 0, 0.4) == RankInterval{2, 2});
  CHECK(rank_interval(ranks, 0, 0.0) == RankInterval{2, 2});
  CHECK(rank_interval(ranks, 2, 1.0) == RankInterval{3, 3});
}

TEST_CASE("exact_ranks: the entropy is 0 for a certain rank, and 1 bit for two alike") {
  CHECK(rank_entropy(ranks_on_lines(lines), 2) == 0.0);
  const std::vector<ScoreLine> even = {{1.0, 0.0}, {0.0, 1.0}};
  CHECK(rank_entropy(ranks_on_lines(even), 0) == doctest::Approx(1.0));
}

TEST_CASE("exact_ranks: one journey is first for certain") {
  const std::vector<ScoreLine> one = {{0.3, 0.2}};
  CHECK(rank_interval(ranks_on_lines(one), 0, 0.9) == RankInterval{1, 1});
  CHECK(top_share(ranks_on_lines(one), 0, 1) == 1.0);
}
