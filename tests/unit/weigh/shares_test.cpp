// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/shares.hpp"

#include <vector>

#include <doctest/doctest.h>

using journeyrank::shares_of;

using Numbers = std::vector<double>;

TEST_CASE("shares: numbers over their sum") {
  CHECK(shares_of(Numbers{1.0, 3.0, 0.0}) == Numbers{0.25, 0.75, 0.0});
  CHECK(shares_of(Numbers{}).empty());
}

TEST_CASE("shares: the order of the numbers changes no bit") {
  const Numbers one = shares_of(Numbers{0.1, 0.7, 1e-9, 0.3});
  const Numbers other = shares_of(Numbers{1e-9, 0.3, 0.7, 0.1});
  CHECK(one == Numbers{other[3], other[2], other[0], other[1]});
}

TEST_CASE("shares: all 0 is equal shares") { CHECK(shares_of(Numbers{0.0, 0.0}) == Numbers{0.5, 0.5}); }
