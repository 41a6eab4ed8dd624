// SPDX-License-Identifier: MIT
#include "journeyrank/scale/ratio.hpp"

#include <doctest/doctest.h>

using journeyrank::Reciprocal;

TEST_CASE("ratio: a reciprocal value is the numerator over the raw value, cut at 1") {
  const Reciprocal falling{2.0};
  CHECK(falling.value(2.0) == 1.0);
  CHECK(falling.value(4.0) == 0.5);
  CHECK(falling.value(1.0) == 1.0);
  CHECK(falling.value(1e300) == 2e-300);
}

TEST_CASE("ratio: a raw value of 0 or below is as urgent as can be") {
  CHECK(Reciprocal{2.0}.value(0.0) == 1.0);
  CHECK(Reciprocal{2.0}.value(-3.0) == 1.0);
  CHECK(Reciprocal{} == Reciprocal{1.0});
}
