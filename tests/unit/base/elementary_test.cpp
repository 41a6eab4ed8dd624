// SPDX-License-Identifier: MIT
#include "journeyrank/base/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::excess_over_log;
using journeyrank::exponential;
using journeyrank::exponential_less_one;
using journeyrank::natural_log;
using journeyrank::normal_quantile;
using journeyrank::TakeExponentials;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The standard normal distribution function.
double normal_share_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

bool is_near(double found, double expected, double relative) {
  return std::fabs(found - expected) <= relative * std::fabs(expected);
}

}  // namespace

// The expected values were computed with mpmath 1.3.0 at 60 digits.
TEST_CASE("natural_log: within 1 unit in the last place of the truth") {
  for (const auto& [x, expected] :
       {std::pair{0.1, -2.3025850929940456}, std::pair{0.7, -0.35667494393873244},
        std::pair{0.9999999, -1.0000000494736474e-7}, std::pair{1.0000001, 9.9999995058387045e-8},
        std::pair{2.0, 0.69314718055994531}, std::pair{1e-300, -690.77552789821371},
        std::pair{1.7e308, 709.72683689322824}, std::pair{5e-324, -744.44007192138126}}) {
    CHECK(is_near(natural_log(x), expected, 4.5e-16));
  }
  CHECK(natural_log(1.0) == 0.0);
}

TEST_CASE("natural_log: of 0 it is minus infinity, of infinity infinity, of less than 0 no number") {
  CHECK(natural_log(0.0) == -infinity);
  CHECK(natural_log(infinity) == infinity);
  CHECK(std::isnan(natural_log(-1.0)));
  CHECK(std::isnan(natural_log(std::nan(""))));
}

TEST_CASE("exponential: within 1 unit in the last place of the truth") {
  for (const auto& [x, expected] :
       {std::pair{-700.0, 9.8596765437597709e-305}, std::pair{-1.0, 0.36787944117144232},
        std::pair{-1e-10, 0.9999999999}, std::pair{0.5, 1.6487212707001281}, std::pair{1.0, 2.7182818284590452},
        std::pair{10.0, 22026.465794806717}, std::pair{709.0, 8.2184074615549722e+307}}) {
    CHECK(is_near(exponential(x), expected, 4.5e-16));
  }
  CHECK(exponential(0.0) == 1.0);
}

TEST_CASE("exponential: it ends in 0 and infinity, through the subnormal numbers") {
  CHECK(exponential(-745.0) == std::numeric_limits<double>::denorm_min());
  CHECK(exponential(-746.0) == 0.0);
  CHECK(exponential(-infinity) == 0.0);
  CHECK(exponential(709.79) == infinity);
  CHECK(exponential(infinity) == infinity);
  CHECK(std::isnan(exponential(std::nan(""))));
}

TEST_CASE("exponential: several at once are those of each alone, to the last bit, in every width of lanes") {
  Splitmix64 random(11);
  std::vector<double> from = {0.0, -0.0, 700.0, -700.0, 0.34657359027997264, -0.34657359027997264, 1e-300, -1e-17};
  for (int i = 0; i < 4000; ++i) {
    from.push_back(random.between(-1.0, 1.0) * (i % 2 == 0 ? 700.0 : 1.0));
  }
  std::vector<double> to(from.size());
  const auto check = [&](std::size_t n, std::size_t at) {
    for (std::size_t i = 0; i < n; ++i) {
      CHECK_EQ(std::bit_cast<std::uint64_t>(to[i]), std::bit_cast<std::uint64_t>(exponential(from[at + i])));
    }
  };
  for (const std::size_t n : {0UL, 1UL, 5UL, 7UL, 8UL, 13UL, 4000UL}) {
    for (std::size_t at = 0; at < 8; ++at) {
      TakeExponentials::run<double>(n, from.data() + at, to.data());
      check(n, at);
      TakeExponentials::run<journeyrank::TwoLanes>(n, from.data() + at, to.data());
      check(n, at);
#if defined(__GNUC__) && defined(__x86_64__)
      if (__builtin_cpu_supports("avx2")) {
        journeyrank::run_in_four_lanes<TakeExponentials>(n, static_cast<const double*>(from.data() + at), to.data());
        check(n, at);
      }
      if (__builtin_cpu_supports("avx512f")) {
        journeyrank::run_in_eight_lanes<TakeExponentials>(n, static_cast<const double*>(from.data() + at), to.data());
        check(n, at);
      }
#endif
    }
  }
}

