// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"

namespace journeyrank {

/// One of n sorted numbers and its place, from 0.
struct OrderStatistic {
  std::int64_t place = 0;
  double number = 0.0;

  friend bool operator==(const OrderStatistic&, const OrderStatistic&) = default;
};

/// So many steps at most are kept of the sorted numbers around a quantile.
inline constexpr std::int64_t most_order_steps = 128;

/// Those of n sorted numbers that tell how many lie below a bound near the quantile p: all within four standard errors
/// of it, or at most 129 spread evenly over them where they are more (from about 1,000 numbers on for a median, 2,800
/// for a 90th percentile), with the least and the greatest of all.
///
/// Edge    no number, or p of 0 or 1: none
inline std::vector<OrderStatistic> order_statistics(std::span<const double> sorted, double p) {
  if (sorted.empty() || !(p > 0.0 && p < 1.0)) return {};
  const auto n = static_cast<double>(sorted.size());
  const auto last = static_cast<std::int64_t>(sorted.size()) - 1;
  const double reach = product(4.0, std::sqrt(product(product(n, p), 1.0 - p)));
  const auto begin = std::max(std::int64_t{0}, static_cast<std::int64_t>(std::floor(product(n, p) - reach)));
  const auto end = std::min(last, static_cast<std::int64_t>(std::ceil(product(n, p) + reach)));
  const std::int64_t step = std::max(std::int64_t{1}, (end - begin + most_order_steps - 1) / most_order_steps);
  std::vector<OrderStatistic> kept;
  const auto keep = [&](std::int64_t place) {
    if (kept.empty() || kept.back().place < place) kept.push_back({place, sorted[static_cast<std::size_t>(place)]});
  };
  keep(0);
  for (std::int64_t place = begin; place <= end; place += step) keep(place);
  keep(last);
  return kept;
}

/// What n numbers say of a quantile of what they were drawn from, whatever its distribution: it lies above x where less
/// than a share p of all numbers is at most x. Of that share, as of any rate, Beta(k + 1/2, n - k + 1/2) is believed,
/// where k of the n are at most x.
///
/// Edge    numbers equal to x leave the chance that the quantile is x, which is neither below nor above. Between two
///         numbers that were kept k is interpolated, off by a sixteenth of its standard error at most, which is 0.025
///         of a probability at worst; further out than four of them it is below 0.001 anyhow
/// Source  jeffreys1946invariant; conover1999practical, section 3.2, for the count that it rests on: the exact binomial
///         tails with and without k lie to both sides of it
struct QuantileBelief {
  double p = 0.5;
  std::int64_t n = 0;
  std::vector<OrderStatistic> kept{};  ///< see order_statistics

  /// How many of the n are at most x.
  double at_most(double x) const noexcept {
    return count(x, [x](const OrderStatistic& each) { return each.number <= x; });
  }

  /// How many of the n are less than x.
  double less_than(double x) const noexcept {
    return count(x, [x](const OrderStatistic& each) { return each.number < x; });
  }

  Tails tails(double x) const noexcept {
    return {share_of(less_than(x)).tails(p).above, share_of(at_most(x)).tails(p).below};
  }

  friend bool operator==(const QuantileBelief&, const QuantileBelief&) = default;

 private:
  Beta share_of(double count) const noexcept { return {count + 0.5, static_cast<double>(n) - count + 0.5}; }

  /// How many of the n lie on the near side of x, of which the kept ones on it are known.
  template <class IsNear>
  double count(double x, IsNear&& is_near) const noexcept {
    const auto far = std::partition_point(kept.begin(), kept.end(), is_near);
    if (far == kept.begin()) return 0.0;
    const OrderStatistic& near = *(far - 1);
    const auto least = static_cast<double>(near.place + 1);
    if (far == kept.end() || far->place == near.place + 1) return least;
    const double part = (x - near.number) / (far->number - near.number);
    return least + product(static_cast<double>(far->place) - least, part);
  }
};

}  // namespace journeyrank
