// SPDX-License-Identifier: MIT
#include "journeyrank/measure/interval.hpp"

#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

using journeyrank::difference_interval;
using journeyrank::Interval;
using journeyrank::normal_interval;
using journeyrank::wilson;
using journeyrank::wilson_of;
using journeyrank::z_95;

namespace {

void check_wilson(std::int64_t met, std::int64_t n, double low, double high) {
  CAPTURE(met);
  CAPTURE(n);
  const Interval found = wilson(met, n);
  CHECK(std::round(found.low * 1e4) == std::round(low * 1e4));
  CHECK(std::round(found.high * 1e4) == std::round(high * 1e4));
}

}  // namespace

TEST_CASE("wilson: the golden values, to four digits") {
  check_wilson(8, 14, 0.3259, 0.7862);
  check_wilson(4, 10, 0.1682, 0.6873);
  check_wilson(0, 6, 0.0, 0.3903);
  check_wilson(300, 1000, 0.2724, 0.3291);
}

TEST_CASE("wilson: no observation says nothing; none or all of them touch the end exactly") {
  CHECK(wilson(0, 0) == Interval{0.0, 1.0});
  CHECK(wilson(0, 5).low == 0.0);
  CHECK(wilson(5, 5).high == 1.0);
  CHECK(wilson(5, 5).low > 0.5);
}

TEST_CASE("wilson: a rate is inside its interval, which mirrors that of its complement") {
  for (std::int64_t n = 1; n < 60; ++n) {
    for (std::int64_t met = 0; met <= n; ++met) {
      const Interval found = wilson(met, n);
      const Interval mirrored = wilson(n - met, n);
      const double rate = static_cast<double>(met) / static_cast<double>(n);
      CHECK(found.low <= rate);
      CHECK(rate <= found.high);
      CHECK(found.low == doctest::Approx(1.0 - mirrored.high).epsilon(1e-12));
    }
  }
}

TEST_CASE("wilson: both ends solve (p - rate)^2 = z^2 p (1 - p) / n") {
  const Interval found = wilson(37, 120);
  for (const double p : {found.low, found.high}) {
    CHECK((p - 37.0 / 120) * (p - 37.0 / 120) == doctest::Approx(z_95 * z_95 * p * (1 - p) / 120).epsilon(1e-12));
  }
}

TEST_CASE("wilson_of: a rate of fewer independent observations is less sure, also where they are no whole number") {
  CHECK(wilson_of(37.0 / 120, 120.0) == wilson(37, 120));
  CHECK(wilson_of(37.0 / 120, 60.5).low < wilson(37, 120).low);
  CHECK(wilson_of(37.0 / 120, 60.5).high > wilson(37, 120).high);
  CHECK(wilson_of(0.5, 0.0) == Interval{0.0, 1.0});
  CHECK(wilson_of(0.0, 8.5).low == 0.0);
  CHECK(wilson_of(1.0, 8.5).high == 1.0);
}

TEST_CASE("normal_interval: as many standard errors to each side") {
  CHECK(normal_interval(10.0, 2.0, 1.5) == Interval{7.0, 13.0});
}

TEST_CASE("difference_interval: the published example of 56/70 and 48/80, to four digits") {
  const Interval found = difference_interval(56.0 / 70.0, wilson(56, 70), 48.0 / 80.0, wilson(48, 80));
  CHECK(std::round(found.low * 1e4) == 524);
  CHECK(std::round(found.high * 1e4) == 3339);
}

TEST_CASE("wilson_of: a rate next to 0 or 1 is inside its interval") {
  for (const double rate : {1e-25, 1e-20, 1e-17, 1.0 - 1e-16}) {
    for (const double n : {1.0, 2.7, 30.0}) {
      CHECK(wilson_of(rate, n).low <= rate);
      CHECK(wilson_of(rate, n).high >= rate);
    }
  }
}
