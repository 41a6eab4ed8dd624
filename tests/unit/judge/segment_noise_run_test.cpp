// SPDX-License-Identifier: MIT
#include "journeyrank/judge/segment_noise_run.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "segments.hpp"

using journeyrank::rank_segments;
using journeyrank::SegmentNoise;
using journeyrank::SegmentNoiseRun;
using journeyrank::SegmentRankings;

TEST_CASE("segment_noise_run: draws are as many as the comparisons need, within their limits") {
  const SegmentRankings few =
      rank_segments({segment_of("a", {0.5, 0.4}), segment_of("b", {0.5, 0.4})}, model_of_pain());
  const auto draws = [](const SegmentRankings& ranked, journeyrank::SegmentNoiseOptions options) {
    const auto doubts = normal_doubts(ranked, 0.1);
    return SegmentNoiseRun(ranked, doubts, options).answer().draws;
  };
  CHECK(draws(few, {}) == 20'000);
  CHECK(draws(few, {.max_draws = 700}) == 700);
  CHECK(draws(few, {.draws = 300}) == 300);
  // Two claims a place, two places: 4 / level, times four.
  CHECK(draws(few, {.level = 0.0005}) == 32'000);
}

TEST_CASE("segment_noise_run: criteria that are totals of what happened are named") {
  const SegmentRankings ranked =
      rank_segments({segment_of("a", {0.5, 0.4}), segment_of("b", {0.4, 0.5})}, model_of_pain());
  auto doubts = normal_doubts(ranked, 0.1);
  doubts[1].totals = {0};
  const SegmentNoise noise = SegmentNoiseRun(ranked, doubts, {.draws = 1'000}).answer();
  REQUIRE(noise.notes.size() == 1);
  CHECK(noise.notes[0].code == "totals_are_certain");
  CHECK(noise.notes[0].text.starts_with("pain: "));
}
