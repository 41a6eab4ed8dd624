// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/level_slack.hpp"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

using journeyrank::level_slack;
using journeyrank::on_level_grid;

TEST_CASE("level_slack: sums of the same terms in any order are one number on the grid, though not as doubles") {
  CHECK(0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1);
  CHECK(on_level_grid(0.1 + 0.2 + 0.3) == on_level_grid(0.3 + 0.2 + 0.1));
  CHECK(on_level_grid(-0.1 - 0.2 - 0.3) == on_level_grid(-0.3 - 0.2 - 0.1));
}

TEST_CASE("level_slack: numbers keep their order on the grid, and move by less than the slack") {
  double before = on_level_grid(-3.0);
  for (double number = -3.0; number < 3.0; number += 0.00037) {
    const double there = on_level_grid(number);
    CHECK(there >= before);
    CHECK(std::fabs(there - number) <= 0x1p-41);
    before = there;
  }
  static_assert(0x1p-41 < level_slack);
}

TEST_CASE("level_slack: numbers of few binary digits are on the grid, and far from 0 all are") {
  for (const double number : {0.0, 0.5, -0.75, 1.0, 1023.0 + 0x1p-40, 1e6, -1e300}) {
    CHECK(on_level_grid(number) == number);
  }
}
