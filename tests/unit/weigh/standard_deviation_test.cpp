// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/standard_deviation.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::StandardDeviation;

using Numbers = std::vector<double>;

TEST_CASE("standard deviation: of the values between their extremes, by hand") {
  // (0, 1, 0, 1) has 1/2, (0, 0, 0, 1) has sqrt(3)/4, whatever the units.
  const double sum = 0.5 + std::sqrt(3.0) / 4.0;
  const auto matrix = matrix_of_columns({{5, 9, 5, 9}, {-1e6, -1e6, -1e6, 1e6}});
  CHECK(are_close(StandardDeviation{}(matrix, directions_of("+-")), {0.5 / sum, std::sqrt(3.0) / 4.0 / sum}, 1e-15));
}

TEST_CASE("standard deviation: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(StandardDeviation{}(matrix_of_columns({{1, 2}, {5, 5}}), directions_of("++")) == Numbers{1.0, 0.0});
  CHECK(StandardDeviation{}(matrix_of_columns({{-3}, {5}}), directions_of("++")) == Numbers{0.5, 0.5});
}
