// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/ramp_sums.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::count_below;
using journeyrank::KnownBelow;
using journeyrank::on_grid;
using journeyrank::RampSums;
using journeyrank::WideSum;

TEST_CASE("ramp_sums: counts are found from any count that is known") {
  const std::vector<double> sorted = {0.0, 0.1, 0.1, 0.3, 0.5, 0.5, 0.5, 0.9, 1.0};
  for (const double place : {-1.0, 0.0, 0.1, 0.2, 0.5, 0.95, 1.0, 2.0}) {
    std::size_t expected = 0;
    while (expected < sorted.size() && sorted[expected] < place) ++expected;
    for (std::size_t known = 0; known <= expected; ++known) {
      CHECK(count_below(sorted, on_grid(place), known) == expected);
    }
  }
  CHECK(count_below({}, 5, 0) == 0);
}

TEST_CASE("ramp_sums: a sum of wide numbers rises with each whole step, beyond 2^63 too") {
  WideSum sum;
  sum.add(std::int64_t{1} << 52, std::int64_t{1} << 31);
  CHECK(sum.value() == 0x1p83);
  WideSum less = sum;
  less.add(-1);
  CHECK(sum.minus(less).value() == 1.0);
  CHECK(less.value() <= sum.value());
  WideSum small;
  small.add(-3);
  small.add(8);
  CHECK(small.value() == 5.0);
}

TEST_CASE("ramp_sums: a ramp is 0 up to its low end, straight, and 1 from its high end on") {
  const std::vector<double> sorted = {0.0, 0.25, 0.5, 0.75, 1.0};
  const RampSums ramp(sorted, 0.25, 0.75);
  KnownBelow known{};
  // Differences downwards 0.5, 0.25, 0: 0.5; upwards the same.
  const auto middle = ramp(sorted, 0.5, known);
  CHECK(middle.over == 0.5);
  CHECK(middle.under == 0.5);
  const auto top = ramp(sorted, 1.0, known);
  CHECK(top.over == 1.0 + 1.0 + 0.5);
  CHECK(top.under == 0.0);
}
