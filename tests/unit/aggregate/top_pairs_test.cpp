// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/top_pairs.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::TopPairs;

namespace {

std::vector<double> numbers(std::size_t count, std::uint64_t seed) {
  Splitmix64 random(seed);
  std::vector<double> drawn;
  for (std::size_t i = 0; i < count; ++i) drawn.push_back(static_cast<double>(random.below(40)) / 39.0);
  return drawn;
}

/// Of numbers that came in two lists, so that lists are joined too.
TopPairs top_of(const std::vector<double>& from, std::size_t room, double limit) {
  TopPairs found(room, limit);
  TopPairs other(room, limit);
  for (std::uint32_t i = 0; i < from.size(); ++i) (i % 3 == 0 ? other : found).add(from[i], i, i + 1);
  found.add(std::move(other));
  found.sort();
  return found;
}

}  // namespace

TEST_CASE("top_pairs: the most credible up to the limit, in order; what is left out is no more credible") {
  for (const std::size_t room : {1u, 5u, 64u, 1000u}) {
    for (const double limit : {1.0, 0.7, 0.0}) {
      CAPTURE(room);
      CAPTURE(limit);
      const auto from = numbers(500, room);
      std::vector<double> wanted;
      std::copy_if(from.begin(), from.end(), std::back_inserter(wanted),
                   [&](double x) { return x > 0.0 && x <= limit; });
      std::sort(wanted.begin(), wanted.end(), std::greater<>());
      const bool all = wanted.size() <= room;
      const TopPairs found = top_of(from, room, limit);
      REQUIRE(found.size() == std::min(room, wanted.size()));
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].credibility == wanted[i]);
        CHECK(from[found[i].a] == found[i].credibility);
        CHECK(found[i].b == found[i].a + 1);
      }
      CHECK((found.is_whole() || !all));
      CHECK((all || !found.is_whole()));
    }
  }
}

TEST_CASE("top_pairs: of lists with less room nothing stays that is less credible than what one left out") {
  TopPairs high(4, 1.0);
  TopPairs low(4, 1.0);
  for (std::uint32_t i = 0; i < 50; ++i) high.add(0.5 + 0.01 * i, i, i + 1);
  for (std::uint32_t i = 0; i < 3; ++i) low.add(0.1 * (i + 1), i, i + 1);
  TopPairs all(8, 1.0);
  all.add(std::move(high));
  all.add(std::move(low));
  all.sort();
  REQUIRE(all.size() >= 4);
  CHECK_FALSE(all.is_whole());
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].credibility == 0.5 + 0.01 * static_cast<double>(49 - i));
}

TEST_CASE("top_pairs: where none was looked for nothing is whole") {
  CHECK_FALSE(TopPairs().is_whole());
  CHECK(TopPairs(3, 1.0).is_whole());
}
