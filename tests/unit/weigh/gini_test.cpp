// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/gini.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Gini;

using Numbers = std::vector<double>;

TEST_CASE("gini: all pairs' differences over the mean, by hand") {
  // (1, 2, 3) has 8 / (2 * 9 * 2) = 2/9, (0, 0, 1) has 4 / (2 * 9 / 3) = 2/3.
  const auto matrix = matrix_of_columns({{3, 1, 2}, {0, 1, 0}});
  CHECK(are_close(Gini{}(matrix, directions_of("+-")), {0.25, 0.75}, 1e-15));
}

TEST_CASE("gini: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(Gini{}(matrix_of_columns({{1, 2}, {5, 5}, {0, 0}}), directions_of("+++")) == Numbers{1.0, 0.0, 0.0});
  CHECK(Gini{}(matrix_of_columns({{3}, {5}}), directions_of("++")) == Numbers{0.5, 0.5});
}

TEST_CASE("gini: a value below 0 is refused") {
  CHECK(refusal_code([] { Gini{}(matrix_of_columns({{1, -2}}), directions_of("+")); }) == "bad_number");
}
