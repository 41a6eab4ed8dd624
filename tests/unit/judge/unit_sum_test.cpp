// SPDX-License-Identifier: MIT
#include "journeyrank/judge/unit_sum.hpp"

#include <doctest/doctest.h>

using journeyrank::UnitSum;

TEST_CASE("unit_sum: a sum of units is exact in any order") {
  UnitSum sum;
  for (int i = 0; i < 1000; ++i) sum.add(0.1);
  UnitSum parts;
  for (int i = 0; i < 400; ++i) parts.add(0.1);
  UnitSum rest;
  for (int i = 0; i < 600; ++i) rest.add(0.1);
  rest.add(parts);
  CHECK(rest.value() == sum.value());
  CHECK(sum.value() == doctest::Approx(100.0));
  UnitSum one;
  one.add(1.0);
  one.add(UnitSum::unit);
  one.add(0.5 * UnitSum::unit);
  CHECK(one.value() == 1.0 + UnitSum::unit);
}
