// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/agree/order_costs.hpp"

namespace journeyrank {

/// Three journeys, each before the next by a majority and the last before the first: whatever the order, one of the
/// three pairs costs at least this much more than its cheaper side.
struct MajorityCycle {
  std::array<std::uint32_t, 3> journeys{};
  std::int64_t excess = 0;
};

/// How little any order can cost: the cheaper side of every pair, and what cycles of three add to it. Cycles that share
/// a pair share its margin, the strongest cycles first.
///
/// Shape   k journeys; no cycles are looked for beyond 300 of them
/// Source  conitzer2006improved, the bound from cycles
/// Cost    O(k³ log k) up to 300 journeys, O(k²) beyond
class OrderBound {
 public:
  static constexpr std::size_t most_with_cycles = 300;

  explicit OrderBound(const OrderCosts& costs) {
    for (std::size_t a = 0; a < costs.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) total_ += costs.least(a, b);
    }
    if (costs.size() <= most_with_cycles) pack(costs);
    for (const MajorityCycle& cycle : cycles_) total_ += cycle.excess;
  }

  std::int64_t total() const noexcept { return total_; }

  /// Cycles whose excesses may be added up.
  const std::vector<MajorityCycle>& cycles() const noexcept { return cycles_; }

 private:
  void pack(const OrderCosts& costs) {
    const std::size_t k = costs.size();
    std::vector<std::int64_t> left(k * k);  // of the margin by which a is placed before b
    for (std::size_t a = 0; a < k; ++a) {
      for (std::size_t b = 0; b < k; ++b) left[a * k + b] = std::max<std::int64_t>(0, margin(costs, a, b));
    }
    const auto excess = [&](const std::array<std::uint32_t, 3>& j) {
      return std::min({left[j[0] * k + j[1]], left[j[1] * k + j[2]], left[j[2] * k + j[0]]});
    };
    std::vector<MajorityCycle> found;
    for (std::uint32_t a = 0; a < k; ++a) {
      for (std::uint32_t b = a + 1; b < k; ++b) {
        for (std::uint32_t c = a + 1; c < k; ++c) {  // both ways round
          if (c == b) continue;
          const MajorityCycle cycle{{a, b, c}, excess({a, b, c})};
          if (cycle.excess > 0) found.push_back(cycle);
        }
      }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const MajorityCycle& x, const MajorityCycle& y) { return x.excess > y.excess; });
    for (MajorityCycle& cycle : found) {
      cycle.excess = excess(cycle.journeys);
      if (cycle.excess == 0) continue;
      for (std::size_t i = 0; i < 3; ++i) left[cycle.journeys[i] * k + cycle.journeys[(i + 1) % 3]] -= cycle.excess;
      cycles_.push_back(cycle);
    }
  }

  static std::int64_t margin(const OrderCosts& costs, std::size_t a, std::size_t b) noexcept {
    return costs.before(b, a) - costs.before(a, b);
  }

  std::int64_t total_ = 0;
  std::vector<MajorityCycle> cycles_;
};

}  // namespace journeyrank
