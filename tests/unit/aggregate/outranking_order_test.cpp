// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/outranking_order.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::outranking_places;
using journeyrank::PairBits;
using journeyrank::strong_components;
using journeyrank::StrongComponents;
using journeyrank::TwoPlaces;

using Places = std::vector<TwoPlaces>;

namespace {

PairBits of(std::size_t n, std::initializer_list<std::pair<std::size_t, std::size_t>> pairs) {
  PairBits relation(n);
  for (const auto& [a, b] : pairs) relation.set(a, b);
  return relation;
}

/// The definition, place after place, with every pair looked at again.
std::vector<std::size_t> by_definition(const PairBits& strongly, const PairBits& weakly) {
  const std::size_t n = strongly.size();
  const StrongComponents circuits = strong_components(n, strongly);
  std::vector<std::size_t> places(n, 0);  // 0: none yet
  for (std::size_t place = 1;; ++place) {
    std::vector<bool> outranked(circuits.count, false);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n && places[a] == 0; ++b) {
        if (places[b] == 0 && circuits.of[a] != circuits.of[b] && strongly(a, b)) outranked[circuits.of[b]] = true;
      }
    }
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < n; ++i) {
      if (places[i] == 0 && !outranked[circuits.of[i]]) free.push_back(i);
    }
    if (free.empty()) return places;
    const auto reaches = [&](std::size_t a, std::size_t b) {
      return circuits.of[free[a]] == circuits.of[free[b]] || weakly(free[a], free[b]);
    };
    const StrongComponents groups = strong_components(free.size(), reaches);
    std::vector<bool> behind(groups.count, false);
    for (std::size_t a = 0; a < free.size(); ++a) {
      for (std::size_t b = 0; b < free.size(); ++b) {
        if (groups.of[a] != groups.of[b] && reaches(a, b)) behind[groups.of[b]] = true;
      }
    }
    for (std::size_t i = 0; i < free.size(); ++i) {
      if (!behind[groups.of[i]]) places[free[i]] = place;
    }
  }
}

Places both_by_definition(const PairBits& strongly, const PairBits& weakly) {
  const auto down = by_definition(strongly, weakly);
  const auto up = by_definition(strongly.turned(), weakly.turned());
  const std::size_t last = *std::max_element(up.begin(), up.end());
  Places places;
  for (std::size_t i = 0; i < down.size(); ++i) places.push_back({down[i], last + 1 - up[i]});
  return places;
}

/// Pairs at random, `forward` of a thousand along the journeys' numbers and `backward` against them. Of journeys of one
/// class, each `classes`-th, all have the same pairs.
PairBits random_relation(Splitmix64& random, std::size_t n, std::size_t classes, std::size_t forward,
                         std::size_t backward) {
  PairBits drawn(classes);
  for (std::size_t a = 0; a < classes; ++a) {
    for (std::size_t b = 0; b < classes; ++b) {
      if (random.below(1000) < (a < b ? forward : backward)) drawn.set(a, b);
    }
  }
  std::vector<std::size_t> number(n);
  for (std::size_t i = 0; i < n; ++i) number[i] = i % classes;
  random.shuffle(number);
  PairBits relation(n);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      if (a != b && drawn(number[a], number[b])) relation.set(a, b);
    }
  }
  return relation;
}

}  // namespace

TEST_CASE("outranking_order: the strong relation comes first, and the weak one orders what it leaves") {
  const PairBits strong = of(3, {{0, 2}, {1, 2}});
  CHECK(outranking_places(strong, strong) == Places{{1, 1}, {1, 1}, {2, 2}});
  CHECK(outranking_places(strong, of(3, {{0, 2}, {1, 2}, {1, 0}})) == Places{{2, 2}, {1, 1}, {3, 3}});
}

TEST_CASE("outranking_order: a journey that compares with nobody is early from the top and late from the bottom") {
  const PairBits strong = of(3, {{0, 1}});
  // From the top 0 and 2, then 1; from the bottom 1 and 2, then 0.
  CHECK(outranking_places(strong, strong) == Places{{1, 1}, {2, 2}, {1, 2}});
}

TEST_CASE("outranking_order: a circle shares its places, in either relation") {
  CHECK(outranking_places(of(3, {{0, 1}, {1, 0}, {1, 2}}), of(3, {})) == Places{{1, 1}, {1, 1}, {2, 2}});
  CHECK(outranking_places(of(2, {}), of(2, {{0, 1}, {1, 0}})) == Places{{1, 1}, {1, 1}});
  CHECK(outranking_places(of(0, {}), of(0, {})).empty());
}

TEST_CASE("outranking_order: the places are those of the definition, with circles, ties and any number of threads") {
  Splitmix64 random(2026);
  std::size_t most = 0;
  std::size_t circles = 0;
  for (std::size_t round = 0; round < 1500; ++round) {
    CAPTURE(round);
    const std::size_t n = 1 + random.below(round % 50 == 0 ? 140 : 30);
    const std::size_t classes = random.below(3) == 0 ? 1 + random.below(n) : n;
    const auto share = [&] {
      return random.below(4) == 0 ? std::size_t{0} : random.below(round % 2 == 0 ? 1000 : 120);
    };
    const auto few = [&] { return random.below(2) == 0 ? std::size_t{0} : random.below(60); };
    const PairBits strong = random_relation(random, n, classes, share(), few());
    PairBits weak = random_relation(random, n, classes, share(), few());
    if (random.below(2) == 0) {  // the weak one holds wherever the strong one does, as in the method
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t w = 0; w < weak.row(a).size(); ++w) weak.row(a)[w] |= strong.row(a)[w];
      }
    }
    const Places places = both_by_definition(strong, weak);
    REQUIRE(outranking_places(strong, weak) == places);
    REQUIRE(outranking_places(strong, weak, 2) == places);
    for (const TwoPlaces& each : places) most = std::max(most, each.from_the_top);
    const std::size_t count = strong_components(strong).count;
    circles += count < n && count > 1 ? 1 : 0;
  }
  CHECK(most > 40);
  CHECK(circles > 100);
}
