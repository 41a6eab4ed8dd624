// SPDX-License-Identifier: MIT
#include "journeyrank/agree/order_costs.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"

using journeyrank::BestOrder;
using journeyrank::OrderCosts;
using journeyrank::PairwiseSupport;

TEST_CASE("order_costs: placing one before another costs those who want it the other way, among the members") {
  const PairwiseSupport support(capital_of_tennessee());
  const std::vector<std::uint32_t> members{1, 3};
  const OrderCosts costs(support, members);
  CHECK(costs.size() == 2);
  CHECK(support.influence(costs.before(0, 1)) == 32.0);
  CHECK(support.influence(costs.before(1, 0)) == 68.0);
  CHECK(support.influence(costs.least(1, 0)) == 32.0);
  CHECK(costs.before(0, 0) == 0);
}

TEST_CASE("order_costs: an order costs what its pairs cost, and is proven where nothing can cost less") {
  const PairwiseSupport support(capital_of_tennessee());
  const std::vector<std::uint32_t> members{0, 1, 2, 3};
  const OrderCosts costs(support, members);
  CHECK(support.influence(costs.of({1, 2, 3, 0})) == 207.0);
  CHECK(support.influence(costs.of({0, 1, 2, 3})) == 255.0);
  CHECK(BestOrder{.cost = 5, .bound = 5}.proven());
  CHECK_FALSE(BestOrder{.cost = 5, .bound = 4}.proven());
}
