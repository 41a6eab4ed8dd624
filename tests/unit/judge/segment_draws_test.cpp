// SPDX-License-Identifier: MIT
#include "journeyrank/judge/segment_draws.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "segments.hpp"

using journeyrank::CellDoubt;
using journeyrank::chance_of_smaller_rank;
using journeyrank::NormalCell;
using journeyrank::rank_segments;
using journeyrank::segment_seed;
using journeyrank::SegmentDraws;
using journeyrank::SegmentRankings;

namespace {

SegmentDraws draws_of(const SegmentRankings& ranked, std::size_t s, const CellDoubt& cells, std::uint64_t draws) {
  return SegmentDraws(ranked.ranking(s).scorer(), ranked.matrix(s), cells, {{0, 1, 2}, {2, 0}},
                      segment_seed(1, ranked.name(s)), draws);
}

/// The probability that one normal number exceeds another, by the error function of the C library.
double chance_above(double apart, double error) {
  return 0.5 * std::erfc(-apart / (error * std::sqrt(2.0)) / std::sqrt(2.0));
}

}  // namespace

TEST_CASE("segment_draws: one journey is above another as often as two normal numbers say") {
  const SegmentRankings ranked = rank_segments({segment_of("s", {0.5, 0.45, 0.3})}, model_of_pain());
  constexpr std::uint64_t draws = 20'000;
  const SegmentDraws drawn = draws_of(ranked, 0, normal_doubts(ranked, 0.1)[0].cells, draws);
  const auto share = [&](std::size_t x, std::size_t y) { return static_cast<double>(drawn.above(x, y)) / draws; };
  CHECK(share(0, 1) == doctest::Approx(chance_above(0.05, 0.1)).epsilon(0.02));
  CHECK(share(1, 2) == doctest::Approx(chance_above(0.15, 0.1)).epsilon(0.02));
  CHECK(drawn.above(0, 2) + drawn.above(2, 0) == draws);
}

TEST_CASE("segment_draws: ranks of a group add up over ranks and over journeys, and agree with the pairs") {
  const SegmentRankings ranked = rank_segments({segment_of("s", {0.5, 0.45, 0.3})}, model_of_pain());
  const SegmentDraws drawn = draws_of(ranked, 0, normal_doubts(ranked, 0.1)[0].cells, 5'000);
  for (std::size_t at = 0; at < 3; ++at) {
    CHECK(drawn.rank_count(0, at, 1) + drawn.rank_count(0, at, 2) + drawn.rank_count(0, at, 3) == 5'000);
    CHECK(drawn.rank_count(0, 0, at + 1) + drawn.rank_count(0, 1, at + 1) + drawn.rank_count(0, 2, at + 1) == 5'000);
  }
  CHECK(drawn.rank_count(1, 0, 1) == drawn.above(2, 0));  // the group of the third journey and the first
  CHECK(drawn.rank_count(1, 1, 1) == drawn.above(0, 2));
}

TEST_CASE("segment_draws: certain cells are the same in every draw, and equal scores share the smallest rank") {
  const SegmentRankings ranked = rank_segments({segment_of("s", {0.5, 0.5, 0.3})}, model_of_pain());
  const SegmentDraws drawn = draws_of(ranked, 0, {}, 3'000);
  CHECK(drawn.above(0, 1) == 0);
  CHECK(drawn.above(1, 0) == 0);
  CHECK(drawn.above(0, 2) == 3'000);
  CHECK(drawn.rank_count(0, 1, 1) == 3'000);
  CHECK(drawn.rank_count(0, 2, 3) == 3'000);
}

TEST_CASE("segment_draws: what is drawn in one segment says nothing of another of the same cells") {
  CHECK(segment_seed(1, "a") != segment_seed(1, "b"));
  CHECK(segment_seed(1, "a") != segment_seed(2, "a"));
  const SegmentRankings ranked =
      rank_segments({segment_of("a", {0.5, 0.5, 0.5}), segment_of("b", {0.5, 0.5, 0.5})}, model_of_pain());
  const auto doubts = normal_doubts(ranked, 0.1);
  CHECK(draws_of(ranked, 0, doubts[0].cells, 2'000).above(0, 1) !=
        draws_of(ranked, 1, doubts[1].cells, 2'000).above(0, 1));
}

TEST_CASE("segment_draws: a smaller rank by the ranks of independent draws") {
  const SegmentRankings ranked =
      rank_segments({segment_of("a", {0.9, 0.5, 0.1}), segment_of("b", {0.5, 0.9, 0.1})}, model_of_pain());
  const auto certain = [&](std::size_t s) { return draws_of(ranked, s, {}, 1'000); };
  CHECK(chance_of_smaller_rank(certain(0), 0, certain(1), 0, 0, 3) == 1.0);
  CHECK(chance_of_smaller_rank(certain(1), 0, certain(0), 0, 0, 3) == 0.0);
  CHECK(chance_of_smaller_rank(certain(0), 0, certain(1), 0, 2, 3) == 0.0);  // the same place is no smaller one
  // Of three equal journeys each place is as likely in both: 3 of 9 pairs of places are smaller.
  const SegmentRankings even =
      rank_segments({segment_of("a", {0.5, 0.5, 0.5}), segment_of("b", {0.5, 0.5, 0.5})}, model_of_pain());
  const auto doubts = normal_doubts(even, 0.1);
  const double chance = chance_of_smaller_rank(draws_of(even, 0, doubts[0].cells, 20'000), 0,
                                               draws_of(even, 1, doubts[1].cells, 20'000), 0, 1, 3);
  CHECK(chance == doctest::Approx(1.0 / 3.0).epsilon(0.02));
}
