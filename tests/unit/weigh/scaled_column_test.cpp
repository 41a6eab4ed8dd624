// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/scaled_column.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::Direction;
using journeyrank::min_max_column;
using journeyrank::scaled_column;
using journeyrank::spread_of;

using Numbers = std::vector<double>;

TEST_CASE("scaled column: a power of two brings the largest magnitude into [0.5, 1)") {
  CHECK(scaled_column(Numbers{3.0, -6.0}) == Numbers{0.375, -0.75});
  CHECK(scaled_column(Numbers{0.0, 0.0}) == Numbers{0.0, 0.0});
  const double largest = std::numeric_limits<double>::max();
  CHECK(scaled_column(Numbers{largest, -largest})[0] < 1.0);
  CHECK(scaled_column(Numbers{5e-324, 1e-323}) == Numbers{0.25, 0.5});
}

TEST_CASE("scaled column: between its extremes the most urgent value is 1") {
  CHECK(min_max_column(Numbers{2.0, 4.0, 3.0}, Direction::maximize) == Numbers{0.0, 1.0, 0.5});
  CHECK(min_max_column(Numbers{2.0, 4.0, 3.0}, Direction::minimize) == Numbers{1.0, 0.0, 0.5});
  const double largest = std::numeric_limits<double>::max();
  CHECK(min_max_column(Numbers{-largest, 0.0, largest}, Direction::maximize) == Numbers{0.0, 0.5, 1.0});
}

TEST_CASE("scaled column: the deviation is divided by n") {
  const auto spread = spread_of(Numbers{1.0, 3.0, 5.0, 7.0});
  CHECK(spread.mean == 4.0);
  CHECK(spread.deviation == std::sqrt(5.0));
  CHECK(spread_of(Numbers{0.5, 0.5, 0.5}).deviation == 0.0);
}
