// SPDX-License-Identifier: MIT
#include "journeyrank/base/chi_square.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::chi_square_above;

TEST_CASE("chi_square: the far side agrees with 40 digits, from one degree of freedom to ten thousand") {
  struct Known {
    double x;
    std::uint64_t freedom;
    double above;
  };
  const std::vector<Known> all = {
      {0.5, 1, 0.47950012218695346232},          {3.841458820694124, 1, 0.050000000000000057435},
      {30.0, 1, 4.3204630578274972948e-8},       {5.0, 2, 0.08208499862389879517},
      {11.2, 5, 0.047555643964704875875},        {2.0, 10, 0.99634015317265628765},
      {60.0, 10, 3.6243009520614880262e-9},      {1000.0, 20, 3.9047966391213205713e-199},
      {95.0, 100, 0.62257929187817352765},       {300.0, 100, 7.4121008573228767906e-22},
      {1500.0, 1999, 0.99999999999999999751},    {2500.0, 1999, 9.5841511978456724997e-14},
      {10200.0, 10000, 0.079328881077618976758}, {9000.0, 10001, 0.9999999999998796521}};
  for (const Known& each : all) {
    CAPTURE(each.x);
    CAPTURE(each.freedom);
    CHECK(std::fabs(chi_square_above(each.x, each.freedom) / each.above - 1.0) < 1e-12);
  }
}

TEST_CASE("chi_square: at 0 and below everything lies above; without freedom, or beyond all, nothing does") {
  CHECK(chi_square_above(0.0, 3) == 1.0);
  CHECK(chi_square_above(-1.0, 3) == 1.0);
  CHECK(chi_square_above(0.0, 0) == 1.0);
  CHECK(chi_square_above(1e-9, 0) == 0.0);
  CHECK(chi_square_above(std::numeric_limits<double>::infinity(), 3) == 0.0);
  CHECK(chi_square_above(1e6, 3) == 0.0);
  CHECK(chi_square_above(1e-300, 1000) == 1.0);
}
