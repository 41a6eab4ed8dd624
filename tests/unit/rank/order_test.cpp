// SPDX-License-Identifier: MIT
#include "journeyrank/rank/order.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Names;
using journeyrank::order_by_score;
using journeyrank::UnsetVector;

namespace {

constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// Names in another order than the rows.
Names shuffled_names(std::size_t n, Splitmix64& random) {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < n; ++i) list.push_back("j" + std::to_string(i));
  random.shuffle(list);
  return Names::of(list);
}

/// The order by a plain sort: the higher score first, then the smaller name.
UnsetVector<std::uint32_t> plain_order(const std::vector<double>& scores, const Names& names) {
  UnsetVector<std::uint32_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (scores[a] != scores[b]) return scores[a] > scores[b];
    return names.is_numbered() ? a < b : names[a] < names[b];
  });
  return order;
}

void check_order(const std::vector<double>& scores, const Names& names) {
  const auto expected = plain_order(scores, names);
  UnsetVector<std::uint32_t> ranks(scores.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const bool tied = i > 0 && scores[expected[i]] == scores[expected[i - 1]];
    ranks[expected[i]] = tied ? ranks[expected[i - 1]] : static_cast<std::uint32_t>(i + 1);
  }
  for (const std::size_t threads : {1u, 2u, 7u}) {
    const auto order = order_by_score(scores, names, threads);
    CHECK(order.journeys == expected);
    CHECK(order.ranks == ranks);
  }
}

template <class Draw>
std::vector<double> drawn(std::size_t n, Draw&& draw) {
  std::vector<double> scores;
  for (std::size_t i = 0; i < n; ++i) scores.push_back(draw());
  return scores;
}

}  // namespace

TEST_CASE("order: the higher score stands first, equal scores by name, bytewise") {
  const Names names = Names::of(std::vector<std::string>{"b", "a", "B", "c"});
  const std::vector<double> scores = {0.5, 0.5, 0.5, 0.9};
  CHECK(order_by_score(scores, names).journeys == UnsetVector<std::uint32_t>{3, 2, 1, 0});
}

TEST_CASE("order: no journey and one journey") {
  CHECK(order_by_score({}, Names()).journeys.empty());
  CHECK(order_by_score(std::vector{0.3}, Names::numbered(1)).journeys == UnsetVector<std::uint32_t>{0});
}

TEST_CASE("order: it equals a plain sort around the number from which keys are used") {
  Splitmix64 random(1);
  for (const std::size_t n : {2u, 3u, 10u, 511u, 512u, 513u, 1'000u, 4'096u}) {
    CAPTURE(n);
    const Names names = shuffled_names(n, random);
    check_order(drawn(n, [&] { return random.unit(); }), names);
    check_order(drawn(n, [&] { return 0.25; }), names);
    check_order(drawn(n, [&] { return static_cast<double>(random.below(3)) / 4.0; }), names);
    check_order(drawn(n, [&] { return random.below(2) == 0 ? 0.0 : -0.0; }), names);
  }
}

TEST_CASE("order: scores that differ only in their last bit are told apart") {
  Splitmix64 random(2);
  for (const std::size_t n : {600u, 3'000u}) {
    const Names names = shuffled_names(n, random);
    const double above = std::nextafter(0.7, 1.0);
    check_order(drawn(n, [&] { return random.below(2) == 0 ? 0.7 : above; }), names);
    // Beside scores far away, so that the keys of the near ones are equal.
    check_order(drawn(n, [&] { return random.below(3) == 0   ? random.unit()
                                      : random.below(2) == 0 ? 0.7
                                                             : above; }),
                names);
    std::vector<double> ladder = {0.3};
    while (ladder.size() < n) ladder.push_back(std::nextafter(ladder.back(), 1.0));
    ladder[n / 2] = 0.0;
    random.shuffle(ladder);
    check_order(ladder, names);
  }
}

TEST_CASE("order: negative, huge and subnormal scores are in order too") {
  Splitmix64 random(3);
  const std::size_t n = 2'000;
  const Names names = shuffled_names(n, random);
  check_order(drawn(n, [&] { return random.between(-1.0, 1.0); }), names);
  check_order(drawn(n, [&] { return random.finite(); }), names);
  check_order(drawn(n, [&] { return random.below(2) == 0 ? largest : -largest; }), names);
  check_order(drawn(n, [&] { return random.below(2) == 0 ? largest : std::nextafter(largest, 0.0); }), names);
  check_order(drawn(n, [&] { return static_cast<double>(random.below(5)) * smallest; }), names);
  check_order(drawn(n, [&] { return -static_cast<double>(random.below(5)) * smallest; }), names);
  check_order(drawn(n, [&] { return random.below(500) == 0 ? random.finite() : random.unit() * 1e-300; }), names);
  check_order(drawn(n, [&] { return std::ldexp(random.unit(), -static_cast<int>(random.below(1070))); }), names);
}

TEST_CASE("order: sorted and reversed scores, and one journey far from all others") {
  Splitmix64 random(4);
  const std::size_t n = 5'000;
  const Names names = shuffled_names(n, random);
  auto scores = drawn(n, [&] { return random.unit(); });
  std::sort(scores.begin(), scores.end());
  check_order(scores, names);
  std::reverse(scores.begin(), scores.end());
  check_order(scores, names);
  scores[77] = 1e18;  // squeezes all others into a few keys
  check_order(scores, names);
  scores[78] = -1e18;
  check_order(scores, names);
}

TEST_CASE("order: large lists, on several threads, with ties and without") {
  Splitmix64 random(5);
  for (const std::size_t n : {65'535u, 65'536u, 200'000u}) {
    CAPTURE(n);
    const Names numbered = Names::numbered(n);
    check_order(drawn(n, [&] { return random.unit(); }), numbered);
    check_order(drawn(n, [&] { return static_cast<double>(random.below(50)) / 64.0; }), numbered);
  }
  const Names names = shuffled_names(150'000, random);
  check_order(drawn(150'000, [&] { return static_cast<double>(random.below(1'000)) / 1024.0; }), names);
  check_order(std::vector<double>(150'000, 0.5), names);
}
