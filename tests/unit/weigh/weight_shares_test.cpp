// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/weight_shares.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::weight_shares;

using Numbers = std::vector<double>;

TEST_CASE("weight shares: without any merit the columns that are not constant share alike") {
  CHECK(weight_shares(Numbers{0.0, 0.0, 0.0}, matrix_of_columns({{1, 2}, {5, 5}, {3, 1}})) == Numbers{0.5, 0.0, 0.5});
  CHECK(weight_shares(Numbers{0.0, 0.0}, matrix_of_columns({{1, 1}, {5, 5}})) == Numbers{0.5, 0.5});
  CHECK(weight_shares(Numbers{0.0, 2.0}, matrix_of_columns({{1, 1}, {5, 6}})) == Numbers{0.0, 1.0});
}
