// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/pair_bits.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::PairBits;

namespace {

PairBits random_relation(std::size_t n, std::size_t one_of) {
  Splitmix64 random(n + one_of);
  PairBits relation(n);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      if (random.below(one_of) == 0) relation.set(a, b);
    }
  }
  return relation;
}

}  // namespace

TEST_CASE("pair_bits: a pair that is set holds, no other does, and the padding of a row stays empty") {
  PairBits relation(65);
  relation.set(0, 64);
  relation.set(64, 63);
  CHECK(relation(0, 64));
  CHECK(relation(64, 63));
  CHECK_FALSE(relation(64, 0));
  CHECK(relation.row(0)[1] == 1);
  CHECK(PairBits().size() == 0);
  CHECK(PairBits().turned() == PairBits());
}

TEST_CASE("pair_bits: turned, each pair is the other way round, for sizes within a word, of whole words and beyond") {
  for (const std::size_t n : {1u, 3u, 63u, 64u, 65u, 128u, 200u}) {
    CAPTURE(n);
    const PairBits relation = random_relation(n, 3);
    const PairBits turned = relation.turned();
    std::size_t wrong = 0;
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) wrong += relation(a, b) == turned(b, a) ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(turned.turned() == relation);
  }
}

TEST_CASE("pair_bits: the bits of a row are walked in order, and the next one is found from any place") {
  for (const std::size_t n : {1u, 64u, 65u, 200u}) {
    CAPTURE(n);
    const PairBits relation = random_relation(n, 9);
    for (std::size_t a = 0; a < n; a += 7) {
      std::vector<std::size_t> walked;
      std::vector<std::size_t> expected;
      journeyrank::for_each_bit(relation.row(a), [&](std::size_t b) { walked.push_back(b); });
      for (std::size_t b = 0; b < n; ++b) {
        if (relation(a, b)) expected.push_back(b);
      }
      CHECK(walked == expected);
      std::size_t next = n;
      for (std::size_t from = n + 1; from-- > 0;) {
        if (from < n && relation(a, from)) next = from;
        REQUIRE(journeyrank::next_bit(relation.row(a), from, n) == next);
      }
    }
  }
}
