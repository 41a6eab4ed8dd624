// SPDX-License-Identifier: MIT
#include "journeyrank/judge/segment_noise.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "segments.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::NoiseVerdict;
using journeyrank::PlaceDivergence;
using journeyrank::rank_segments;
using journeyrank::segment_noise;
using journeyrank::SegmentDoubt;
using journeyrank::SegmentNoise;
using journeyrank::SegmentRankings;
using journeyrank::untold_doubt;

namespace {

SegmentRankings two(std::vector<double> first, std::vector<double> second) {
  return rank_segments({segment_of("a", std::move(first)), segment_of("b", std::move(second))}, model_of_pain());
}

std::vector<std::string> codes(const SegmentNoise& noise) {
  std::vector<std::string> all;
  for (const auto& note : noise.notes) all.push_back(note.code);
  return all;
}

}  // namespace

TEST_CASE("segment_noise: what is far apart beside its error is more than noise, and says who changed sides") {
  const SegmentRankings ranked = two({0.9, 0.5, 0.1}, {0.1, 0.5, 0.9});
  const SegmentNoise noise = segment_noise(ranked, normal_doubts(ranked, 0.02));
  CHECK(noise.verdict == NoiseVerdict::more_than_noise);
  CHECK(*noise.p_value < 0.01);
  REQUIRE(noise.changes.size() == 3);
  REQUIRE(noise.places.size() == 3);
  CHECK(noise.places[0].spread() == 2);
  CHECK(noise.places[0].journey == 0);
  CHECK(noise.places[0].verdict == NoiseVerdict::more_than_noise);
  CHECK(*noise.places[0].better_in_a == 1.0);
  CHECK(*noise.places[0].better_in_b == 0.0);
  CHECK(noise.places[1].journey == 2);
  CHECK(*noise.places[1].better_in_b == 1.0);
  CHECK(noise.places[2].spread() == 0);
  CHECK_FALSE(noise.places[2].verdict);
  CHECK(noise.pairs_compared == 3);
  CHECK(noise.places_compared == 3);
  CHECK(noise.notes.empty());
}

TEST_CASE("segment_noise: what is near beside its error noise would explain") {
  const SegmentRankings ranked = two({0.52, 0.5, 0.48}, {0.48, 0.5, 0.52});
  const SegmentNoise noise = segment_noise(ranked, normal_doubts(ranked, 0.1));
  CHECK(noise.verdict == NoiseVerdict::noise_would_explain_it);
  CHECK(noise.places[0].verdict == NoiseVerdict::noise_would_explain_it);
  CHECK(noise.changes.empty());
}

TEST_CASE("segment_noise: what looks certain alone, but not among so many, cannot be told") {
  // Two neighbours that change sides by 2.5 errors each, p = 0.006 alone, beside eight others: 45 pairs.
  std::vector<double> first;
  for (int j = 0; j < 8; ++j) first.push_back(0.1 * j);
  std::vector<double> second = first;
  const double apart = 2.5 * 0.01 * 1.4142;
  first.insert(first.end(), {0.95, 0.95 - apart});
  second.insert(second.end(), {0.95 - apart, 0.95});
  const SegmentRankings ranked = two(first, second);
  const SegmentNoise noise = segment_noise(ranked, normal_doubts(ranked, 0.01));
  CHECK(noise.pairs_compared == 45);
  CHECK(noise.verdict == NoiseVerdict::cannot_tell);
  CHECK(*noise.p_value == doctest::Approx(45 * 0.0062).epsilon(0.2));
  CHECK(noise.places[0].verdict == NoiseVerdict::cannot_tell);
  CHECK(*noise.places[0].better_in_a > 0.95);
}

TEST_CASE("segment_noise: identical segments have the same places, and nothing against one ranking") {
  const SegmentRankings ranked = two({0.9, 0.5, 0.1}, {0.9, 0.5, 0.1});
  const SegmentNoise noise = segment_noise(ranked, normal_doubts(ranked, 0.2));
  CHECK(noise.verdict == NoiseVerdict::noise_would_explain_it);
  CHECK(std::none_of(noise.places.begin(), noise.places.end(),
                     [](const PlaceDivergence& each) { return each.verdict.has_value(); }));
}

TEST_CASE("segment_noise: where no doubt is told nothing is said of noise") {
  const SegmentRankings ranked = two({0.9, 0.5}, {0.1, 0.5});
  const std::vector<SegmentDoubt> doubts = {untold_doubt(ranked.matrix(0)), untold_doubt(ranked.matrix(1))};
  const SegmentNoise noise = segment_noise(ranked, doubts);
  CHECK(noise.verdict == NoiseVerdict::cannot_tell);
  CHECK_FALSE(noise.p_value);
  CHECK(noise.places[0].verdict == NoiseVerdict::cannot_tell);
  CHECK_FALSE(noise.places[0].better_in_a);
  CHECK(codes(noise) == std::vector<std::string>{"doubt_not_told"});
  CHECK(noise.draws == 0);
}

