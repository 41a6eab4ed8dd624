// SPDX-License-Identifier: MIT
#include "journeyrank/base/exact_sum.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::ExactSum;

namespace {

__extension__ typedef __int128 WideInteger;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();
constexpr double smallest_normal = std::numeric_limits<double>::min();

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

ExactSum sum_of(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double term : terms) sum.add(term);
  return sum;
}

double exact(const std::vector<double>& terms) { return sum_of(terms).value(); }

/// The exactly rounded sum by another road: non-overlapping partial sums, as Python's math.fsum adds.
double partials_sum(const std::vector<double>& terms) {
  std::vector<double> partials;
  for (double x : terms) {
    std::size_t kept = 0;
    for (double y : std::vector<double>(partials)) {
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      const double high = x + y;
      const double low = y - (high - x);
      if (low != 0.0) partials[kept++] = low;
      x = high;
    }
    partials.resize(kept);
    partials.push_back(x);
  }
  if (partials.empty()) return 0.0;
  double high = partials.back();
  partials.pop_back();
  double low = 0.0;
  while (!partials.empty() && low == 0.0) {
    const double x = high;
    const double y = partials.back();
    partials.pop_back();
    high = x + y;
    low = y - (high - x);
  }
  // Half way between two doubles: what is left decides.
  if (!partials.empty() && ((low < 0.0 && partials.back() < 0.0) || (low > 0.0 && partials.back() > 0.0))) {
    const double twice = low * 2.0;
    const double other = high + twice;
    if (other - high == twice) high = other;
  }
  return high;
}

/// A whole number to the nearest double, ties to even.
double rounded(WideInteger number) {
  const bool negative = number < 0;
  WideInteger magnitude = negative ? -number : number;
  int dropped = 0;
  WideInteger rest = 0;
  WideInteger unit = 1;
  while ((magnitude >> dropped) >= (WideInteger{1} << 53)) {
    rest += unit * ((magnitude >> dropped) & 1);
    unit *= 2;
    ++dropped;
  }
  WideInteger kept = magnitude >> dropped;
  if (rest * 2 > unit || (rest * 2 == unit && (kept & 1) != 0)) ++kept;
  const double size = std::ldexp(static_cast<double>(static_cast<std::int64_t>(kept)), dropped);
  return negative ? -size : size;
}

/// A double of random sign and mantissa with its exponent between two powers of 2.
double random_double(Splitmix64& random, int least, int most) {
  const double mantissa = 1.0 + random.unit();
  const int exponent = least + static_cast<int>(random.below(static_cast<std::size_t>(most - least + 1)));
  const double size = std::ldexp(mantissa, exponent);
  return random.below(2) == 0 ? size : -size;
}

}  // namespace

TEST_CASE("exact_sum: ten times a tenth is one, where adding doubles gives less") {
  CHECK(exact(std::vector<double>(10, 0.1)) == 1.0);
}

TEST_CASE("exact_sum: nothing, and nothing but zeros, is plus zero") {
  CHECK(bits(ExactSum().value()) == bits(0.0));
  CHECK(bits(exact({0.0, -0.0})) == bits(0.0));
  CHECK(bits(exact({-0.0})) == bits(0.0));
  CHECK(bits(exact({1.5, -1.5})) == bits(0.0));
}

TEST_CASE("exact_sum: one term is itself, for every exponent and for random bit patterns") {
  Splitmix64 random(1);
  for (int exponent = -1074; exponent < 1024; ++exponent) {
    const double power = std::ldexp(1.0, exponent);
    CHECK_EQ(bits(exact({power})), bits(power));
    CHECK_EQ(bits(exact({-power})), bits(-power));
  }
  for (int i = 0; i < 20'000; ++i) {
    const double term = random.finite();
    CHECK_EQ(exact({term}), term);
    CHECK_EQ(exact({term, term}), term + term);
    CHECK_EQ(exact({term, -term}), 0.0);
  }
}

TEST_CASE("exact_sum: two terms are their IEEE sum, subnormals and overflow among them") {
  Splitmix64 random(2);
  for (int i = 0; i < 50'000; ++i) {
    const double a = random.finite();
    const auto near = static_cast<std::uint64_t>(random.below(3)) << 52;
    const double b = std::bit_cast<double>((bits(a) ^ (random() >> 12)) + near);
    if (!std::isfinite(b)) continue;
    CHECK_EQ(exact({a, b}), a + b);
    CHECK_EQ(exact({a, -b}), a - b);
    const double tiny_a = std::ldexp(random.unit(), -1022);
    const double tiny_b = std::ldexp(random.unit(), -1021);
    CHECK_EQ(exact({tiny_a, -tiny_b}), tiny_a - tiny_b);
  }
}

