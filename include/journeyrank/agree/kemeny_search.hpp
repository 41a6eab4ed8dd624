// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "journeyrank/agree/order_bound.hpp"
#include "journeyrank/agree/order_costs.hpp"

namespace journeyrank {

/// The best order by branch and bound over sets: place after place it keeps each set of journeys that may stand in
/// front, with its cheapest order, and drops those that can only end above the best order known.
///
/// The bound of what is left is that of OrderBound among the journeys not placed. Every best order goes through a set
/// that is kept, so where there are too many sets, the least that one of them can lead to bounds every order.
///
/// Shape   k journeys, at most 64 (asserted); `known` is an order of them
/// Edge    of several best orders the first one by rows; given up: the known order, with the bound
/// Source  land1960automatic; lawler1964comment for orders through sets
/// Cost    at most k · most_sets sets, O(k² + cycles) each
class KemenySearch {
 public:
  KemenySearch(const OrderCosts& costs, const OrderBound& bound, JourneyOrder known, std::size_t most_sets)
      : costs_(costs), cycles_of_(costs.size()), most_sets_(most_sets), known_(std::move(known)) {
    assert(costs.size() <= 64);
    known_cost_ = costs.of(known_);
    for (const MajorityCycle& cycle : bound.cycles()) {
      std::uint64_t set = 0;
      for (const std::uint32_t journey : cycle.journeys) set |= bit(journey);
      for (const std::uint32_t journey : cycle.journeys) cycles_of_[journey].push_back({set, cycle.excess});
    }
    layers_.push_back({Placed{.rest = all(), .cost = 0, .ahead = bound.total()}});
  }

  BestOrder best_order() {
    for (std::size_t place = 0; place < costs_.size(); ++place) {
      if (!place_one()) return given_up();
    }
    BestOrder result{.cost = layers_.back()[0].cost, .bound = layers_.back()[0].cost};
    result.alone = layers_.back()[0].several ? BestOrder::Alone::no : BestOrder::Alone::yes;
    std::size_t at = 0;
    for (std::size_t layer = costs_.size(); layer > 0; at = layers_[layer--][at].from) {
      result.order.push_back(layers_[layer][at].last);
    }
    std::reverse(result.order.begin(), result.order.end());
    return result;
  }

 private:
  /// Some journeys in front, in their cheapest order, and what it leads to.
  struct Placed {
    std::uint64_t rest = 0;  ///< the journeys not placed
    std::int64_t cost = 0;   ///< of all pairs with one of them in front
    std::int64_t ahead = 0;  ///< the others cost at least this
    std::uint32_t from = 0;  ///< where it came from in the layer before
    std::uint32_t last = 0;  ///< by placing this journey
    bool several = false;    ///< more than one order in front costs as little
  };

  struct Cycle {
    std::uint64_t set;
    std::int64_t excess;
  };

  static std::uint64_t bit(std::uint32_t journey) noexcept { return std::uint64_t{1} << journey; }
  std::uint64_t all() const noexcept { return costs_.size() == 64 ? ~std::uint64_t{0} : bit(size()) - 1; }
  std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(costs_.size()); }

  /// Another journey behind those in front.
  Placed with(const Placed& front, std::uint32_t from, std::uint32_t journey) const {
    Placed next{front.rest ^ bit(journey), front.cost, front.ahead, from, journey, front.several};
    for (std::uint64_t bits = next.rest; bits != 0; bits &= bits - 1) {
      const auto other = static_cast<std::size_t>(std::countr_zero(bits));
      next.cost += costs_.before(journey, other);
      next.ahead -= costs_.least(journey, other);
    }
    for (const Cycle& cycle : cycles_of_[journey]) {
      if ((cycle.set & front.rest) == cycle.set) next.ahead -= cycle.excess;
    }
    return next;
  }

  /// Goes one place further; false where there are too many sets. Sets stand in the order of their first order by rows,
  /// so of equally cheap ones the first to come stays.
  bool place_one() {
    std::vector<Placed> next;
    std::unordered_map<std::uint64_t, std::size_t> found;
    for (std::uint32_t from = 0; from < layers_.back().size(); ++from) {
      const Placed front = layers_.back()[from];
      for (std::uint64_t bits = front.rest; bits != 0; bits &= bits - 1) {
        const Placed placed = with(front, from, static_cast<std::uint32_t>(std::countr_zero(bits)));
        if (placed.cost + placed.ahead > known_cost_) continue;
        const auto [same, fresh] = found.try_emplace(placed.rest, next.size());
        if (fresh) {
          next.push_back(placed);
        } else if (placed.cost == next[same->second].cost) {
          next[same->second].several = true;
        } else if (placed.cost < next[same->second].cost) {
          next[same->second] = placed;
        }
      }
    }
    std::sort(next.begin(), next.end(),
              [](const Placed& x, const Placed& y) { return x.from != y.from ? x.from < y.from : x.last < y.last; });
    layers_.push_back(std::move(next));
    return layers_.back().size() <= most_sets_;
  }

  BestOrder given_up() const {
    std::int64_t least = known_cost_;
    for (const Placed& each : layers_.back()) least = std::min(least, each.cost + each.ahead);
    return {.order = known_, .cost = known_cost_, .bound = least};
  }

  const OrderCosts& costs_;
  std::vector<std::vector<Cycle>> cycles_of_;  ///< by journey
  std::size_t most_sets_;
  JourneyOrder known_;
  std::int64_t known_cost_ = 0;
  std::vector<std::vector<Placed>> layers_;  ///< by the number in front
};

}  // namespace journeyrank
