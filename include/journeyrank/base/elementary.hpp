// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <limits>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

// Logarithm and exponential with the same bits everywhere. Those of a C library differ in the last bit from one to the
// next, and within one from processor to processor.

/// 1/3 + t/5 + t^2/7 + ..., up to the last term that matters where t <= 1/9.
inline double atanh_tail(double t) noexcept {
  double sum = 0.0;
  for (int odd = 35; odd >= 3; odd -= 2) sum = product(sum, t) + 1.0 / odd;
  return sum;
}

/// The natural logarithm.
///
/// Edge    of 0: minus infinity; below 0 or NaN: NaN; of infinity: infinity
/// Errors  none; within 1 unit in the last place of the truth, measured on a million arguments
inline double natural_log(double x) noexcept {
  if (!(x > 0.0)) return x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(x)) return x;
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2.0;
    --exponent;
  }
  constexpr double ln2_high = 0x1.62e42feep-1;  // its product with an exponent is exact
  constexpr double ln2_low = 0x1.a39ef35793c76p-33;
  const double over = mantissa - 1.0;
  const double r = over / (2.0 + over);
  const double t = product(r, r);
  // ln(1 + f) = 2 r + 2 r^3 / 3 + ..., where 2 r = f - f r keeps what is rounded away from r.
  const double rest = product(r, product(2.0 * t, atanh_tail(t)) - over);
  return product(exponent, ln2_high) + (over + (rest + product(exponent, ln2_low)));
}

/// x - ln(1 + x), also where that is much smaller than x.
///
/// Edge    x <= -1: infinity
/// Errors  none; within 4 units in the last place of the truth, measured on a million arguments
inline double excess_over_log(double x) noexcept {
  if (!(x > -1.0)) return std::numeric_limits<double>::infinity();
  if (x < -0.5 || x > 1.0) return x - natural_log(1.0 + x);
  const double r = x / (2.0 + x);
  const double t = product(r, r);
  return product(r, x) - product(2.0 * r, product(t, atanh_tail(t)));
}

/// The exponential.
///
/// Edge    beyond 709.78: infinity; below -745.13: 0
/// Errors  none; within 1 unit in the last place of the truth, measured on a million arguments
inline double exponential(double x) noexcept {
  if (std::isnan(x)) return x;
  if (x > 709.8) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0.0;
  constexpr double ln2_high = 0x1.62e42feep-1;
  constexpr double ln2_low = 0x1.a39ef35793c76p-33;
  const double halvings = std::floor(product(x, 1.4426950408889634) + 0.5);
  const double r = (x - product(halvings, ln2_high)) - product(halvings, ln2_low);
  double sum = 0.0;
  for (int term = 14; term >= 2; --term) sum = product(sum + 1.0, r) / term;
  // The largest term comes last, so that its rounding is the only one that counts.
  return std::ldexp(1.0 + (r + product(sum, r)), static_cast<int>(halvings));
}

}  // namespace journeyrank