TEST_CASE("segment_noise: a journey whose doubt is not told is in no test; the others are") {
  const SegmentRankings ranked = two({0.9, 0.5, 0.1}, {0.1, 0.5, 0.9});
  auto doubts = normal_doubts(ranked, 0.001);
  doubts[1].untold[2] = 1;
  const SegmentNoise noise = segment_noise(ranked, doubts);
  CHECK(noise.pairs_compared == 1);
  CHECK(noise.places_compared == 2);
  REQUIRE(noise.changes.size() == 1);
  CHECK(noise.changes[0].second == 1);
  // a is surely behind b in the second segment, but that may be all: c may have sunk below it.
  CHECK(noise.places[0].verdict != NoiseVerdict::noise_would_explain_it);
  CHECK_FALSE(noise.places[1].p_value);
  CHECK(noise.places[1].verdict == NoiseVerdict::cannot_tell);
}

TEST_CASE("segment_noise: a journey that a segment lacks is compared where it is") {
  const SegmentRankings ranked =
      rank_segments({segment_of("a", {0.9, 0.5, 0.1}), segment_of("b", {0.1, 0.5}), segment_of("c", {0.1, 0.5, 0.9})},
                    model_of_pain());
  const SegmentNoise noise = segment_noise(ranked, normal_doubts(ranked, 0.01));
  CHECK(noise.places.size() == 2 + 3 + 2);
  CHECK(noise.pairs_compared == 3);
  for (const PlaceDivergence& each : noise.places) CHECK(each.among == (each.a == 0 && each.b == 2 ? 3 : 2));
}

TEST_CASE("segment_noise: one segment, and one journey, have nothing to compare") {
  const SegmentRankings one = rank_segments({segment_of("a", {0.9, 0.1})}, model_of_pain());
  const SegmentNoise alone = segment_noise(one, normal_doubts(one, 0.1));
  CHECK(alone.places.empty());
  CHECK_FALSE(alone.p_value);
  CHECK(alone.verdict == NoiseVerdict::cannot_tell);
  const SegmentRankings single = two({0.9}, {0.1});
  const SegmentNoise journey = segment_noise(single, normal_doubts(single, 0.1));
  REQUIRE(journey.places.size() == 1);
  CHECK(journey.places[0].spread() == 0);
  CHECK_FALSE(journey.places[0].p_value);
}

TEST_CASE("segment_noise: segments in another order give the same answer, and so do more threads") {
  const SegmentRankings ranked = two({0.52, 0.5, 0.1}, {0.45, 0.5, 0.2});
  const SegmentRankings turned =
      rank_segments({segment_of("b", {0.45, 0.5, 0.2}), segment_of("a", {0.52, 0.5, 0.1})}, model_of_pain());
  const SegmentNoise one = segment_noise(ranked, normal_doubts(ranked, 0.03), {.threads = 1});
  const SegmentNoise many = segment_noise(ranked, normal_doubts(ranked, 0.03), {.threads = 4});
  const SegmentNoise other = segment_noise(turned, normal_doubts(turned, 0.03));
  CHECK(one.p_value == many.p_value);
  CHECK(one.p_value == other.p_value);
  for (std::size_t i = 0; i < one.places.size(); ++i) {
    CHECK(one.places[i].better_in_a == many.places[i].better_in_a);
    CHECK(one.places[i].better_in_a == other.places[i].better_in_b);
    CHECK(one.places[i].adjusted == other.places[i].adjusted);
  }
}

TEST_CASE("segment_noise: draws that are too few to show anything are noted") {
  const SegmentRankings ranked = two({0.9, 0.5, 0.1}, {0.1, 0.5, 0.9});
  const SegmentNoise noise = segment_noise(ranked, normal_doubts(ranked, 0.01), {.draws = 100});
  CHECK(codes(noise) == std::vector<std::string>{"too_few_draws"});
  CHECK(noise.places[0].verdict == NoiseVerdict::cannot_tell);
}

TEST_CASE("segment_noise: what cannot be is refused") {
  const SegmentRankings ranked = two({0.9, 0.5}, {0.1, 0.5});
  auto doubts = normal_doubts(ranked, 0.1);
  CHECK(refusal([&] { segment_noise(ranked, doubts, {.level = 0.7}); }) ==
        "bad_option: level: found 0.7; allowed: 0.000001 to 0.5");
  CHECK(refusal_code([&] { segment_noise(ranked, doubts, {.max_draws = 0}); }) == "bad_option");
  doubts[1].untold.pop_back();
  CHECK(refusal([&] { segment_noise(ranked, doubts); }) ==
        "shape_mismatch: the doubt of segment \"b\" is of 1 journeys; it has 2");
  doubts.pop_back();
  CHECK(refusal([&] { segment_noise(ranked, doubts); }) == "shape_mismatch: found 1 doubts for 2 segments");
}
