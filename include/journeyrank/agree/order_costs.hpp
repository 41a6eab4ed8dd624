// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/agree/pairwise_support.hpp"

namespace journeyrank {

/// An order of some journeys, first to last.
using JourneyOrder = std::vector<std::uint32_t>;

/// What it costs to place one journey before another: the points of those who want it the other way. Journeys are
/// counted from 0 among the members, of which there are k.
///
/// Cost    O(k²) time and memory
class OrderCosts {
 public:
  OrderCosts(const PairwiseSupport& support, std::span<const std::uint32_t> members)
      : size_(members.size()), costs_(members.size() * members.size(), 0) {
    for (std::size_t a = 0; a < size_; ++a) {
      for (std::size_t b = 0; b < size_; ++b) costs_[a * size_ + b] = support.over(members[b], members[a]);
    }
  }

  std::size_t size() const noexcept { return size_; }

  /// What placing a somewhere before b costs; 0 for a journey and itself.
  std::int64_t before(std::size_t a, std::size_t b) const noexcept { return costs_[a * size_ + b]; }

  /// What one of the two orders costs at least.
  std::int64_t least(std::size_t a, std::size_t b) const noexcept {
    return before(a, b) < before(b, a) ? before(a, b) : before(b, a);
  }

  /// What a whole order costs.
  std::int64_t of(const JourneyOrder& order) const noexcept {
    std::int64_t sum = 0;
    for (std::size_t first = 0; first < order.size(); ++first) {
      for (std::size_t later = first + 1; later < order.size(); ++later) sum += before(order[first], order[later]);
    }
    return sum;
  }

 private:
  std::size_t size_;
  std::vector<std::int64_t> costs_;
};

/// The order with the least cost that one has come upon, how little any could cost, and whether it is the only best
/// one.
struct BestOrder {
  enum class Alone : std::uint8_t { yes, no, unknown };

  JourneyOrder order{};
  std::int64_t cost = 0;
  std::int64_t bound = 0;
  Alone alone = Alone::unknown;

  bool proven() const noexcept { return cost == bound; }
};

}  // namespace journeyrank
