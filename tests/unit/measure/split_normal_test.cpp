// SPDX-License-Identifier: MIT
#include "journeyrank/measure/split_normal.hpp"

#include <doctest/doctest.h>

using journeyrank::SplitNormal;

TEST_CASE("split_normal: 1 in 40 lies beyond each end, half to either side of the middle") {
  const SplitNormal belief{4.0, 5.0, 9.0};
  CHECK(belief.tails(4.0).below == doctest::Approx(0.025).epsilon(1e-12));
  CHECK(belief.tails(5.0).above == 0.5);
  CHECK(belief.tails(9.0).above == doctest::Approx(0.025).epsilon(1e-12));
  CHECK(belief.tails(7.0).above == doctest::Approx(0.163547504).epsilon(1e-8));  // half of erfc(0.979982 / sqrt(2))
}

TEST_CASE("split_normal: an end at the middle has all of its half there") {
  const SplitNormal belief{1.0, 1.0, 2.0};
  CHECK(belief.tails(0.999).below == 0.0);
  CHECK(belief.tails(0.999).above == 1.0);
  CHECK(belief.tails(1.0).above == 0.5);
  CHECK(belief.tails(2.0).above == doctest::Approx(0.025).epsilon(1e-12));
}
