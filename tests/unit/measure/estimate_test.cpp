// SPDX-License-Identifier: MIT
#include "journeyrank/measure/estimate.hpp"

#include <doctest/doctest.h>

using journeyrank::Estimate;
using journeyrank::measured;
using journeyrank::not_measured;

TEST_CASE("Estimate: a measured one has a value and n, a missing one says why") {
  CHECK(measured(0.5, 4) == Estimate{.value = 0.5, .n = 4, .measured = true});
  CHECK_FALSE(not_measured("no survey").measured);
  CHECK(not_measured("no survey").why_missing == "no survey");
  CHECK(not_measured("no survey").value == 0.0);
  CHECK(not_measured("no survey") != not_measured("no customer"));
}
