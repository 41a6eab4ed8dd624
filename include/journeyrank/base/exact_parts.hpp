// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// Makes the parts of a whole add up to it bit for bit, added in any order, without ExactSum.
///
/// All are rounded to multiples of one power of two, small enough that nobody sees it and large enough that no partial
/// sum needs rounding. What that took or gave goes to the largest part (of equal ones the first). Returns the whole,
/// rounded in the same way.
///
/// Edge    no parts, or nothing but zeros: 0
/// Errors  none; a part moves by at most 2^-52 of the sum of all magnitudes, the largest by that once for each part
inline double settle_parts(std::span<double> parts, double whole) noexcept {
  double magnitudes = std::fabs(whole);
  std::size_t largest = 0;
  ExactSum sum;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    sum.add(std::fabs(parts[i]));
    if (std::fabs(parts[i]) > std::fabs(parts[largest])) largest = i;
  }
  magnitudes = std::max(magnitudes, sum.value());
  if (parts.empty() || magnitudes == 0.0) return 0.0;
  const int exponent = std::max(std::ilogb(magnitudes) - 51, -1074);
  const auto on_grid = [exponent](double number) {
    return std::ldexp(std::nearbyint(std::ldexp(number, -exponent)), exponent);
  };
  const double settled = on_grid(whole);
  ExactSum rest;
  rest.add(settled);
  for (double& part : parts) {
    part = on_grid(part);
    rest.subtract(part);
  }
  parts[largest] += rest.value();
  return settled;
}

}  // namespace journeyrank
