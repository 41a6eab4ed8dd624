// SPDX-License-Identifier: MIT
#include "journeyrank/judge/segment_noise_run.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "segments.hpp"

using journeyrank::rank_segments;
using journeyrank::SegmentNoise;
using journeyrank::SegmentNoiseRun;
using journeyrank::SegmentRankings;

TEST_CASE("segment_noise_run: criteria that are totals of what happened are named") {
  const SegmentRankings ranked =
      rank_segments({segment_of("a", {0.5, 0.4}), segment_of("b", {0.4, 0.5})}, model_of_pain());
  auto doubts = normal_doubts(ranked, 0.1);
  doubts[1].totals = {0};
  const SegmentNoise noise = SegmentNoiseRun(ranked, doubts, {.draws = 1'000}).answer();
  REQUIRE(noise.notes.size() == 1);
  CHECK(noise.notes[0].code == "totals_as_counts");
  CHECK(noise.notes[0].text.starts_with("pain: "));
}
