// SPDX-License-Identifier: MIT
#include "journeyrank/agree/order_bound.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "all_orders.hpp"
#include "ballots.hpp"

using journeyrank::OrderBound;
using journeyrank::OrderCosts;
using journeyrank::PairwiseSupport;

TEST_CASE("order_bound: no order costs less, and without a cycle the best one costs just that") {
  Splitmix64 random(1);
  int reached = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const PairwiseSupport support(random_ballots(random, 1 + random.below(6), 1 + random.below(7)));
    const OrderCosts costs = costs_of_all(support);
    const TriedOrders tried(costs);
    const OrderBound bound(costs);
    CHECK(bound.total() <= tried.cost);
    reached += bound.total() == tried.cost ? 1 : 0;
    if (bound.cycles().empty()) CHECK(bound.total() == tried.cost);
  }
  CHECK(reached > 150);
}

TEST_CASE("order_bound: a cycle of three adds its smallest margin to the cheaper sides") {
  const PairwiseSupport support(std::vector{voters(3, "abc"), voters(2, "bca"), voters(2, "cab")});
  const OrderCosts costs = costs_of_all(support);
  const OrderBound bound(costs);
  REQUIRE(bound.cycles().size() == 1);
  // a before b 5 to 2, b before c 5 to 2, c before a 4 to 3
  CHECK(support.influence(bound.cycles()[0].excess) == 1.0);
  CHECK(support.influence(bound.total()) == 8.0);
}

TEST_CASE("order_bound: beyond 300 journeys no cycles are looked for, and the bound still holds") {
  Splitmix64 random(2);
  std::vector<journeyrank::Ballot> ballots;
  for (int v = 0; v < 3; ++v) ballots.push_back({random_ranking(random, 301)});
  const PairwiseSupport support(ballots);
  const OrderCosts costs = costs_of_all(support);
  const OrderBound bound(costs);
  CHECK(bound.cycles().empty());
  std::int64_t sides = 0;
  for (std::size_t a = 0; a < 301; ++a) {
    for (std::size_t b = 0; b < a; ++b) sides += costs.least(a, b);
  }
  CHECK(bound.total() == sides);
}
