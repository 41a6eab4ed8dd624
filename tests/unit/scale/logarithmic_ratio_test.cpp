// SPDX-License-Identifier: MIT
#include "journeyrank/scale/logarithmic_ratio.hpp"

#include <cmath>
#include <string>
#include <variant>

#include <doctest/doctest.h>

using journeyrank::ColumnTotals;
using journeyrank::Constant;
using journeyrank::Direction;
using journeyrank::Extent;
using journeyrank::LogarithmicLine;
using journeyrank::LogarithmicRatio;

namespace {

// Three journeys: 2, 4 and 16, whose product is 128 = 2^7.
constexpr Extent extent{.low = 2.0, .high = 16.0};
const ColumnTotals totals{.count = 3.0, .sum_of_logs = 7.0 * std::log(2.0)};

double value(double raw, Direction direction) {
  return std::get<LogarithmicLine>(LogarithmicRatio{}.fit(extent, totals, direction)).value(raw);
}

}  // namespace

TEST_CASE("logarithmic_ratio: values are shares of the logarithm of the product, and add up to 1") {
  CHECK(value(2.0, Direction::maximize) == doctest::Approx(1.0 / 7.0).epsilon(1e-14));
  CHECK(value(4.0, Direction::maximize) == doctest::Approx(2.0 / 7.0).epsilon(1e-14));
  CHECK(value(16.0, Direction::maximize) == doctest::Approx(4.0 / 7.0).epsilon(1e-14));
}

TEST_CASE("logarithmic_ratio: where a lower one is more urgent the rest is shared by all but one journey") {
  CHECK(value(2.0, Direction::minimize) == doctest::Approx(6.0 / 14.0).epsilon(1e-14));
  CHECK(value(4.0, Direction::minimize) == doctest::Approx(5.0 / 14.0).epsilon(1e-14));
  CHECK(value(16.0, Direction::minimize) == doctest::Approx(3.0 / 14.0).epsilon(1e-14));
}

TEST_CASE("logarithmic_ratio: a constant column, or one with no cell at all, is 0.5 everywhere") {
  for (const Extent& same : {Extent{}, Extent{.low = 7.0, .high = 7.0}, Extent{.low = 1.0, .high = 1.0}}) {
    CHECK(std::get<Constant>(LogarithmicRatio{}.fit(same, totals, Direction::maximize)) == Constant{.constant = 0.5});
  }
}

TEST_CASE("logarithmic_ratio: a raw value below 1 is refused, for its logarithm is below 0") {
  CHECK(LogarithmicRatio{}.column_fault({.low = 1.0, .high = 2.0}).empty());
  CHECK(LogarithmicRatio{}.column_fault({.low = 0.5, .high = 2.0}) ==
        "found 0.5; allowed: 1 or more, for it takes shares of logarithms; use logarithmic instead");
  CHECK(LogarithmicRatio{}.fault(Direction::minimize).empty());
}
