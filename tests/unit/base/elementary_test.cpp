// SPDX-License-Identifier: MIT
#include "journeyrank/base/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::natural_exp;
using journeyrank::natural_log;
using journeyrank::normal_quantile;

namespace {

/// How far two doubles of one sign are apart, in units in the last place.
std::int64_t apart(double a, double b) {
  return std::abs(std::bit_cast<std::int64_t>(a) - std::bit_cast<std::int64_t>(b));
}

/// The standard normal distribution function.
double normal_share_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

TEST_CASE("elementary: the logarithm is within 2 units in the last place, for all magnitudes") {
  Splitmix64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const double x = std::ldexp(1.0 + random.unit(), static_cast<int>(random.below(2000)) - 1000);
    CHECK_LE(apart(natural_log(x), std::log(x)), 2);
  }
  for (int i = 0; i < 20'000; ++i) {
    const double x = random.between(0.5, 2.0);
    CHECK_LE(apart(natural_log(x), std::log(x)), 2);
  }
  CHECK(natural_log(1.0) == 0.0);
}

TEST_CASE("elementary: the exponential is within 2 units in the last place, between -700 and 700") {
  Splitmix64 random(2);
  for (int i = 0; i < 20'000; ++i) {
    const double x = random.between(-700.0, 700.0);
    CHECK_LE(apart(natural_exp(x), std::exp(x)), 2);
    CHECK_LE(apart(natural_exp(x / 700.0), std::exp(x / 700.0)), 2);
  }
  CHECK(natural_exp(0.0) == 1.0);
}

TEST_CASE("elementary: known quantiles of the normal distribution, in the middle and in both tails") {
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));
  CHECK(normal_quantile(0.9) == doctest::Approx(1.2815515655446004).epsilon(1e-15));
  CHECK(normal_quantile(0.01) == doctest::Approx(-2.3263478740408408).epsilon(1e-15));
  CHECK(normal_quantile(1e-9) == doctest::Approx(-5.997807015007686).epsilon(1e-15));
  CHECK(normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-15));
}

TEST_CASE("elementary: the quantile undoes the distribution, and is odd around one half") {
  Splitmix64 random(3);
  for (int i = 0; i < 5'000; ++i) {
    const double z = random.between(-6.0, 3.0);
    CHECK_LE(std::fabs(normal_quantile(normal_share_below(z)) - z), 1e-13);
    const double p = std::ldexp(1.0 + static_cast<double>(random.below(1 << 20)), -22);
    CHECK(normal_quantile(1.0 - p) == -normal_quantile(p));
  }
}

// The same bits with every compiler: one number that each bit of each function took part in.
TEST_CASE("elementary: a sum over many arguments has its known bits") {
  Splitmix64 random(4);
  std::uint64_t bits = 0;
  for (int i = 0; i < 2'000; ++i) {
    const double p = (static_cast<double>(random.below(1 << 30)) + 0.5) * 0x1p-30;
    for (const double each : {natural_log(p), natural_exp(p - 0.25), normal_quantile(p)}) {
      bits = (bits ^ std::bit_cast<std::uint64_t>(each)) * 0x100000001b3ULL;
    }
  }
  CHECK(bits == 18426906413719244028ULL);
}
