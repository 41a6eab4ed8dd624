// SPDX-License-Identifier: MIT
#include "journeyrank/base/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::philox;
using journeyrank::Random;

namespace {

/// Mean and variance of n draws.
struct Moments {
  double mean;
  double variance;
};

template <class Draw>
Moments moments(int n, Draw&& draw) {
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < n; ++i) {
    const auto x = static_cast<double>(draw());
    sum += x;
    squares += x * x;
  }
  const double mean = sum / n;
  return {mean, squares / n - mean * mean};
}

/// The largest distance between the shares below x of n draws and of their distribution (Kolmogorov and Smirnov), times
/// the root of n: beyond 1.95 in one of 1,000 samples.
template <class Draw, class Share>
double misfit(std::size_t n, Draw&& draw, Share&& share_below) {
  std::vector<double> sample;
  for (std::size_t i = 0; i < n; ++i) sample.push_back(draw());
  std::sort(sample.begin(), sample.end());
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double share = share_below(sample[i]);
    largest = std::max(largest, std::fabs(share - static_cast<double>(i) / static_cast<double>(n)));
    largest = std::max(largest, std::fabs(static_cast<double>(i + 1) / static_cast<double>(n) - share));
  }
  return largest * std::sqrt(static_cast<double>(n));
}

}  // namespace

TEST_CASE("random: philox gives the known answers of its authors") {
  using Words = std::array<std::uint32_t, 4>;
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr std::uint32_t ones = 0xffffffff;
  CHECK(philox({ones, ones, ones, ones}, {ones, ones}) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("random: a stream begins at any counter with the numbers that it has there") {
  Random from_begin(7, 3);
  std::vector<std::uint32_t> words;
  for (int i = 0; i < 40; ++i) words.push_back(from_begin.word());
  for (std::uint64_t counter = 0; counter < 10; ++counter) {
    Random later(7, 3, counter);
    CHECK(later.word() == words[4 * counter]);
    CHECK(later.word() == words[4 * counter + 1]);
  }
}

TEST_CASE("random: seed, stream and counter each change the numbers, in their upper halves too") {
  const std::uint64_t first = Random(1, 1, 1).long_word();
  constexpr std::uint64_t high = 1ULL << 32;
  CHECK(Random(1, 1, 1).long_word() == first);
  for (const Random& other : {Random(2, 1, 1), Random(1, 2, 1), Random(1, 1, 2), Random(1 + high, 1, 1),
                              Random(1, 1 + high, 1), Random(1, 1, 1 + high)}) {
    CHECK(Random(other).long_word() != first);
  }
}

TEST_CASE("random: uniform numbers fill [0, 1) evenly") {
  Random random(11);
  const auto [mean, variance] = moments(100'000, [&] { return random.uniform(); });
  CHECK(std::fabs(mean - 0.5) < 4 * std::sqrt(1.0 / 12 / 100'000));
  CHECK(variance == doctest::Approx(1.0 / 12).epsilon(0.02));
  CHECK(misfit(
            20'000, [&] { return random.uniform(); }, [](double x) { return x; }) < 1.95);
}

TEST_CASE("random: whole numbers below a bound are equally frequent, and all of them come") {
  Random random(12);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) ++counts[random.below(7)];
  double misfit = 0;
  for (const int count : counts) misfit += (count - 10'000.0) * (count - 10'000.0) / 10'000.0;
  CHECK(misfit < 22.5);  // chi squared with 6 degrees of freedom: beyond it in one of 1,000 samples
  CHECK(random.below(1) == 0);
}

// Scaling alone would give every third number of 3 * 2^30 twice as often; rejecting some words mends it.
TEST_CASE("random: a bound that does not divide 2^32 is no more likely in some places") {
  Random random(13);
  constexpr std::uint32_t bound = 3U << 30;
  std::array<int, 3> counts{};
  for (int i = 0; i < 30'000; ++i) ++counts[random.below(bound) % 3];
  for (const int count : counts) CHECK(std::abs(count - 10'000) < 4 * 82);
}

TEST_CASE("random: a chance of 0 never comes, one of 1 always") {
  Random random(14);
  for (int i = 0; i < 1'000; ++i) {
    CHECK_FALSE(random.chance(0.0));
    CHECK(random.chance(1.0));
  }
  const auto [mean, variance] = moments(100'000, [&] { return random.chance(0.3); });
  CHECK(std::fabs(mean - 0.3) < 4 * std::sqrt(0.21 / 100'000));
}

TEST_CASE("random: normal numbers have mean 0, variance 1 and the normal distribution") {
  Random random(15);
  const auto [mean, variance] = moments(100'000, [&] { return random.normal(); });
  CHECK(std::fabs(mean) < 4 * std::sqrt(1.0 / 100'000));
  CHECK(std::fabs(variance - 1.0) < 4 * std::sqrt(2.0 / 100'000));
  const auto share_below = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
  CHECK(misfit(
            20'000, [&] { return random.normal(); }, share_below) < 1.95);
}

TEST_CASE("random: exponential numbers have mean 1 and the exponential distribution") {
  Random random(16);
  const auto [mean, variance] = moments(100'000, [&] { return random.exponential(); });
  CHECK(std::fabs(mean - 1.0) < 4 * std::sqrt(1.0 / 100'000));
  CHECK(variance == doctest::Approx(1.0).epsilon(0.03));
  CHECK(misfit(
            20'000, [&] { return random.exponential(); }, [](double x) { return 1.0 - std::exp(-x); }) < 1.95);
}

TEST_CASE("random: geometric numbers count the failures before a success") {
  Random random(17);
  const auto [mean, variance] = moments(100'000, [&] { return random.geometric(0.25); });
  CHECK(std::fabs(mean - 3.0) < 4 * std::sqrt(12.0 / 100'000));
  CHECK(variance == doctest::Approx(12.0).epsilon(0.05));
  CHECK(random.geometric(1.0) == 0);
}

TEST_CASE("random: Poisson numbers have their mean for their variance, small and large") {
  Random random(18);
  for (const double expected : {0.1, 3.0, 700.0}) {
    const int n = expected > 100 ? 4'000 : 50'000;
    const auto [mean, variance] = moments(n, [&] { return random.poisson(expected); });
    CHECK(std::fabs(mean - expected) < 4 * std::sqrt(expected / n));
    CHECK(variance == doctest::Approx(expected).epsilon(0.1));
  }
  CHECK(random.poisson(0.0) == 0);
}
