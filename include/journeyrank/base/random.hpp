// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"

namespace journeyrank {

/// Philox4x32-10: turns a counter of 128 bits and a key of 64 into 128 random bits. Whoever knows the counter has the
/// bits, without those before it: results never depend on who draws first or on the number of threads.
///
/// Source  salmon2011parallel
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                              std::array<std::uint32_t, 2> key) noexcept {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xd2511f53} * counter[0];
    const std::uint64_t b = std::uint64_t{0xcd9e8d57} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += 0x9e3779b9;
    key[1] += 0xbb67ae85;
  }
  return counter;
}

/// Random numbers of one stream of one seed, from a counter on. The same bits with every compiler, on every machine:
/// integers and the arithmetic of elementary.hpp, nothing of the C library.
///
///     Random random(seed, customer);          // a stream of its own for each customer
///     if (random.chance(0.3)) delay = random.exponential();
///
/// Shape   a value of 48 bytes: copy it to draw the same numbers twice
/// Cost    ten rounds of two products for four words
class Random {
 public:
  explicit constexpr Random(std::uint64_t seed, std::uint64_t stream = 0, std::uint64_t counter = 0) noexcept
      : seed_(seed), stream_(stream), counter_(counter) {}

  /// 32 random bits.
  constexpr std::uint32_t word() noexcept {
    if (left_ == 0) {
      words_ = philox({static_cast<std::uint32_t>(counter_), static_cast<std::uint32_t>(counter_ >> 32),
                       static_cast<std::uint32_t>(stream_), static_cast<std::uint32_t>(stream_ >> 32)},
                      {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)});
      ++counter_;
      left_ = 4;
    }
    return words_[4 - left_--];
  }

  /// 64 random bits.
  constexpr std::uint64_t long_word() noexcept {
    const std::uint64_t low = word();
    return low | std::uint64_t{word()} << 32;
  }

  /// A number in [0, 1), a multiple of 2^-53.
  constexpr double uniform() noexcept { return static_cast<double>(long_word() >> 11) * 0x1p-53; }

  /// True with this probability, to 2^-32.
  constexpr bool chance(double probability) noexcept { return word() < probability * 0x1p32; }

  /// 0 to count - 1, each exactly as often.
  ///
  /// Errors  count must be 1 or more (asserted)
  /// Source  lemire2019fast
  constexpr std::uint32_t below(std::uint32_t count) noexcept {
    assert(count > 0);
    std::uint64_t scaled = std::uint64_t{word()} * count;
    if (static_cast<std::uint32_t>(scaled) < count) {
      const std::uint32_t too_few = (0 - count) % count;
      while (static_cast<std::uint32_t>(scaled) < too_few) scaled = std::uint64_t{word()} * count;
    }
    return static_cast<std::uint32_t>(scaled >> 32);
  }

  /// Normal, with mean 0 and variance 1: the quantile of a uniform number, so a rising function of it.
  double normal() noexcept { return normal_quantile((static_cast<double>(long_word() >> 12) + 0.5) * 0x1p-52); }

  /// Exponential, with mean 1.
  double exponential() noexcept { return -natural_log(1.0 - uniform()); }

  /// How many failures come before the first success, where each try succeeds with this probability.
  ///
  /// Errors  probability must be in [2^-32, 1] (asserted)
  std::int64_t geometric(double probability) noexcept {
    assert(probability >= 0x1p-32 && probability <= 1.0);
    if (probability == 1.0) return 0;
    return static_cast<std::int64_t>(exponential() / -natural_log(1.0 - probability));
  }

  /// How many of independent events come, with this mean.
  ///
  /// Errors  mean must be finite and >= 0 (asserted)
  /// Source  knuth1997art, 3.4.1, by products of uniform numbers
  /// Cost    O(mean)
  std::int64_t poisson(double mean) noexcept {
    assert(mean >= 0.0 && mean <= 1e9);
    std::int64_t count = 0;
    for (; mean > 0.0; mean -= 500.0) {  // e^-500 is far from the smallest double
      const double limit = journeyrank::exponential(mean < 500.0 ? -mean : -500.0);
      for (double left = uniform(); left > limit; left *= uniform()) ++count;
    }
    return count;
  }

 private:
  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t counter_;
  std::array<std::uint32_t, 4> words_{};
  std::size_t left_ = 0;
};

}  // namespace journeyrank
