// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/pair_walk.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::for_each_two;
using journeyrank::PairBlock;

namespace {

struct Numbered {
  std::size_t journeys;

  std::size_t size() const { return journeys; }
  void compare(PairBlock& block, std::size_t a, std::size_t begin, std::size_t end) const {
    for (std::size_t b = begin; b < end; ++b) {
      block.forth[b - begin] = static_cast<double>(a * journeys + b);
      block.back[b - begin] = static_cast<double>(b * journeys + a);
    }
  }
};

}  // namespace

TEST_CASE("pair_walk: each two journeys once, with what is said of both, for any number of threads") {
  for (const std::size_t n : {0u, 1u, 2u, 7u, 1500u}) {
    for (const std::size_t parts : {1u, 2u, 3u}) {
      std::vector<unsigned char> seen(n * n, 0);
      std::vector<std::size_t> wrong(parts, 0);
      for_each_two(Numbered{n}, parts, [&](std::size_t part, std::size_t a, std::size_t b, double forth, double back) {
        ++seen[a * n + b];
        wrong[part] += forth == static_cast<double>(a * n + b) && back == static_cast<double>(b * n + a) ? 0 : 1;
      });
      std::size_t amiss = 0;
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) amiss += seen[a * n + b] == (a < b ? 1 : 0) ? 0 : 1;
      }
      for (const std::size_t each : wrong) amiss += each;
      CHECK(amiss == 0);
    }
  }
}
