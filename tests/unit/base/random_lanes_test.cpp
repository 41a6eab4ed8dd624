// SPDX-License-Identifier: MIT
#include "journeyrank/base/random_lanes.hpp"

#include <cstdint>
#include <cstring>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/random.hpp"

using journeyrank::Random;

namespace {

constexpr std::uint64_t seed = 0xfedcba9876543210U;
constexpr std::uint64_t counter = 0x0000000500000003U;
constexpr std::uint64_t first = 0xfffffffaU;  // streams pass from one word into two

/// Eight streams: four words each, then both kinds of numbers.
struct EightStreams {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::uint64_t* words, double* uniform, double* open) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    for (std::size_t i = 0; i < 8; i += lanes) {
      journeyrank::Words<Lanes> streams;
      journeyrank::to_streams<Lanes>(first + i, streams);
      journeyrank::PhiloxWords<Lanes> found;
      journeyrank::philox_lanes<Lanes>(seed, counter, streams, found);
      for (std::size_t word = 0; word < 4; ++word) std::memcpy(words + 8 * word + i, &found.word[word], sizeof streams);
      Lanes numbers;
      journeyrank::to_uniform<Lanes>(found.word[0], found.word[1], numbers);
      std::memcpy(uniform + i, &numbers, sizeof numbers);
      journeyrank::to_open_uniform<Lanes>(found.word[2], numbers);
      std::memcpy(open + i, &numbers, sizeof numbers);
    }
  }
};

struct Drawn {
  std::vector<std::uint64_t> words = std::vector<std::uint64_t>(32);
  std::vector<double> uniform = std::vector<double>(8);
  std::vector<double> open = std::vector<double>(8);
};

}  // namespace

TEST_CASE("random_lanes: each lane has the words of its own stream of Random, whatever the width") {
  Drawn widest;
  journeyrank::run_kernel<EightStreams>(widest.words.data(), widest.uniform.data(), widest.open.data());
  Drawn narrow;
  EightStreams::run<journeyrank::TwoLanes>(narrow.words.data(), narrow.uniform.data(), narrow.open.data());
  Drawn single;
  EightStreams::run<double>(single.words.data(), single.uniform.data(), single.open.data());
  for (const Drawn* drawn : {&widest, &narrow, &single}) {
    for (std::size_t stream = 0; stream < 8; ++stream) {
      Random random(seed, first + stream, counter);
      const std::uint64_t low = random.word();
      const std::uint64_t high = random.word();
      const std::uint32_t third = random.word();
      CHECK(drawn->words[stream] == low);
      CHECK(drawn->words[8 + stream] == high);
      CHECK(drawn->words[16 + stream] == third);
      CHECK(drawn->words[24 + stream] == random.word());
      CHECK(drawn->uniform[stream] == static_cast<double>((low | high << 32) >> 12) * 0x1p-52);
      CHECK(drawn->open[stream] == journeyrank::open_uniform(third));
    }
  }
}

TEST_CASE("random_lanes: open numbers are strictly between 0 and 1") {
  CHECK(journeyrank::open_uniform(0) == 0x1p-33);
  CHECK(journeyrank::open_uniform(0xffffffffU) == 1.0 - 0x1p-33);
}
