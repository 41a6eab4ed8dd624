// SPDX-License-Identifier: MIT
#include "journeyrank/scale/z_score.hpp"

#include <cmath>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::ColumnTotals;
using journeyrank::Constant;
using journeyrank::DeviationValue;
using journeyrank::Direction;
using journeyrank::Extent;
using journeyrank::Standardised;
using journeyrank::ZScore;

namespace {

// 2, 4, 4, 4, 5, 5, 7, 9: the mean is 5, the deviation 2, the farthest lies 4 away.
constexpr Extent extent{.low = 2.0, .high = 9.0};
constexpr ColumnTotals totals{.count = 8.0, .mean = 5.0, .farthest = 4.0, .deviation = 0.5};

Standardised fitted(const ZScore& scale, Direction direction = Direction::maximize) {
  return std::get<Standardised>(scale.fit(extent, totals, direction));
}

double normal_share(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

TEST_CASE("z_score: the value is the normal share below the number of deviations from the mean") {
  const Standardised scale = fitted(ZScore{});
  CHECK(scale.value(5.0) == 0.5);
  for (const double raw : {-9.0, -1.0, 2.0, 4.0, 6.5, 7.0, 9.0, 13.0}) {
    CHECK(std::abs(scale.value(raw) - normal_share((raw - 5.0) / 2.0)) <= 4e-14);
  }
  for (const double raw : {1e3, 1e300}) CHECK(scale.value(raw) == 1.0);
  for (const double raw : {-1e3, -1e300}) CHECK(scale.value(raw) == 0.0);
}

TEST_CASE("z_score: clamped it is a straight line of so many deviations to either end") {
  const Standardised scale = fitted(ZScore{.how = DeviationValue::clamped, .width = 2.0});
  CHECK(scale.value(5.0) == 0.5);
  CHECK(scale.value(7.0) == 0.75);
  CHECK(scale.value(3.0) == 0.25);
  for (const double raw : {9.0, 10.0, 1e300}) CHECK(scale.value(raw) == 1.0);
  for (const double raw : {1.0, 0.0, -1e300}) CHECK(scale.value(raw) == 0.0);
}

TEST_CASE("z_score: where a lower raw value is more urgent it counts from the other side") {
  CHECK(std::abs(fitted(ZScore{}, Direction::minimize).value(7.0) - normal_share(-1.0)) <= 4e-14);
  CHECK(fitted(ZScore{.how = DeviationValue::clamped, .width = 2.0}, Direction::minimize).value(7.0) == 0.25);
}

TEST_CASE("z_score: the next double never has a lower value") {
  Splitmix64 random(1);
  const Standardised scale{.mean = 0.0, .farthest = 1.0, .share = 1.0};
  for (int i = 0; i < 20000; ++i) {
    const double raw = random.between(-9.0, 9.0);
    CHECK_GE(scale.value(std::nextafter(raw, 99.0)), scale.value(raw));
    CHECK_GE(scale.value(raw + 1e-9), scale.value(raw));
  }
}

TEST_CASE("z_score: a constant column, or one with no cell at all, is 0.5 everywhere") {
  for (const Extent& same : {Extent{}, Extent{.low = 7.0, .high = 7.0}}) {
    CHECK(std::get<Constant>(ZScore{}.fit(same, totals, Direction::maximize)) == Constant{.constant = 0.5});
  }
}

TEST_CASE("z_score: a width that is not above 0 is a fault") {
  CHECK(ZScore{}.fault(Direction::minimize).empty());
  CHECK(ZScore{.width = 0.0}.fault(Direction::maximize) == "width is 0; allowed: a finite number above 0");
  CHECK(ZScore{.width = 1.7e308}.fault(Direction::maximize).find("allowed") != std::string::npos);
}
