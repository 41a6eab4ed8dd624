// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/discrimination.hpp"

#include <doctest/doctest.h>

using journeyrank::Discrimination;

TEST_CASE("discrimination: less is needed of what is more credible, and never less than nothing") {
  const Discrimination needed;
  CHECK(needed(0.0) == 0.3);
  CHECK(needed(1.0) == 0.3 - 0.15);
  CHECK(Discrimination{.intercept = 0.1, .slope = -0.5}(1.0) == 0.0);
}

TEST_CASE("discrimination: a pair counts above the level, and by more than is needed over its reverse") {
  const Discrimination needed;
  CHECK(needed.outranks(1.0, 0.8, 0.5));
  CHECK_FALSE(needed.outranks(1.0, 0.85, 0.5));  // what is needed, not more
  CHECK_FALSE(needed.outranks(0.5, 0.0, 0.5));   // on the level
  CHECK(needed.balance(1.0, 0.0, 0.5) == 1);
  CHECK(needed.balance(0.0, 1.0, 0.5) == -1);
  CHECK(needed.balance(0.9, 0.9, 0.5) == 0);
}
