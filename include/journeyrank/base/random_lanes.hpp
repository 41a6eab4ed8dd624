// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/lane_words.hpp"
#include "journeyrank/base/random.hpp"

namespace journeyrank {

// The generator of random.hpp for several streams at once, one a lane: the same words as Random gives each of them.

/// The product of the low halves.
template <class Lanes>
JOURNEYRANK_KERNEL void multiply_low_halves(Words<Lanes>& a, std::uint64_t factor) noexcept {
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
  // One instruction; gcc writes a product of 64 bits as three of them.
  if constexpr (sizeof(Lanes) == 64) {
    const Words<Lanes> b = Words<Lanes>{} + factor;
    __asm__("vpmuludq %1, %0, %0" : "+v"(a) : "v"(b));
    return;
  }
  if constexpr (sizeof(Lanes) == 32) {
    const Words<Lanes> b = Words<Lanes>{} + factor;
    __asm__("vpmuludq %1, %0, %0" : "+x"(a) : "x"(b));
    return;
  }
#endif
  a = (a & 0xffffffffU) * factor;
}

/// Four words of 32 bits, each in the low half of one of 64, for each lane.
template <class Lanes>
struct PhiloxWords {
  Words<Lanes> word[4];
};

/// Philox4x32-10 for a counter and a stream a lane. What stands above the low halves of the arguments is not looked at.
///
/// Source  salmon2011parallel
template <class Lanes>
JOURNEYRANK_KERNEL void philox_lanes(std::uint64_t seed, std::uint64_t counter, const Words<Lanes>& stream,
                                     PhiloxWords<Lanes>& words) noexcept {
  using W = Words<Lanes>;
  std::uint64_t key_0 = seed & 0xffffffffU;
  std::uint64_t key_1 = seed >> 32;
  W c0 = W{} + (counter & 0xffffffffU);
  W c1 = W{} + (counter >> 32);
  W c2 = stream;
  W c3 = stream >> 32;
  for (int round = 0; round < 10; ++round) {
    multiply_low_halves<Lanes>(c0, 0xd2511f53U);
    multiply_low_halves<Lanes>(c2, 0xcd9e8d57U);
    const W a = c0;
    const W b = c2;
    c0 = (b >> 32) ^ c1 ^ key_0;
    c1 = b;
    c2 = (a >> 32) ^ c3 ^ key_1;
    c3 = a;
    key_0 = (key_0 + 0x9e3779b9U) & 0xffffffffU;
    key_1 = (key_1 + 0xbb67ae85U) & 0xffffffffU;
  }
  words.word[0] = c0 & 0xffffffffU;
  words.word[1] = c1 & 0xffffffffU;
  words.word[2] = c2 & 0xffffffffU;
  words.word[3] = c3 & 0xffffffffU;
}

/// Numbers in [0, 1), multiples of 2^-52, from two words: differences of two of them are exact.
template <class Lanes>
JOURNEYRANK_KERNEL void to_uniform(const Words<Lanes>& low, const Words<Lanes>& high, Lanes& uniform) noexcept {
  const Words<Lanes> bits = ((low | high << 32) >> 12) | 0x3ff0000000000000U;
  std::memcpy(&uniform, &bits, sizeof uniform);
  uniform -= 1.0;
}

/// Numbers strictly between 0 and 1, odd multiples of 2^-33, from one word.
template <class Lanes>
JOURNEYRANK_KERNEL void to_open_uniform(const Words<Lanes>& word, Lanes& uniform) noexcept {
  const Words<Lanes> bits = word << 20 | 0x3ff0000000080000U;
  std::memcpy(&uniform, &bits, sizeof uniform);
  uniform -= 1.0;
}

/// The number of to_open_uniform() for one word.
inline double open_uniform(std::uint32_t word) noexcept { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

/// The streams first, first + 1, ... in the lanes.
template <class Lanes>
JOURNEYRANK_KERNEL void to_streams(std::uint64_t first, Words<Lanes>& streams) noexcept {
  constexpr std::size_t lanes = sizeof(Lanes) / sizeof(std::uint64_t);
  std::uint64_t each[lanes];
  for (std::size_t lane = 0; lane < lanes; ++lane) each[lane] = first + lane;
  std::memcpy(&streams, each, sizeof streams);
}

}  // namespace journeyrank
