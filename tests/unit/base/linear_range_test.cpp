// SPDX-License-Identifier: MIT
#include "journeyrank/base/linear_range.hpp"

#include <doctest/doctest.h>

using journeyrank::LinearRange;

TEST_CASE("linear_range: its middle lies between its ends, and is one of them where they meet") {
  CHECK(LinearRange{0.25, 0.75}.middle() == 0.5);
  CHECK(LinearRange{-1.0, 3.0}.middle() == 1.0);
  CHECK(LinearRange{0.1, 0.1}.middle() == 0.1);
  CHECK(LinearRange{}.middle() == 0.0);
}
