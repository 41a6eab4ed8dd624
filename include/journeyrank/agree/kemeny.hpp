// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/agree/kemeny_search.hpp"
#include "journeyrank/agree/kemeny_sets.hpp"
#include "journeyrank/agree/majority_components.hpp"
#include "journeyrank/agree/order_bound.hpp"
#include "journeyrank/agree/order_costs.hpp"
#include "journeyrank/agree/order_descent.hpp"
#include "journeyrank/agree/pairwise_support.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// An order of all journeys that goes against as little influence as can be, or as was found.
struct KemenyOrder {
  JourneyOrder order{};                ///< rows, first to last
  std::vector<std::uint32_t> ranks{};  ///< by journey, from 1
  double cost = 0.0;                   ///< the influence that the order goes against, over all pairs of journeys
  double bound = 0.0;                  ///< no order goes against less
  bool proven = false;                 ///< none is better: cost and bound are the same
  std::optional<bool> unique{};        ///< no other is as good; nothing where that was not found out
};

/// Kemeny's order: the one with the fewest disagreements with the voters, each pair of journeys and each voter's
/// influence counted. A Condorcet winner comes first; a pair that a voter ties costs nothing either way.
///
///     const KemenyOrder agreed = Kemeny{}(PairwiseSupport(ballots));
///
/// The journeys are divided where majorities leave no doubt. A group of up to 64 is solved by branch and bound unless
/// that needs more than `most_sets` sets at a place; then, up to `dynamic_up_to` journeys, by dynamic programme over
/// all its sets. A larger group keeps the best order found, with a bound on what is possible.
///
/// Shape   n journeys; returns an order of them
/// Units   influence, as stated
/// Edge    of several best orders the first one by rows, where it is known whether there are several; one journey:
///         itself; none: nothing
/// Errors  bad_option if dynamic_up_to is above 26
/// Source  kemeny1959mathematics; young1978consistent
/// Cost    O(n²) and, a group of k, O(k³ log k) for the bound and O(k²) a round of moves, at most k · most_sets sets of
///         40 bytes at O(k²) each, O(2^k k) time and 4 · 2^k bytes for the dynamic programme
struct Kemeny {
  std::uint32_t dynamic_up_to = 24;
  std::uint32_t most_sets = 50'000;

  static constexpr const char* name = "kemeny";
  static constexpr const char* formula = "the order with the least sum of influence over pairs ranked the other way";
  static constexpr auto fields() {
    return FieldList{
        Field{"dynamic_up_to", &Kemeny::dynamic_up_to, "journeys for which all sets are tried, up to 26",
              Allowed{.at_most = 26.0}},
        Field{"most_sets", &Kemeny::most_sets, "sets kept at a place before the search gives up; 0: no search"}};
  }

  KemenyOrder operator()(const PairwiseSupport& support) const {
    if (dynamic_up_to > 26) {
      throw Error(errc::bad_option, "kemeny: found dynamic_up_to = " + std::to_string(dynamic_up_to) +
                                        "; allowed: up to 26 (a dynamic programme of 512 MB)");
    }
    KemenyOrder result{.proven = true, .unique = true};
    std::int64_t cost = 0;
    std::int64_t bound = 0;
    const auto groups = majority_components(support);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const BestOrder best = solve(OrderCosts(support, groups[g]));
      for (const std::uint32_t member : best.order) result.order.push_back(groups[g][member]);
      cost += best.cost + cost_between(support, groups, g);
      bound += best.bound + cost_between(support, groups, g);
      if (best.alone == BestOrder::Alone::no) result.unique = false;
      if (best.alone == BestOrder::Alone::unknown && result.unique == true) result.unique.reset();
    }
    result.proven = cost == bound;
    result.cost = support.influence(cost);
    result.bound = support.influence(bound);
    result.ranks.resize(result.order.size());
    for (std::size_t place = 0; place < result.order.size(); ++place) {
      result.ranks[result.order[place]] = static_cast<std::uint32_t>(place + 1);
    }
    return result;
  }

  friend bool operator==(const Kemeny&, const Kemeny&) = default;

 private:
  BestOrder solve(const OrderCosts& costs) const {
    if (costs.size() <= 1) return {.order = JourneyOrder(costs.size(), 0), .alone = BestOrder::Alone::yes};
    const bool by_sets = costs.size() <= dynamic_up_to;
    if (by_sets && most_sets == 0) return best_by_sets(costs);
    const OrderBound bound(costs);
    const JourneyOrder known = good_order(costs);
    BestOrder best{.order = known, .cost = costs.of(known), .bound = bound.total()};
    if (costs.size() <= 64) best = KemenySearch(costs, bound, known, most_sets).best_order();
    return by_sets && best.alone == BestOrder::Alone::unknown ? best_by_sets(costs) : best;
  }

  /// What the order of the groups costs: a group before all later ones.
  static std::int64_t cost_between(const PairwiseSupport& support,
                                   const std::vector<std::vector<std::uint32_t>>& groups, std::size_t g) {
    std::int64_t sum = 0;
    for (std::size_t later = g + 1; later < groups.size(); ++later) {
      for (const std::uint32_t a : groups[g]) {
        for (const std::uint32_t b : groups[later]) sum += support.over(b, a);
      }
    }
    return sum;
  }
};

static_assert(fully_described<Kemeny>);

}  // namespace journeyrank
