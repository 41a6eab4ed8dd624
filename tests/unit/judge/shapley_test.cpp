// SPDX-License-Identifier: MIT
#include "journeyrank/judge/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::shapley_values;

namespace {

std::vector<double> random_game(std::size_t players, Splitmix64& random) {
  std::vector<double> worth(std::size_t{1} << players);
  for (double& each : worth) each = random.between(-1.0, 1.0);
  return worth;
}

std::vector<double> values_of(const std::vector<double>& worth) {
  const auto players = static_cast<std::size_t>(std::bit_width(worth.size()) - 1);
  return shapley_values(players, [&](std::uint32_t present) { return worth[present]; });
}

/// The definition: the mean over all orders.
std::vector<double> by_orders(const std::vector<double>& worth) {
  std::vector<std::size_t> order(static_cast<std::size_t>(std::bit_width(worth.size()) - 1));
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<double> values(order.size(), 0.0);
  double orders = 0.0;
  do {
    std::size_t present = 0;
    for (const std::size_t player : order) {
      const std::size_t with = present | std::size_t{1} << player;
      values[player] += worth[with] - worth[present];
      present = with;
    }
    orders += 1.0;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& value : values) value /= orders;
  return values;
}

}  // namespace

TEST_CASE("shapley: it is the mean over all orders of what a player adds") {
  Splitmix64 random(1953);
  for (std::size_t players = 1; players <= 6; ++players) {
    for (int round = 0; round < 20; ++round) {
      const auto worth = random_game(players, random);
      const auto values = values_of(worth);
      const auto expected = by_orders(worth);
      for (std::size_t i = 0; i < players; ++i) CHECK(std::fabs(values[i] - expected[i]) <= 1e-14);
    }
  }
}

TEST_CASE("shapley: the values add up to what all reach less what none does") {
  Splitmix64 random(2);
  for (std::size_t players = 1; players <= 10; ++players) {
    const auto worth = random_game(players, random);
    const auto values = values_of(worth);
    CHECK(std::fabs(std::accumulate(values.begin(), values.end(), 0.0) - (worth.back() - worth.front())) <= 1e-14);
  }
}

TEST_CASE("shapley: players that add the same to every set have the same bits") {
  Splitmix64 random(3);
  for (int round = 0; round < 50; ++round) {
    auto worth = random_game(6, random);
    for (std::size_t set = 0; set < worth.size(); ++set) {  // players 1 and 4 can stand in for each other
      const bool one = (set >> 1 & 1) != 0;
      const bool other = (set >> 4 & 1) != 0;
      if (one && !other) worth[(set & ~std::size_t{2}) | 16] = worth[set];
    }
    const auto values = values_of(worth);
    CHECK(std::bit_cast<std::uint64_t>(values[1]) == std::bit_cast<std::uint64_t>(values[4]));
  }
}

TEST_CASE("shapley: a player that adds nothing has exactly 0, one that always adds the same has that") {
  Splitmix64 random(4);
  auto worth = random_game(7, random);
  for (std::size_t set = 0; set < worth.size(); ++set) {
    if ((set & 8) != 0) worth[set] = worth[set & ~std::size_t{8}];
  }
  CHECK(values_of(worth)[3] == 0.0);
  for (std::size_t set = 0; set < worth.size(); ++set) {  // quarters, so that adding 8 rounds nothing
    worth[set] = std::round(worth[set & ~std::size_t{8}] * 4.0) / 4.0 + ((set & 8) != 0 ? 8.0 : 0.0);
  }
  CHECK(std::fabs(values_of(worth)[3] - 8.0) <= 4e-15);
}

TEST_CASE("shapley: the values of a sum of games are the sums of the values") {
  Splitmix64 random(5);
  const auto one = random_game(8, random);
  const auto other = random_game(8, random);
  auto both = one;
  for (std::size_t set = 0; set < both.size(); ++set) both[set] = 2.0 * one[set] - 0.5 * other[set];
  const auto a = values_of(one);
  const auto b = values_of(other);
  const auto sum = values_of(both);
  for (std::size_t i = 0; i < sum.size(); ++i) CHECK(std::fabs(sum[i] - (2.0 * a[i] - 0.5 * b[i])) <= 1e-14);
}

// Two have a left glove, one a right glove, and a pair is worth 1: (1/6, 1/6, 2/3).
TEST_CASE("shapley: the glove game of shapley1969market") {
  const auto values =
      shapley_values(3, [](std::uint32_t present) { return (present & 4) != 0 && (present & 3) != 0 ? 1.0 : 0.0; });
  CHECK(std::fabs(values[0] - 1.0 / 6.0) <= 1e-16);
  CHECK(values[0] == values[1]);
  CHECK(std::fabs(values[2] - 2.0 / 3.0) <= 2e-16);
}

// A runway costs what its largest plane needs. Those who need each stretch share its cost alike.
TEST_CASE("shapley: the airport game of littlechild1973simple is shared stretch by stretch") {
  const std::vector<double> needs = {8.0, 11.0, 13.0, 18.0, 18.0};
  const auto values = shapley_values(needs.size(), [&](std::uint32_t present) {
    double longest = 0.0;
    for (std::size_t i = 0; i < needs.size(); ++i) {
      if ((present >> i & 1) != 0) longest = std::max(longest, needs[i]);
    }
    return longest;
  });
  double share = 0.0;
  double reached = 0.0;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    share += (needs[i] - reached) / static_cast<double>(needs.size() - i);
    reached = needs[i];
    CHECK(std::fabs(values[i] - share) <= 1e-14);
  }
}

// shapley1954method: who is pivotal in how many of the 24 orders. The first is in 12, each other in 4.
TEST_CASE("shapley: in a weighted majority it is the share of orders in which a player decides") {
  const std::vector<int> votes = {3, 2, 1, 1};  // 4 of 7 decide
  const auto values = shapley_values(4, [&](std::uint32_t present) {
    int sum = 0;
    for (std::size_t i = 0; i < 4; ++i) sum += (present >> i & 1) != 0 ? votes[i] : 0;
    return sum >= 4 ? 1.0 : 0.0;
  });
  CHECK(std::fabs(values[0] - 0.5) <= 1e-15);
  for (std::size_t i = 1; i < 4; ++i) CHECK(std::fabs(values[i] - 1.0 / 6.0) <= 1e-15);
}

TEST_CASE("shapley: no player has no value, one has all, 17 are refused before any set is valued") {
  CHECK(shapley_values(0, [](std::uint32_t) { return 3.0; }).empty());
  CHECK(shapley_values(1, [](std::uint32_t present) { return present == 1 ? 5.0 : 2.0; }) == std::vector<double>{3.0});
  std::size_t asked = 0;
  const auto count = [&](std::uint32_t) { return static_cast<double>(++asked); };
  CHECK(refusal([&] { shapley_values(17, count); }) ==
        "too_large: Shapley values: found 17 players; allowed: up to 16, for each set of them is valued");
  CHECK(asked == 0);
}

TEST_CASE("shapley: 16 players that add their own number each have it") {
  const auto values = shapley_values(16, [](std::uint32_t present) {
    double sum = 0.0;
    for (int i = 0; i < 16; ++i) sum += (present >> i & 1) != 0 ? i + 1.0 : 0.0;
    return sum;
  });
  for (std::size_t i = 0; i < 16; ++i) CHECK(std::fabs(values[i] - (static_cast<double>(i) + 1.0)) <= 1e-13);
}
