// SPDX-License-Identifier: MIT
#include "journeyrank/measure/reading_sum.hpp"

#include <bit>
#include <cstdint>

#include <doctest/doctest.h>

using journeyrank::ReadingSum;

TEST_CASE("ReadingSum: integers far beyond 2^53 are summed exactly and rounded once") {
  ReadingSum sum(false);
  for (int i = 0; i < 1000; ++i) sum.add(9007199254740992);
  sum.add(1);
  for (int i = 0; i < 1000; ++i) sum.add(-9007199254740992);
  CHECK(sum.value() == 1.0);
}

TEST_CASE("ReadingSum: decimals are summed exactly and rounded once") {
  ReadingSum sum(true);
  for (const double term : {1e100, 1.0, -1e100}) sum.add(std::bit_cast<std::int64_t>(term));
  CHECK(sum.value() == 1.0);
  CHECK(ReadingSum(true).value() == 0.0);
}
