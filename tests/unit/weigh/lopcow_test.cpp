// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/lopcow.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::Lopcow;

using Numbers = std::vector<double>;

TEST_CASE("lopcow: |ln(root mean square / deviation)| between the extremes, by hand") {
  // (0, 0.5, 1): rms² = 1.25 / 3, variance 1/4; (0, 0, 1): 1/3 and 1/3; (1, 0, 1): 2/3 and 1/3.
  const Numbers merits = {std::log(5.0 / 3.0), 0.0, std::log(2.0)};
  const double sum = merits[0] + merits[2];
  const auto matrix = matrix_of_columns({{10, 15, 20}, {-4, -4, 9}, {7, 8, 7}});
  CHECK(are_close(Lopcow{}(matrix, directions_of("++-")), {merits[0] / sum, 0.0, merits[2] / sum}, 1e-14));
}

TEST_CASE("lopcow: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(Lopcow{}(matrix_of_columns({{1, 2, 2}, {5, 5, 5}}), directions_of("++")) == Numbers{1.0, 0.0});
  CHECK(Lopcow{}(matrix_of_columns({{-3}, {5}}), directions_of("++")) == Numbers{0.5, 0.5});
}
