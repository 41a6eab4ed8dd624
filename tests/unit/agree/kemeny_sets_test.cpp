// SPDX-License-Identifier: MIT
#include "journeyrank/agree/kemeny_sets.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "all_orders.hpp"
#include "ballots.hpp"

using journeyrank::best_by_sets;
using journeyrank::BestOrder;
using journeyrank::OrderCosts;
using journeyrank::PairwiseSupport;

TEST_CASE("kemeny_sets: it is the best of all orders, the first one by rows, and says whether it is alone") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 120; ++trial) {
    const PairwiseSupport support(random_ballots(random, 1 + random.below(6), 1 + random.below(7)));
    const OrderCosts costs = costs_of_all(support);
    const TriedOrders tried(costs);
    const BestOrder best = best_by_sets(costs);
    CHECK(best.cost == tried.cost);
    CHECK(best.proven());
    CHECK(best.order == tried.order);
    CHECK((best.alone == BestOrder::Alone::yes) == (tried.as_good == 1));
  }
}

TEST_CASE("kemeny_sets: beyond eight journeys it is the best of all orders too") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 2; ++trial) {
    const PairwiseSupport support(random_ballots(random, 3, 9));
    const OrderCosts costs = costs_of_all(support);
    const TriedOrders tried(costs);
    CHECK(best_by_sets(costs).order == tried.order);
  }
}

TEST_CASE("kemeny_sets: influences that are multiples of nothing need wider costs and give the best order as well") {
  Splitmix64 random(3);
  for (int trial = 0; trial < 30; ++trial) {
    auto ballots = random_ballots(random, 4, 6);
    for (auto& each : ballots) each.influence = random.unit();
    const PairwiseSupport support(ballots);
    const OrderCosts costs = costs_of_all(support);
    const TriedOrders tried(costs);
    CHECK(best_by_sets(costs).order == tried.order);
    CHECK(best_by_sets(costs).cost == tried.cost);
  }
}

TEST_CASE("kemeny_sets: no journey has an empty order") {
  const PairwiseSupport support(std::vector<journeyrank::Ballot>{journeyrank::Ballot{}});
  const OrderCosts costs = costs_of_all(support);
  CHECK(best_by_sets(costs).order.empty());
}
