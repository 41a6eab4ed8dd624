// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/value_row.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::ValueRow;

TEST_CASE("value_row: gives numbers side by side, and what a function says, by criterion") {
  const std::vector<double> values = {0.25, 0.75};
  const ValueRow side_by_side(values);
  CHECK(side_by_side(0) == 0.25);
  CHECK(side_by_side(1) == 0.75);
  const auto half = [&](std::size_t c) { return values[c] / 2.0; };
  const ValueRow asked(half);
  CHECK(asked(0) == 0.125);
  CHECK(asked(1) == 0.375);
}
