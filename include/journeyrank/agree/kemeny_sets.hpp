// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "journeyrank/agree/order_costs.hpp"

namespace journeyrank {

/// What orders of sets cost, counted in units that every cost is a whole number of.
///
/// Sets are bits. Their lower eight bits walk through a table of sums that stays in the first-level cache, the upper
/// ones change rarely.
template <class Cost>
class KemenySets {
 public:
  KemenySets(const OrderCosts& costs, std::int64_t unit)
      : size_(costs.size()), low_size_(std::min<std::size_t>(costs.size(), 8)), unit_(unit) {
    assert(size_ <= 26);
    for (std::size_t a = 0; a < size_; ++a) {
      for (std::size_t b = 0; b < size_; ++b) before_.push_back(static_cast<Cost>(costs.before(a, b) / unit));
    }
    fill_low_sums();
    fill_best();
  }

  BestOrder best_order() const {
    const std::int64_t cost = static_cast<std::int64_t>(best_.back()) * unit_;
    BestOrder result{.cost = cost, .bound = cost, .alone = BestOrder::Alone::yes};
    for (std::size_t set = best_.size() - 1; set != 0;) {
      std::size_t chosen = size_;
      for (std::size_t j = 0; j < size_; ++j) {
        if ((set >> j & 1) == 0 || placed_first(j, set) != best_[set]) continue;
        if (chosen < size_) result.alone = BestOrder::Alone::no;
        if (chosen == size_) chosen = j;
      }
      result.order.push_back(static_cast<std::uint32_t>(chosen));
      set ^= std::size_t{1} << chosen;
    }
    return result;
  }

 private:
  Cost before(std::size_t a, std::size_t b) const noexcept { return before_[a * size_ + b]; }

  /// What the set costs with this member first.
  Cost placed_first(std::size_t j, std::size_t set) const noexcept {
    Cost sum = best_[set ^ (std::size_t{1} << j)];
    for (std::size_t i = 0; i < size_; ++i) sum += (set >> i & 1) != 0 ? before(j, i) : 0;
    return sum;
  }

  /// low_[set * k + j]: what it costs to place j before those of the first eight that are in the set.
  void fill_low_sums() {
    low_.assign(size_ << low_size_, 0);
    for (std::size_t set = 1; set < std::size_t{1} << low_size_; ++set) {
      const auto last = static_cast<std::size_t>(std::countr_zero(set));
      const std::size_t rest = set & (set - 1);
      for (std::size_t j = 0; j < size_; ++j) low_[set * size_ + j] = low_[rest * size_ + j] + before(j, last);
    }
  }

  void fill_best() {
    best_.assign(std::size_t{1} << size_, 0);
    std::vector<Cost> high(size_);  // what it costs to place j before those of the others that are in the set
    for (std::size_t upper = 0; upper < best_.size() >> low_size_; ++upper) {
      for (std::size_t j = 0; j < size_; ++j) {
        high[j] = 0;
        for (std::size_t bits = upper; bits != 0; bits &= bits - 1) {
          high[j] += before(j, low_size_ + static_cast<std::size_t>(std::countr_zero(bits)));
        }
      }
      for (std::size_t lower = 0; lower < std::size_t{1} << low_size_; ++lower) fill_one(upper, lower, high);
    }
  }

  void fill_one(std::size_t upper, std::size_t lower, const std::vector<Cost>& high) noexcept {
    const std::size_t set = upper << low_size_ | lower;
    if (set == 0) return;
    const Cost* low = &low_[lower * size_];
    Cost least = std::numeric_limits<Cost>::max();
    for (std::size_t bits = set; bits != 0; bits &= bits - 1) {
      const auto j = static_cast<std::size_t>(std::countr_zero(bits));
      least = std::min(least, best_[set ^ (std::size_t{1} << j)] + high[j] + low[j]);
    }
    best_[set] = least;
  }

  std::size_t size_;
  std::size_t low_size_;
  std::int64_t unit_;
  std::vector<Cost> before_;
  std::vector<Cost> low_;
  std::vector<Cost> best_;  ///< by set
};

/// The best order by dynamic programme over sets: what a set costs is the least over its members of placing that one
/// first and ordering the others as well as can be.
///
/// Shape   k journeys, at most 26 (asserted)
/// Edge    of several best orders the first one by rows; no journey: an empty order
/// Source  betzler2009fixed, the dynamic programme over subsets
/// Cost    O(2^k k) time; 4 · 2^k bytes where all costs are multiples of one number by less than 2^32 (so with a whole
///         number of voters), else 8 · 2^k
inline BestOrder best_by_sets(const OrderCosts& costs) {
  std::int64_t unit = 0;
  std::int64_t all = 0;
  for (std::size_t a = 0; a < costs.size(); ++a) {
    for (std::size_t b = 0; b < costs.size(); ++b) {
      unit = std::gcd(unit, costs.before(a, b));
      all += costs.before(a, b);
    }
  }
  unit = std::max<std::int64_t>(unit, 1);
  const bool narrow = all / unit < std::numeric_limits<std::uint32_t>::max();
  return narrow ? KemenySets<std::uint32_t>(costs, unit).best_order()
                : KemenySets<std::int64_t>(costs, unit).best_order();
}

}  // namespace journeyrank
