// SPDX-License-Identifier: MIT
#include "journeyrank/judge/segment_sentence.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/segment_noise.hpp"

#include "segments.hpp"

using journeyrank::rank_segments;
using journeyrank::Segment;
using journeyrank::segment_noise;
using journeyrank::SegmentDoubt;
using journeyrank::SegmentRankings;
using journeyrank::sentence;
using journeyrank::untold_doubt;

namespace {

std::string told(std::vector<Segment> segments, double error) {
  const SegmentRankings ranked = rank_segments(std::move(segments), model_of_pain());
  return sentence(ranked, segment_noise(ranked, normal_doubts(ranked, error)));
}

}  // namespace

TEST_CASE("segment_sentence: a divergence that is more than noise says who changes sides where") {
  const std::string text = told({segment_of("young", {0.9, 0.5, 0.1}), segment_of("old", {0.1, 0.5, 0.9})}, 0.01);
  CHECK(
      text.starts_with("2 segments, 3 journeys. Furthest apart: a, 1 in young and 3 in old (more than noise). They "
                       "do not share one ranking, which is more than noise (p = "));
  CHECK(text.ends_with("): a comes before b in young, and behind it in old."));
}

TEST_CASE("segment_sentence: noise, nothing told, nothing apart, nothing to compare") {
  CHECK(told({segment_of("young", {0.51, 0.5}), segment_of("old", {0.5, 0.51})}, 0.2)
            .starts_with("2 segments, 2 journeys. Furthest apart: a, 1 in young and 2 in old (noise would explain it). "
                         "Noise would explain it: nothing speaks against one ranking for all segments (p = "));
  CHECK(told({segment_of("s", {0.5, 0.4})}, 0.1) == "1 segment, 2 journeys: nothing to compare.");
  CHECK(told({segment_of("s", {0.5, 0.4}), segment_of("t", {0.9, 0.1})}, 0.1) ==
        "2 segments, 2 journeys: each two segments give the journeys that both have the same places.");
  CHECK(told({segment_of("s", {0.5}, {"x"}), segment_of("t", {0.9}, {"y"})}, 0.1) ==
        "2 segments, 2 journeys. No two segments share a journey to compare.");
  const SegmentRankings ranked =
      rank_segments({segment_of("s", {0.5, 0.4}), segment_of("", {0.4, 0.5})}, model_of_pain());
  const std::vector<SegmentDoubt> doubts = {untold_doubt(ranked.matrix(0)), untold_doubt(ranked.matrix(1))};
  CHECK(sentence(ranked, segment_noise(ranked, doubts)) ==
        "2 segments, 2 journeys. Furthest apart: a, 1 in s and 2 in (none) (cannot tell). Whether that is more than "
        "noise cannot be told: it is not known how sure the cells are.");
}
