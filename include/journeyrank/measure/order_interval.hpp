// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "journeyrank/base/distribution.hpp"

namespace journeyrank {

/// Places of two sorted numbers, from 0, between which a quantile of what they were drawn from lies.
struct OrderInterval {
  std::size_t low = 0;
  std::size_t high = 0;

  friend bool operator==(const OrderInterval&, const OrderInterval&) = default;
};

/// The innermost numbers of n that hold the quantile p, with a chance of at most `tail` that it is below, and the same
/// above: exact whatever the distribution, for it counts only how many of n lie below, which is binomial.
///
/// Edge    too few numbers for an end, as those below 36 for the upper one of a 90th percentile: nothing
/// Source  conover1999practical, section 3.2
inline std::optional<OrderInterval> order_interval(std::size_t n, double p, double tail = 0.025) {
  if (n == 0 || !(p > 0.0 && p < 1.0)) return std::nullopt;
  // At most k of n below the quantile, k < n: I_(1 - p)(n - k, k + 1), and more than k.
  const auto chance = [&](std::size_t k) {
    return beta_tails(1.0 - p, p, static_cast<double>(n - k), static_cast<double>(k) + 1.0);
  };
  const auto first_where = [n](const auto& holds) {
    std::size_t begin = 0;
    std::size_t end = n;
    while (begin < end) {
      const std::size_t middle = begin + (end - begin) / 2;
      holds(middle) ? end = middle : begin = middle + 1;
    }
    return begin;
  };
  const std::size_t above_low = first_where([&](std::size_t k) { return chance(k).below > tail; });
  const std::size_t high = first_where([&](std::size_t k) { return chance(k).above <= tail; });
  if (above_low == 0 || high == n) return std::nullopt;
  return OrderInterval{above_low - 1, high};
}

}  // namespace journeyrank
