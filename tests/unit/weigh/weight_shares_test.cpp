// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/weight_shares.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::shares_of;
using journeyrank::weight_shares;

using Numbers = std::vector<double>;

TEST_CASE("weight shares: numbers over their sum") {
  CHECK(shares_of(Numbers{1.0, 3.0, 0.0}) == Numbers{0.25, 0.75, 0.0});
  CHECK(shares_of(Numbers{}).empty());
}

TEST_CASE("weight shares: the order of the numbers changes no bit") {
  const Numbers one = shares_of(Numbers{0.1, 0.7, 1e-9, 0.3});
  const Numbers other = shares_of(Numbers{1e-9, 0.3, 0.7, 0.1});
  CHECK(one == Numbers{other[3], other[2], other[0], other[1]});
}

TEST_CASE("weight shares: all 0 is equal shares") { CHECK(shares_of(Numbers{0.0, 0.0}) == Numbers{0.5, 0.5}); }

TEST_CASE("weight shares: without any merit the columns that are not constant share alike") {
  CHECK(weight_shares(Numbers{0.0, 0.0, 0.0}, matrix_of_columns({{1, 2}, {5, 5}, {3, 1}})) == Numbers{0.5, 0.0, 0.5});
  CHECK(weight_shares(Numbers{0.0, 0.0}, matrix_of_columns({{1, 1}, {5, 5}})) == Numbers{0.5, 0.5});
  CHECK(weight_shares(Numbers{0.0, 2.0}, matrix_of_columns({{1, 1}, {5, 6}})) == Numbers{0.0, 1.0});
}