TEST_CASE("exponential_less_one: no digit is lost where e^x is close to 1") {
  Splitmix64 random(3);
  for (int i = 0; i < 20000; ++i) {
    const double x = random.between(-1.0, 1.0) * std::ldexp(1.0, 5 - static_cast<int>(random.below(60)));
    CHECK(is_near(exponential_less_one(x), std::expm1(x), 9e-16));
  }
  CHECK(exponential_less_one(0.0) == 0.0);
  CHECK(exponential_less_one(1e-300) == 1e-300);
  CHECK(exponential_less_one(-40.0) == -1.0);
  CHECK(exponential_less_one(-infinity) == -1.0);
  CHECK(exponential_less_one(710.0) == infinity);
}

TEST_CASE("excess_over_log: no digit is lost where x and its logarithm are nearly equal") {
  for (const auto& [x, expected] : {std::pair{-0.999, 5.9087552789821362}, std::pair{-0.5, 0.19314718055994531},
                                    std::pair{-0.4, 0.1108256237659907}, std::pair{-1e-9, 5.000000003333334e-19},
                                    std::pair{1e-12, 4.9999999999966665e-25}, std::pair{0.3, 0.037635735532508945},
                                    std::pair{1.0, 0.30685281944005469}, std::pair{5.0, 3.208240530771945}}) {
    CHECK(is_near(excess_over_log(x), expected, 2e-15));
  }
  CHECK(excess_over_log(0.0) == 0.0);
  CHECK(excess_over_log(-1.0) == infinity);
}

TEST_CASE("normal_quantile: they stay within 2 units in the last place of the C library's and undo each other") {
  Splitmix64 random(11);
  for (int i = 0; i < 20'000; ++i) {
    const double x = random.between(-700.0, 700.0);
    CHECK(is_near(exponential(x), std::exp(x), 4.5e-16));
    CHECK(is_near(natural_log(std::exp(x)), std::log(std::exp(x)), 4.5e-16));
    CHECK(std::fabs(natural_log(exponential(x)) - x) <= 4.5e-16 + std::fabs(x) * 4.5e-16);
  }
}

// The same bits from every compiler and option: a product that is fused with a sum would change the last of them.
TEST_CASE("normal_quantile: the bits are these") {
  CHECK(natural_log(10.0) == 0x1.26bb1bbb55516p+1);
  CHECK(natural_log(0.3) == -0x1.34378fcbda721p+0);
  CHECK(exponential(-3.3) == 0x1.2e259bb85be84p-5);
  CHECK(exponential(41.7) == 0x1.1e19fb4d6edf1p+60);
  CHECK(excess_over_log(0.01) == 0x1.a0a7ae3de042cp-15);
}

TEST_CASE("normal_quantile: known quantiles of the normal distribution, in the middle and in both tails") {
  CHECK(normal_quantile(0.5) == 0.0);
  CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-15));
  CHECK(normal_quantile(0.9) == doctest::Approx(1.2815515655446004).epsilon(1e-15));
  CHECK(normal_quantile(0.01) == doctest::Approx(-2.3263478740408408).epsilon(1e-15));
  CHECK(normal_quantile(1e-9) == doctest::Approx(-5.997807015007686).epsilon(1e-15));
  CHECK(normal_quantile(1e-20) == doctest::Approx(-9.262340089798408).epsilon(1e-15));
}

TEST_CASE("normal_quantile: the quantile undoes the distribution, and is odd around one half") {
  Splitmix64 random(3);
  for (int i = 0; i < 5'000; ++i) {
    const double z = random.between(-6.0, 3.0);
    CHECK_LE(std::fabs(normal_quantile(normal_share_below(z)) - z), 1e-13);
    const double p = std::ldexp(1.0 + static_cast<double>(random.below(1 << 20)), -22);
    CHECK(normal_quantile(1.0 - p) == -normal_quantile(p));
  }
}
