// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// Where a quantity may lie.
struct Interval {
  double low = 0.0;
  double high = 0.0;

  friend bool operator==(const Interval&, const Interval&) = default;
};

/// The standard normal quantile of 97.5 %: intervals of this width hold the truth in 95 % of samples.
inline constexpr double z_95 = 1.959963984540054;

/// The Wilson score interval of a rate that is as sure as n independent observations make it; where several of those
/// that were counted go together, n is the smaller number of groups.
///
/// Edge    n = 0: [0, 1]; a rate of 0 or 1: the bound there is exact
/// Source  wilson1927probable
inline Interval wilson_of(double rate, double n, double z = z_95) noexcept {
  if (!(n > 0.0)) return {0.0, 1.0};
  const double z_squared = z * z;
  const double widened = 1.0 + z_squared / n;
  const double centre = (rate + z_squared / (2.0 * n)) / widened;
  const double spread = product(rate, 1.0 - rate) / n + z_squared / product(4.0 * n, n);
  const double half = product(z, std::sqrt(spread)) / widened;
  // It holds the rate; rounding alone could say otherwise of one that is next to 0 or 1.
  return {std::min(rate, std::max(0.0, centre - half)), std::max(rate, std::min(1.0, centre + half))};
}

/// The Wilson score interval of a rate: it stays in [0, 1] and holds its level in small samples.
///
/// Edge    n = 0: [0, 1]; none or all of them: the bound at 0 or 1 is exact
/// Source  wilson1927probable
inline Interval wilson(std::int64_t met, std::int64_t n, double z = z_95) noexcept {
  const auto count = static_cast<double>(n);
  return wilson_of(n > 0 ? static_cast<double>(met) / count : 0.0, count, z);
}

/// The interval of a rate minus another one that was seen in other observations, from the Wilson interval of each.
///
/// Source  newcombe1998interval, method 10
inline Interval difference_interval(double rate, const Interval& of_rate, double other,
                                    const Interval& of_other) noexcept {
  const double difference = rate - other;
  return {difference - std::hypot(rate - of_rate.low, of_other.high - other),
          difference + std::hypot(of_rate.high - rate, other - of_other.low)};
}

/// The interval of the share of those who say yes less that of those who say no among n who may say neither: `width`
/// standard errors around what half a yes, half a no and one neither more would give, so that equal answers leave
/// doubt.
///
/// Shape   n > 0; in [-1, 1]
/// Source  agresti2005simple
inline Interval net_interval(double yes, double no, double n, double width) noexcept {
  const double more = n + 2.0;
  const double up = (product(yes, n) + 0.5) / more;
  const double down = (product(no, n) + 0.5) / more;
  const double net = up - down;
  const double half = product(width, std::sqrt(std::max(0.0, up + down - product(net, net)) / more));
  return {std::max(-1.0, std::min(yes - no, net - half)), std::min(1.0, std::max(yes - no, net + half))};
}

/// value - z * standard error to value + z * standard error.
inline Interval normal_interval(double value, double standard_error, double z = z_95) noexcept {
  const double half = product(z, standard_error);
  return {value - half, value + half};
}

}  // namespace journeyrank
