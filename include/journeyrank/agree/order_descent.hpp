// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "journeyrank/agree/order_costs.hpp"

namespace journeyrank {

/// Moves one journey at a time to where it costs least, until none has a better place.
///
/// Edge    the cost never rises; of equally good places the nearest, and none where the present one is as good
/// Cost    O(k²) a round; each round lowers the cost
inline JourneyOrder descend(const OrderCosts& costs, JourneyOrder order) {
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t from = 0; from < order.size(); ++from) {
      const std::uint32_t journey = order[from];
      std::size_t to = from;
      std::int64_t best = 0;
      std::int64_t change = 0;
      const auto pass = [&](std::size_t place, std::int64_t over) {
        change += over;
        if (change < best) {
          best = change;
          to = place;
        }
      };
      for (std::size_t place = from; place-- > 0;) {
        pass(place, costs.before(journey, order[place]) - costs.before(order[place], journey));
      }
      change = 0;
      for (std::size_t place = from + 1; place < order.size(); ++place) {
        pass(place, costs.before(order[place], journey) - costs.before(journey, order[place]));
      }
      if (to == from) continue;
      moved = true;
      const auto at = [&order](std::size_t place) { return order.begin() + static_cast<std::ptrdiff_t>(place); };
      to < from ? std::rotate(at(to), at(from), at(from + 1)) : std::rotate(at(from), at(from + 1), at(to + 1));
    }
  }
  return order;
}

/// A good order: by Borda's points and by majorities won, each improved by moves; the better one.
///
/// Cost    O(k²) a round of moves
inline JourneyOrder good_order(const OrderCosts& costs) {
  std::vector<std::int64_t> points(costs.size(), 0);
  std::vector<std::int64_t> won(costs.size(), 0);
  for (std::size_t a = 0; a < costs.size(); ++a) {
    for (std::size_t b = 0; b < costs.size(); ++b) {
      points[a] += costs.before(b, a) - costs.before(a, b);
      won[a] += costs.before(b, a) > costs.before(a, b) ? 1 : costs.before(b, a) < costs.before(a, b) ? -1 : 0;
    }
  }
  const auto by = [&](const std::vector<std::int64_t>& merit) {
    JourneyOrder order(costs.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return merit[a] > merit[b]; });
    return descend(costs, std::move(order));
  };
  JourneyOrder first = by(points);
  JourneyOrder second = by(won);
  return costs.of(second) < costs.of(first) ? second : first;
}

}  // namespace journeyrank
