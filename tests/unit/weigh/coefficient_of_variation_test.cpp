// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/coefficient_of_variation.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::CoefficientOfVariation;

using Numbers = std::vector<double>;

TEST_CASE("coefficient of variation: deviation over mean, by hand") {
  // (1, 3) has 1 / 2, (4, 12) too, (9, 11) has 1 / 10.
  const auto matrix = matrix_of_columns({{1, 3}, {4, 12}, {9, 11}});
  CHECK(are_close(CoefficientOfVariation{}(matrix, directions_of("+-+")), {5.0 / 11, 5.0 / 11, 1.0 / 11}, 1e-15));
}

TEST_CASE("coefficient of variation: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(CoefficientOfVariation{}(matrix_of_columns({{1, 2}, {5, 5}, {0, 0}}), directions_of("+++")) ==
        Numbers{1.0, 0.0, 0.0});
  CHECK(CoefficientOfVariation{}(matrix_of_columns({{3}, {5}}), directions_of("++")) == Numbers{0.5, 0.5});
}

TEST_CASE("coefficient of variation: a value below 0 is refused") {
  CHECK(refusal_code([] {
          CoefficientOfVariation{}(matrix_of_columns({{1, -2}}), directions_of("+"));
        }) == "bad_number");
}
