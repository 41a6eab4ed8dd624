// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "journeyrank/agree/order_costs.hpp"

/// The best of all orders, tried one after the other, the first one by rows; and how many are as good.
struct TriedOrders {
  journeyrank::JourneyOrder order{};
  std::int64_t cost = 0;
  std::size_t as_good = 0;

  explicit TriedOrders(const journeyrank::OrderCosts& costs) {
    journeyrank::JourneyOrder each(costs.size());
    std::iota(each.begin(), each.end(), std::uint32_t{0});
    do {
      const std::int64_t own = costs.of(each);
      if (as_good == 0 || own < cost) {
        order = each;
        cost = own;
        as_good = 0;
      }
      as_good += own == cost ? 1 : 0;
    } while (std::next_permutation(each.begin(), each.end()));
  }
};

/// The costs of orders of all journeys of a support.
inline journeyrank::OrderCosts costs_of_all(const journeyrank::PairwiseSupport& support) {
  std::vector<std::uint32_t> members(support.journey_count());
  std::iota(members.begin(), members.end(), std::uint32_t{0});
  return {support, members};
}