TEST_CASE("exact_sum: random terms add up as Python's fsum adds them, for wide and narrow exponents") {
  Splitmix64 random(3);
  for (int round = 0; round < 3'000; ++round) {
    const int span = 1 + static_cast<int>(random.below(200));
    std::vector<double> terms;
    for (std::size_t n = 1 + random.below(40); n > 0; --n) terms.push_back(random_double(random, -span, span));
    // Make the head cancel, so that what is far below decides.
    if (random.below(2) == 0) {
      for (std::size_t n = terms.size() / 2; n > 0; --n) terms.push_back(-terms[random.below(terms.size())]);
    }
    CHECK_EQ(bits(exact(terms) + 0.0), bits(partials_sum(terms) + 0.0));
  }
}

TEST_CASE("exact_sum: whole numbers add up as 128-bit integers rounded once") {
  Splitmix64 random(4);
  for (int round = 0; round < 3'000; ++round) {
    WideInteger whole = 0;
    ExactSum sum;
    for (std::size_t n = 1 + random.below(50); n > 0; --n) {
      const auto mantissa = static_cast<std::int64_t>(random() >> 11);
      const int shift = static_cast<int>(random.below(60));
      const bool negative = random.below(2) == 0;
      const double term = std::ldexp(static_cast<double>(mantissa), shift - 30);
      const WideInteger units = WideInteger{mantissa} << shift;
      whole += negative ? -units : units;
      negative ? sum.subtract(term) : sum.add(term);
    }
    CHECK_EQ(sum.value(), std::ldexp(rounded(whole), -30));
  }
}

TEST_CASE("exact_sum: half way between two doubles goes to the even one, unless anything is left below") {
  const double ulp = 0x1p-52;  // of 1
  CHECK(exact({1.0, ulp / 2}) == 1.0);
  CHECK(exact({1.0 + ulp, ulp / 2}) == 1.0 + 2 * ulp);
  CHECK(exact({1.0, ulp / 2, smallest}) == 1.0 + ulp);
  CHECK(exact({1.0 + ulp, ulp / 2, -smallest}) == 1.0 + ulp);
  CHECK(exact({-1.0, -ulp / 2}) == -1.0);
  CHECK(exact({-1.0 - ulp, -ulp / 2}) == -1.0 - 2 * ulp);
  CHECK(exact({-1.0, -ulp / 2, -smallest}) == -1.0 - ulp);
  for (int exponent = -1021; exponent < 970; ++exponent) {  // every place of the tie within the limbs
    const double one = std::ldexp(1.0, exponent + 52);
    const double unit = std::ldexp(1.0, exponent);
    CHECK_EQ(exact({one, unit / 2}), one);
    CHECK_EQ(exact({one + unit, unit / 2}), one + 2 * unit);
    CHECK_EQ(exact({one, unit / 2, smallest}), exponent > -1021 ? one + unit : exact({one, unit / 2 + smallest}));
    CHECK_EQ(exact({one + unit, unit / 2, -smallest}), one + unit);
  }
}

TEST_CASE("exact_sum: a huge term cancels and leaves what stood beside it") {
  CHECK(exact({1e308, 1.0, -1e308}) == 1.0);
  CHECK(exact({1e308, 1e308, 1e308, 1e308, 0.5, -1e308, -1e308, -1e308, -1e308}) == 0.5);
  CHECK(exact({largest, largest, -largest}) == largest);
  CHECK(exact({-largest, -largest, largest, smallest}) == -largest);
  CHECK(exact({largest, smallest, -largest}) == smallest);
  CHECK(exact({1e16, 1.0, -1e16}) == 1.0);
}

