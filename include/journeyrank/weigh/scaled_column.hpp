// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/centred_products.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// The values times a power of two, so that the largest magnitude is in [0.5, 1): nothing is rounded, and no sum or
/// difference can overflow.
///
/// Edge    values 2^1022 times smaller than the largest lose digits; all 0: all 0
inline std::vector<double> scaled_column(std::span<const double> raw) {
  double largest = 0.0;
  for (const double each : raw) largest = std::fmax(largest, std::abs(each));
  std::vector<double> scaled(raw.begin(), raw.end());
  if (largest == 0.0) return scaled;
  const int exponent = -std::ilogb(largest) - 1;
  if (exponent > 1023) {  // of subnormal numbers alone: the power is no double
    for (double& each : scaled) each = std::ldexp(each, exponent);
    return scaled;
  }
  const double power = std::ldexp(1.0, exponent);
  for (double& each : scaled) each *= power;
  return scaled;
}

/// The values on the line from the least urgent, 0, to the most urgent, 1. Not for a constant column (asserted).
inline std::vector<double> min_max_column(std::span<const double> raw, Direction direction) {
  std::vector<double> line = scaled_column(raw);
  const auto [least, most] = std::minmax_element(line.begin(), line.end());
  const double low = *least;
  const double high = *most;
  assert(low < high);
  for (double& each : line) each = (direction == Direction::maximize ? each - low : high - each) / (high - low);
  return line;
}

/// Mean and standard deviation (divided by n) of some numbers; the order of the numbers changes no bit.
struct Spread {
  double mean = 0.0;
  double deviation = 0.0;
};

inline Spread spread_of(std::span<const double> numbers, std::size_t threads = 1) {
  assert(!numbers.empty());
  const Extent reach = reach_of(numbers);
  const CentredProducts products(std::span(&numbers, 1), std::span(&reach, 1), threads);
  return {.mean = products.mean(0), .deviation = std::sqrt(products(0, 0) / static_cast<double>(numbers.size()))};
}

}  // namespace journeyrank
