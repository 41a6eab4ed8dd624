// SPDX-License-Identifier: MIT
#include "journeyrank/base/distribution.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Beta;
using journeyrank::Normal;
using journeyrank::normal_tails;
using journeyrank::StudentT;
using journeyrank::Tails;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_near(double found, double expected, double relative) {
  return std::fabs(found - expected) <= relative * std::fabs(expected);
}

bool are_near(const Tails& found, const Tails& expected, double relative) {
  return is_near(found.below, expected.below, relative) && is_near(found.above, expected.above, relative);
}

/// The probability that a binomial count of n with rate p is at least k, added up term by term.
double binomial_at_least(int k, int n, double p) {
  double sum = 0.0;
  for (int i = n; i >= k; --i) {
    double term = 1.0;
    for (int j = 0; j < n - i; ++j) term *= (1.0 - p) * (i + j + 1) / (j + 1);
    for (int j = 0; j < i; ++j) term *= p;
    sum += term;
  }
  return sum;
}

}  // namespace

// The expected values were computed with mpmath 1.3.0 at 60 digits, unless something else is said.
TEST_CASE("normal: the far side of z to 14 digits, beyond 6 to 12") {
  constexpr std::array<std::array<double, 2>, 7> known = {{{0.5, 0.3085375387259869},
                                                           {1.0, 0.15865525393145705},
                                                           {1.959963984540054, 0.025000000000000011},
                                                           {2.5, 0.0062096653257761352},
                                                           {6.0, 9.8658764503769814e-10},
                                                           {10.0, 7.6198530241605261e-24},
                                                           {37.0, 5.7255712225245768e-300}}};
  for (const auto& [z, far] : known) {
    CHECK(is_near(normal_tails(z).above, far, z > 6.0 ? 2e-13 : 1e-14));
    CHECK(normal_tails(-z).below == normal_tails(z).above);
    CHECK(normal_tails(z).below == 1.0 - normal_tails(z).above);
  }
}

TEST_CASE("normal: half lies on either side of 0, nothing beyond infinity") {
  CHECK(normal_tails(0.0) == Tails{0.5, 0.5});
  CHECK(normal_tails(infinity) == Tails{1.0, 0.0});
  CHECK(normal_tails(-infinity) == Tails{0.0, 1.0});
}

TEST_CASE("normal: a mean and a deviation move and stretch it; without deviation all lies at the mean") {
  CHECK(Normal{10.0, 2.0}.tails(12.0) == normal_tails(1.0));
  CHECK(Normal{10.0, 0.0}.tails(9.0) == Tails{0.0, 1.0});
  CHECK(Normal{10.0, 0.0}.tails(10.0) == Tails{0.5, 0.5});
  CHECK(Normal{10.0, 0.0}.tails(11.0) == Tails{1.0, 0.0});
}

TEST_CASE("beta: both sides to 13 digits, in the middle and at the ends") {
  constexpr std::array<std::array<double, 5>, 10> known = {
      {{0.5, 0.5, 0.5, 0.5, 0.5},
       {0.1, 0.5, 0.5, 0.20483276469913346, 0.79516723530086654},
       {0.3, 2.0, 5.0, 0.57982499999999998, 0.42017500000000002},
       {0.25, 8.5, 6.5, 0.0048699183523358697, 0.99513008164766413},
       {0.05, 3.5, 97.5, 0.8186411588910632, 0.1813588411089368},
       {0.9, 1200.5, 133.5, 0.49393313721191562, 0.50606686278808438},
       {1e-5, 0.5, 200.5, 0.050460640766161596, 0.9495393592338384},
       {0.34, 310.5, 611.5, 0.5850623559695537, 0.4149376440304463},
       {0.001, 10.5, 1.5, 1.1964278544277133e-31, 1.0},
       {1e-11, 1.5, 1050.5, 8.1023847977290295e-13, 0.99999999999918976}}};
  for (const auto& [x, a, b, below, above] : known) CHECK(are_near(Beta{a, b}.tails(x), {below, above}, 2e-13));
}

TEST_CASE("beta: of whole numbers it is a sum of binomial terms") {
  Splitmix64 random(3);
  for (int i = 0; i < 300; ++i) {
    const int n = 1 + static_cast<int>(random.below(60));
    const int k = 1 + static_cast<int>(random.below(static_cast<std::size_t>(n)));
    const double p = random.unit();
    CHECK(is_near(Beta{1.0 * k, 1.0 * (n - k + 1)}.tails(p).below, binomial_at_least(k, n, p), 1e-12));
  }
}

// Gautschi's recurrence I_x(a, b) = x I_x(a - 1, b) + (1 - x) I_x(a, b - 1) holds for any a and b > 1.
TEST_CASE("beta: the recurrence in a and b holds, from a fraction of a contact to a million") {
  Splitmix64 random(5);
  for (int i = 0; i < 2000; ++i) {
    const double a = 1.0 + std::exp(random.between(-1.0, 14.0));
    const double b = 1.0 + std::exp(random.between(-1.0, 14.0));
    const double mean = a / (a + b);
    const double x = std::fmin(1.0, mean * random.between(0.95, 1.05));
    const double whole = Beta{a, b}.tails(x).below;
    const double parts = x * Beta{a - 1.0, b}.tails(x).below + (1.0 - x) * Beta{a, b - 1.0}.tails(x).below;
    CHECK(std::fabs(whole - parts) <= 1e-11 * whole + 1e-300);
  }
}

