// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/equal_weights.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::EqualWeights;

TEST_CASE("equal: every criterion weighs the same, also a constant one") {
  CHECK(EqualWeights{}(matrix_of_columns({{1, 2}, {3, 3}, {-1, 5}, {0, 1}}), directions_of("++-+")) ==
        std::vector<double>{0.25, 0.25, 0.25, 0.25});
  CHECK(EqualWeights{} == EqualWeights{});
}
