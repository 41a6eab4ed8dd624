// SPDX-License-Identifier: MIT
#include "journeyrank/agree/order_descent.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "all_orders.hpp"
#include "ballots.hpp"

using journeyrank::descend;
using journeyrank::good_order;
using journeyrank::JourneyOrder;
using journeyrank::OrderCosts;
using journeyrank::PairwiseSupport;

TEST_CASE("order_descent: no single move makes the order better, and it costs no more than where it began") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 50; ++trial) {
    const std::size_t n = 1 + random.below(9);
    const PairwiseSupport support(random_ballots(random, 5, n));
    const OrderCosts costs = costs_of_all(support);
    JourneyOrder start(n);
    for (std::size_t i = 0; i < n; ++i) start[i] = static_cast<std::uint32_t>(i);
    random.shuffle(start);
    const JourneyOrder order = descend(costs, start);
    CHECK(costs.of(order) <= costs.of(start));
    for (std::size_t from = 0; from < n; ++from) {
      for (std::size_t to = 0; to < n; ++to) {
        JourneyOrder moved = order;
        moved.erase(moved.begin() + static_cast<std::ptrdiff_t>(from));
        moved.insert(moved.begin() + static_cast<std::ptrdiff_t>(to), order[from]);
        CHECK(costs.of(moved) >= costs.of(order));
      }
    }
  }
}

TEST_CASE("order_descent: an order as good as its neighbours stays as it is") {
  const PairwiseSupport support(std::vector{voters(1, "abc"), voters(1, "cba")});
  CHECK(descend(costs_of_all(support), {2, 0, 1}) == JourneyOrder{2, 0, 1});
}

TEST_CASE("order_descent: a good order is an order of all journeys and most often the best one") {
  Splitmix64 random(2);
  int best = 0;
  for (int trial = 0; trial < 100; ++trial) {
    const PairwiseSupport support(random_ballots(random, 5, 6));
    const OrderCosts costs = costs_of_all(support);
    best += costs.of(good_order(costs)) == TriedOrders(costs).cost ? 1 : 0;
  }
  CHECK(best > 80);
}