TEST_CASE("exact_sum: a sum beyond the largest double is infinity with its sign, from half a unit on") {
  const double half_unit = 0x1p970;
  CHECK(exact({largest, largest}) == infinity);
  CHECK(exact({-largest, -largest}) == -infinity);
  CHECK(exact({largest, half_unit}) == infinity);
  CHECK(exact({-largest, -half_unit}) == -infinity);
  CHECK(exact({largest, half_unit, -smallest}) == largest);
  CHECK(exact({largest, half_unit / 2}) == largest);
  CHECK(exact(std::vector<double>(5'000, largest)) == infinity);
  CHECK(exact(std::vector<double>(5'000, -largest)) == -infinity);
}

TEST_CASE("exact_sum: subnormal sums are exact") {
  CHECK(exact(std::vector<double>(1'000, smallest)) == 1'000 * smallest);
  CHECK(exact({smallest_normal, -smallest}) == smallest_normal - smallest);
  CHECK(exact({smallest_normal, smallest, -smallest_normal}) == smallest);
  CHECK(exact({-smallest, -smallest}) == -2 * smallest);
  CHECK(exact({smallest_normal - smallest, smallest}) == smallest_normal);
}

TEST_CASE("exact_sum: shuffling, splitting and merging change neither the value nor the state") {
  Splitmix64 random(5);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> terms;
    for (std::size_t n = random.below(60); n > 0; --n) terms.push_back(random.finite() / 128);
    const ExactSum whole = sum_of(terms);
    random.shuffle(terms);
    std::vector<ExactSum> parts(1 + random.below(7));
    for (const double term : terms) parts[random.below(parts.size())].add(term);
    random.shuffle(parts);
    ExactSum merged;
    for (const auto& part : parts) merged.merge(part);
    CHECK(merged == whole);
    CHECK(whole == merged);
    CHECK_EQ(bits(merged.value()), bits(whole.value()));
  }
}

TEST_CASE("exact_sum: a sum goes on after it was read, compared and merged") {
  ExactSum sum = sum_of({0.1, 0.2});
  CHECK(sum.value() == sum.value());
  CHECK(sum == sum_of({0.2, 0.1}));
  sum.add(0.3);
  CHECK(sum == sum_of({0.3, 0.2, 0.1}));
  sum.merge(sum);
  CHECK(sum == sum_of({0.1, 0.1, 0.2, 0.2, 0.3, 0.3}));
  sum.subtract(0.1);
  CHECK(sum == sum_of({0.1, 0.2, 0.2, 0.3, 0.3}));
}

TEST_CASE("exact_sum: equal numbers are equal sums, whatever they were added from; others are not") {
  CHECK(sum_of({3.0}) == sum_of({1.0, 2.0}));
  CHECK(sum_of({-1.0}) == sum_of({1.0, -2.0}));
  CHECK(sum_of({}) == sum_of({5.0, -5.0}));
  CHECK(sum_of({0x1p31, 0x1p31}) == sum_of({0x1p32}));
  CHECK_FALSE(sum_of({1.0}) == sum_of({1.0, smallest}));  // though both round to 1
  CHECK_FALSE(sum_of({1.0}) == sum_of({-1.0}));
}

TEST_CASE("exact_sum: the limbs carry in time: millions of equal terms give their exact multiple") {
  constexpr std::int64_t count = 3'000'000;
  for (const double term :
       {largest / 0x1p30, -largest / 0x1p30, 0x1.fffffffffffffp31, -0x1.fffffffffffffp0, smallest}) {
    ExactSum sum;
    for (std::int64_t i = 0; i < count; ++i) sum.add(term);
    CAPTURE(term);
    CHECK_EQ(sum.value(), term * static_cast<double>(count));  // one rounding there, and one here
  }
}

TEST_CASE("exact_sum: doubling by merging itself 40 times is a power of two, as if 2^40 terms had been added") {
  for (const double term : {0.1, -0.1, 0x1.fffffffffffffp0, smallest, 1e290}) {
    ExactSum sum;
    sum.add(term);
    for (int i = 0; i < 40; ++i) sum.merge(sum);
    CAPTURE(term);
    CHECK_EQ(sum.value(), term * 0x1p40);
  }
}

TEST_CASE("exact_sum: 2^60 of the largest double are held, and cancel to what stood beside them") {
  ExactSum sum = sum_of({largest});
  ExactSum other = sum_of({-largest});
  for (int i = 0; i < 60; ++i) {
    sum.merge(sum);
    other.merge(other);
  }
  CHECK(sum.value() == infinity);
  CHECK(other.value() == -infinity);
  sum.add(0.5);
  sum.merge(other);
  CHECK(sum.value() == 0.5);
  CHECK(sum == sum_of({0.5}));
}
