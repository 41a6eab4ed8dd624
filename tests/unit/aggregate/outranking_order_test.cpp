// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/outranking_order.hpp"

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::outranking_places;
using journeyrank::TwoPlaces;

namespace {

using Pairs = std::set<std::pair<std::size_t, std::size_t>>;

auto holds(const Pairs& pairs) {
  return [pairs](std::size_t a, std::size_t b) { return pairs.contains({a, b}); };
}

}  // namespace

TEST_CASE("outranking_order: the strong relation comes first, and the weak one orders what it leaves") {
  const Pairs strong = {{0, 2}, {1, 2}};
  CHECK(outranking_places(3, holds(strong), holds(strong)) == std::vector<TwoPlaces>{{1, 1}, {1, 1}, {2, 2}});
  CHECK(outranking_places(3, holds(strong), holds({{0, 2}, {1, 2}, {1, 0}})) ==
        std::vector<TwoPlaces>{{2, 2}, {1, 1}, {3, 3}});
}

TEST_CASE("outranking_order: a journey that compares with nobody is early from the top and late from the bottom") {
  const Pairs strong = {{0, 1}};
  // From the top 0 and 2, then 1; from the bottom 1 and 2, then 0.
  CHECK(outranking_places(3, holds(strong), holds(strong)) == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {1, 2}});
}

TEST_CASE("outranking_order: a circle shares its places, in either relation") {
  CHECK(outranking_places(3, holds({{0, 1}, {1, 0}, {1, 2}}), holds({})) ==
        std::vector<TwoPlaces>{{1, 1}, {1, 1}, {2, 2}});
  CHECK(outranking_places(2, holds({}), holds({{0, 1}, {1, 0}})) == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
  CHECK(outranking_places(0, holds({}), holds({})).empty());
}