TEST_CASE("beta: turned around, the sides change places, and together they are 1") {
  Splitmix64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const double a = std::exp(random.between(-1.0, 12.0));
    const double b = std::exp(random.between(-1.0, 12.0));
    const double x = static_cast<double>(1 + random.below((1ULL << 30) - 2)) * 0x1p-30;  // 1 - x is exact
    const Tails tails = Beta{a, b}.tails(x);
    CHECK(Beta{b, a}.tails(1.0 - x) == tails.swapped());
    CHECK(tails.below + tails.above == 1.0);
    CHECK(tails.below >= 0.0);
    CHECK(tails.above >= 0.0);
  }
}

TEST_CASE("beta: it never falls as x rises, beyond its rounding") {
  for (const auto& beta : {Beta{0.5, 0.5}, Beta{0.5, 300.5}, Beta{30.5, 70.5}, Beta{4000.5, 6000.5}}) {
    double before = 0.0;
    for (int i = 0; i <= 4000; ++i) {
      const double below = beta.tails(i / 4000.0).below;
      CHECK(below >= before * (1.0 - 1e-12));
      before = below;
    }
    CHECK(before == 1.0);
  }
}

TEST_CASE("beta: all lies between 0 and 1") {
  CHECK(Beta{2.0, 3.0}.tails(0.0) == Tails{0.0, 1.0});
  CHECK(Beta{2.0, 3.0}.tails(-1.0) == Tails{0.0, 1.0});
  CHECK(Beta{2.0, 3.0}.tails(1.0) == Tails{1.0, 0.0});
  CHECK(Beta{2.0, 3.0}.tails(7.0) == Tails{1.0, 0.0});
}

TEST_CASE("beta: ten thousand million contacts keep ten digits") {
  CHECK(is_near(Beta{3e9, 7e9}.tails(0.3).below, 0.500001160750270233, 2e-11));
  CHECK(is_near(Beta{3e9, 7e9}.tails(0.29999).below, 0.0145477621122593724, 2e-11));
}

TEST_CASE("student: the far side of t to 13 digits") {
  constexpr std::array<std::array<double, 3>, 7> known = {{{1.0, 1.0, 0.25},
                                                           {2.0, 2.0, 0.091751709536136984},
                                                           {2.262157162740992, 9.0, 0.025000000002337844},
                                                           {1.5, 29.0, 0.072211848020192874},
                                                           {3.0, 1000.0, 0.0013833545221190962},
                                                           {8.0, 4.0, 0.00066194845460858393},
                                                           {0.1, 12345.0, 0.46017297462654585}}};
  for (const auto& [t, freedom, far] : known) {
    CHECK(is_near(StudentT{freedom}.tails(t).above, far, 1e-13));
    CHECK(StudentT{freedom}.tails(-t) == StudentT{freedom}.tails(t).swapped());
  }
}

TEST_CASE("student: with one degree it is Cauchy's, with many the normal") {
  for (const double t : {-40.0, -3.0, -0.2, 0.7, 5.0}) {
    CHECK(StudentT{1.0}.tails(t).below == doctest::Approx(0.5 + std::atan(t) / std::acos(-1.0)).epsilon(1e-12));
    CHECK(StudentT{1e12}.tails(t).below == doctest::Approx(normal_tails(t).below).epsilon(1e-10));
  }
}

TEST_CASE("student: a centre and a scale move and stretch it; the middle is half, the ends are nothing") {
  CHECK(StudentT{9.0, 100.0, 5.0}.tails(110.0) == StudentT{9.0}.tails(2.0));
  CHECK(StudentT{9.0, 100.0, 5.0}.tails(100.0) == Tails{0.5, 0.5});
  CHECK(StudentT{9.0, 100.0, 0.0}.tails(99.0) == Tails{0.0, 1.0});
  CHECK(StudentT{3.0}.tails(1e200) == Tails{1.0, 0.0});
  CHECK(StudentT{3.0}.tails(-infinity) == Tails{0.0, 1.0});
}

// The same bits from every compiler and option: a product that is fused with a sum would change the last of them.
TEST_CASE("distribution: the bits are these") {
  CHECK(normal_tails(-1.3).below == 0x1.8c7eaa3883ad8p-4);
  CHECK(normal_tails(-3.3).below == 0x1.fae82e1b2d7b6p-12);
  CHECK(Beta{8.5, 6.5}.tails(0.41).below == 0x1.c4df1382fffcbp-4);
  CHECK(Beta{310.5, 611.5}.tails(0.34).above == 0x1.a8e569ebf5d12p-2);
  CHECK(StudentT{29.0}.tails(1.7).above == 0x1.98eb5157a895fp-5);
}
