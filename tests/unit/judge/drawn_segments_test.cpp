// SPDX-License-Identifier: MIT
#include "journeyrank/judge/drawn_segments.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "segments.hpp"

using journeyrank::DrawnSegments;
using journeyrank::rank_segments;
using journeyrank::SegmentNoiseOptions;
using journeyrank::SegmentRankings;

namespace {

std::uint64_t draws(const SegmentRankings& ranked, const SegmentNoiseOptions& options) {
  const auto doubts = normal_doubts(ranked, 0.1);
  return DrawnSegments(ranked, doubts, options).draws();
}

}  // namespace

TEST_CASE("drawn_segments: draws are as many as the comparisons need, within their limits") {
  const SegmentRankings few =
      rank_segments({segment_of("a", {0.5, 0.4}), segment_of("b", {0.5, 0.4})}, model_of_pain());
  CHECK(draws(few, {}) == 20'000);
  CHECK(draws(few, {.max_draws = 700}) == 700);
  CHECK(draws(few, {.draws = 300}) == 300);
  CHECK(draws(few, {.level = 0.0005}) == 32'000);  // two claims a place, two places: 4 / level, times four
}

TEST_CASE("drawn_segments: where nothing is told nothing is compared and nothing drawn") {
  const SegmentRankings ranked =
      rank_segments({segment_of("a", {0.5, 0.4}), segment_of("b", {0.5, 0.4})}, model_of_pain());
  auto doubts = normal_doubts(ranked, 0.1);
  doubts[0].untold = {1, 1};
  const DrawnSegments drawn(ranked, doubts, {});
  CHECK(drawn.draws() == 0);
  CHECK(drawn.pairs().empty());
  CHECK(drawn.places_compared() == 0);
  CHECK_FALSE(drawn.is_told(0, 0));
  CHECK(drawn.is_told(1, 0));
  CHECK(drawn.not_above(0, 0, 1) == 1.0);
}

TEST_CASE("drawn_segments: a claim is never surer than the draws can show") {
  const SegmentRankings ranked =
      rank_segments({segment_of("a", {0.9, 0.1}), segment_of("b", {0.1, 0.9})}, model_of_pain());
  const auto doubts = normal_doubts(ranked, 0.001);
  const DrawnSegments drawn(ranked, doubts, {.draws = 999});
  CHECK(drawn.not_above(0, 0, 1) == 0.001);
  CHECK(drawn.not_above(0, 1, 0) == 1.0);
  CHECK(drawn.chances(0, 0).first == 1.0);
  CHECK(drawn.chances(0, 0).second == 0.0);
  CHECK(drawn.least_adjusted(999) == 0.004);
}
