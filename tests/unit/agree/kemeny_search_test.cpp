// SPDX-License-Identifier: MIT
#include "journeyrank/agree/kemeny_search.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/agree/kemeny_sets.hpp"
#include "journeyrank/agree/order_descent.hpp"

#include "all_orders.hpp"
#include "ballots.hpp"

using journeyrank::best_by_sets;
using journeyrank::BestOrder;
using journeyrank::good_order;
using journeyrank::JourneyOrder;
using journeyrank::KemenySearch;
using journeyrank::OrderBound;
using journeyrank::OrderCosts;
using journeyrank::PairwiseSupport;

TEST_CASE("kemeny_search: it is the best of all orders, the first one by rows, and says whether it is alone") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 120; ++trial) {
    const PairwiseSupport support(random_ballots(random, 1 + random.below(6), 1 + random.below(7)));
    const OrderCosts costs = costs_of_all(support);
    const TriedOrders tried(costs);
    const BestOrder best = KemenySearch(costs, OrderBound(costs), good_order(costs), 100'000).best_order();
    CHECK(best.cost == tried.cost);
    CHECK(best.proven());
    CHECK(best.order == tried.order);
    CHECK((best.alone == BestOrder::Alone::yes) == (tried.as_good == 1));
  }
}

TEST_CASE("kemeny_search: with twelve journeys it says what the dynamic programme says, from a bad order too") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 10; ++trial) {
    const PairwiseSupport support(random_ballots(random, 5, 12));
    const OrderCosts costs = costs_of_all(support);
    JourneyOrder bad = good_order(costs);
    random.shuffle(bad);
    const BestOrder by_sets = best_by_sets(costs);
    const BestOrder searched = KemenySearch(costs, OrderBound(costs), bad, 100'000).best_order();
    CHECK(searched.order == by_sets.order);
    CHECK(searched.cost == by_sets.cost);
    CHECK(searched.alone == by_sets.alone);
  }
}

TEST_CASE("kemeny_search: given up, it keeps the known order with a bound that holds and is no worse than the first") {
  Splitmix64 random(3);
  int given_up = 0;
  for (int trial = 0; trial < 30; ++trial) {
    const PairwiseSupport support(random_ballots(random, 5, 11));
    const OrderCosts costs = costs_of_all(support);
    const OrderBound bound(costs);
    const JourneyOrder known = good_order(costs);
    const BestOrder searched = KemenySearch(costs, bound, known, 2).best_order();
    CHECK(searched.bound <= best_by_sets(costs).cost);
    CHECK(searched.bound >= bound.total());
    CHECK(searched.bound <= searched.cost);
    if (searched.alone != BestOrder::Alone::unknown) continue;
    ++given_up;
    CHECK(searched.order == known);
  }
  CHECK(given_up > 5);
}

TEST_CASE("kemeny_search: 64 journeys fit") {
  Splitmix64 random(4);
  const Ranks one = random_ranking(random, 64);
  const PairwiseSupport support(std::vector<journeyrank::Ballot>{{one}});
  const OrderCosts costs = costs_of_all(support);
  const BestOrder best = KemenySearch(costs, OrderBound(costs), good_order(costs), 100).best_order();
  CHECK(best.cost == 0);
  for (std::size_t place = 0; place < 64; ++place) CHECK(one[best.order[place]] == place + 1);
}
