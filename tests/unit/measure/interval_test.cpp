// SPDX-License-Identifier: MIT
#include "journeyrank/measure/interval.hpp"

#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include "journeyrank/measure/student_width.hpp"

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

TEST_CASE("net_interval: stays within -1 and 1, holds what was seen, and has a width where all answer alike") {
  const journeyrank::Interval all = journeyrank::net_interval(1.0, 0.0, 3.0, 4.302653);
  CHECK(all.high == 1.0);
  CHECK(all.low < 0.3);
  const journeyrank::Interval none = journeyrank::net_interval(0.0, 0.0, 10.0, 2.262157);
  CHECK(none.low == doctest::Approx(-2.262157 * std::sqrt(1.0 / 12.0 / 12.0)));
  CHECK(none.high == -none.low);
}

// All answers that n can give, by their probability. Wald's interval holds 5 to 99 of 100 at n = 5.
TEST_CASE("net_interval: with Student's width it holds the truth in 93 of 100 samples or more of 3, 5, 10 and 20") {
  struct Truth {
    double yes;
    double no;
  };
  for (const Truth& truth : {Truth{0.5, 0.2},
                             {0.7, 0.1},
                             {0.9, 0.05},
                             {0.95, 0.0},
                             {0.3, 0.3},
                             {0.2, 0.5},
                             {0.1, 0.1},
                             {0.6, 0.4},
                             {0.99, 0.0},
                             {0.02, 0.02}}) {
    const double yes = truth.yes;
    const double no = truth.no;
    for (const int n : {3, 5, 10, 20}) {
      double held = 0;
      for (int up = 0; up <= n; ++up) {
        for (int down = 0; up + down <= n; ++down) {
          const int rest = n - up - down;
          const double ways =
              std::lgamma(n + 1.0) - std::lgamma(up + 1.0) - std::lgamma(down + 1.0) - std::lgamma(rest + 1.0);
          const double chance = std::exp(ways) * std::pow(yes, up) * std::pow(no, down) * std::pow(1 - yes - no, rest);
          const auto [low, high] = journeyrank::net_interval(static_cast<double>(up) / n, static_cast<double>(down) / n,
                                                             n, journeyrank::student_width(n));
          held += low <= yes - no + 1e-12 && yes - no - 1e-12 <= high ? chance : 0.0;
        }
      }
      CAPTURE(yes);
      CAPTURE(no);
      CAPTURE(n);
      CHECK(held >= 0.93);
    }
  }
}
