// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/ratio_to_best.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Extent;
using journeyrank::ratio_to_best;
using journeyrank::worst_ratio;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("ratio_to_best: the greatest value is 1, any other its share of that") {
  const Extent reach{.low = 0.2, .high = 0.8};
  CHECK(ratio_to_best(0.8, reach) == 1.0);
  CHECK(ratio_to_best(0.4, reach) == 0.5);
  CHECK(worst_ratio(reach) == 0.25);
}

TEST_CASE("ratio_to_best: a value beyond those fitted on counts as the nearest of them") {
  const Extent reach{.low = 0.2, .high = 0.8};
  CHECK(ratio_to_best(0.1, reach) == 0.25);
  CHECK(ratio_to_best(0.9, reach) == 1.0);
}

TEST_CASE("ratio_to_best: where every value is 0 all are best") {
  CHECK(ratio_to_best(0.0, {.low = 0.0, .high = 0.0}) == 1.0);
  CHECK(worst_ratio({.low = 0.0, .high = 0.0}) == 1.0);
}
