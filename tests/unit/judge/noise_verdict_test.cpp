// SPDX-License-Identifier: MIT
#include "journeyrank/judge/noise_verdict.hpp"

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::NoiseVerdict;
using journeyrank::PlaceDivergence;
using journeyrank::SegmentNoiseOptions;
using journeyrank::validate;
using journeyrank::verdict_text;

TEST_CASE("noise_verdict: the verdicts in words") {
  CHECK(verdict_text(NoiseVerdict::more_than_noise) == "more than noise");
  CHECK(verdict_text(NoiseVerdict::cannot_tell) == "cannot tell");
  CHECK(verdict_text(NoiseVerdict::noise_would_explain_it) == "noise would explain it");
}

TEST_CASE("noise_verdict: places are apart by the same in both directions") {
  CHECK(PlaceDivergence{.rank_a = 2, .rank_b = 5}.spread() == 3);
  CHECK(PlaceDivergence{.rank_a = 5, .rank_b = 2}.spread() == 3);
  CHECK(PlaceDivergence{.rank_a = 2, .rank_b = 2}.spread() == 0);
}

TEST_CASE("noise_verdict: a level of no sense is refused") {
  CHECK(refusal_code([] { validate(SegmentNoiseOptions{.level = 0.0}); }) == "bad_option");
  CHECK(refusal_code([] { validate(SegmentNoiseOptions{.level = 0.6}); }) == "bad_option");
  CHECK(refusal([] { validate(SegmentNoiseOptions{}); }) == "nothing was refused");
}
