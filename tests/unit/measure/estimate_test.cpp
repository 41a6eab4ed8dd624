// SPDX-License-Identifier: MIT
#include "journeyrank/measure/estimate.hpp"

#include <cmath>

#include <doctest/doctest.h>

using journeyrank::Basis;
using journeyrank::Estimate;
using journeyrank::Interval;
using journeyrank::measured;
using journeyrank::measured_mean;
using journeyrank::measured_rate;
using journeyrank::not_measured;
using journeyrank::wilson;
using journeyrank::with_outcome;

TEST_CASE("Estimate: a count has a value and n and no doubt, a missing one says why") {
  const Estimate count = measured(5.0, 4);
  CHECK(count.measured);
  CHECK(count.value == 5.0);
  CHECK(count.n == 4);
  CHECK(count.basis == Basis::count);
  CHECK(count.interval == Interval{5.0, 5.0});
  CHECK(count.standard_error() == 0.0);
  CHECK_FALSE(not_measured("no survey").measured);
  CHECK(not_measured("no survey").why_missing == "no survey");
  CHECK(not_measured("no survey").value == 0.0);
  CHECK(not_measured("no survey") != not_measured("no customer"));
}

TEST_CASE("Estimate: a rate has Wilson's interval and the binomial standard error") {
  const Estimate rate = measured_rate(8, 14);
  CHECK(rate.value == 8.0 / 14.0);
  CHECK(rate.interval == wilson(8, 14));
  CHECK(rate.standard_error() == doctest::Approx(std::sqrt(8.0 / 14 * 6 / 14 / 14)));
  CHECK(measured_rate(0, 6).standard_error() == 0.0);
}

TEST_CASE("Estimate: a mean has Student's interval; one number alone has none") {
  const Estimate mean = measured_mean(10.0, 4.0, 100);
  CHECK(mean.standard_error() == 0.2);
  CHECK(mean.interval.low == doctest::Approx(10 - 1.984216951586404 * 0.2));
  CHECK(measured_mean(10.0, 4.0, 2).interval.high == doctest::Approx(10 + 12.706204736174696 * std::sqrt(2.0)));
  CHECK(mean.has_interval);
  CHECK_FALSE(measured_mean(10.0, 0.0, 1).has_interval);
}

TEST_CASE("Estimate: a few equal numbers have no interval, not one without width; many have one") {
  CHECK_FALSE(measured_mean(5.0, 0.0, 3).has_interval);
  CHECK(measured_mean(5.0, 0.0, 3).is_sample());
  CHECK_FALSE(journeyrank::told_error(measured_mean(5.0, 0.0, 29)));
  CHECK(measured_mean(5.0, 0.0, 30).has_interval);
  CHECK(journeyrank::told_error(measured_mean(5.0, 0.0, 30)) == 0.0);
  CHECK(journeyrank::told_error(measured_mean(5.0, 4.0, 4)) == 1.0);
}

TEST_CASE("Estimate: what follows from a rate has its interval carried over") {
  const Estimate burden = with_outcome(measured_rate(300, 1000), {.factor = 2000.0});
  CHECK(burden.value == doctest::Approx(600.0));
  CHECK(burden.centre == 0.3);
  CHECK(burden.interval.low == doctest::Approx(2000 * wilson(300, 1000).low));
  CHECK(burden.standard_error() == doctest::Approx(2000 * std::sqrt(0.3 * 0.7 / 1000)));
  const Estimate excess = with_outcome(measured_rate(2, 100), {.offset = 0.05, .least = 0.0});
  CHECK(excess.value == 0.0);
  CHECK(excess.interval.low == 0.0);
  CHECK(excess.interval.high == doctest::Approx(wilson(2, 100).high - 0.05));
  const Estimate turned = with_outcome(measured_rate(1, 4), {.factor = -1.0});
  CHECK(turned.interval.low < turned.value);
  CHECK(turned.value < turned.interval.high);
  CHECK(with_outcome(not_measured("no survey"), {.factor = 2.0}) == not_measured("no survey"));
}
