// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

// Logarithm, exponential and normal quantile with the same bits everywhere. Those of the C library differ in the last
// bit from one system to the next; these use only +, -, *, / and square root, which IEEE 754 rounds in one way, in a
// fixed order, with every product fenced. They are within 2 units in the last place of the true value: good for drawing
// random numbers, not a general replacement.

/// A polynomial by Horner's rule: coefficients from the constant one up.
template <std::size_t size>
inline double polynomial(const std::array<double, size>& coefficients, double x) noexcept {
  double value = coefficients[size - 1];
  for (std::size_t i = size - 1; i-- > 0;) value = product(value, x) + coefficients[i];
  return value;
}

/// ln 2 in two parts; the first has 20 zero bits at its end, so that its products with exponents are exact.
inline constexpr double ln2_high = 0x1.62e42fee00000p-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// The natural logarithm of a normal positive double: x = m 2^e with m near 1, ln m = 2 artanh((m - 1) / (m + 1)).
///
/// Errors  x must be positive, finite and no subnormal (asserted)
inline double natural_log(double x) noexcept {
  assert(x >= 0x1p-1022 && std::isfinite(x));
  const auto bits = std::bit_cast<std::uint64_t>(x);
  auto exponent = static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    ++exponent;
  }
  constexpr std::array<double, 11> artanh = {1.0,        1.0 / 3.0,  1.0 / 5.0,  1.0 / 7.0,  1.0 / 9.0, 1.0 / 11.0,
                                             1.0 / 13.0, 1.0 / 15.0, 1.0 / 17.0, 1.0 / 19.0, 1.0 / 21.0};
  const double s = (m - 1.0) / (m + 1.0);
  const double log_m = product(2.0 * s, polynomial(artanh, product(s, s)));
  return product(exponent, ln2_high) + (log_m + product(exponent, ln2_low));
}

/// e to the power of x: x = k ln 2 + r with |r| <= ln 2 / 2, a polynomial of r, and 2^k put into the exponent.
///
/// Errors  |x| must be at most 700 (asserted)
inline double natural_exp(double x) noexcept {
  assert(std::fabs(x) <= 700.0);
  const double k = std::floor(product(x, 1.4426950408889634) + 0.5);
  const double r = (x - product(k, ln2_high)) - product(k, ln2_low);
  constexpr std::array<double, 14> powers = {1.0,
                                             1.0,
                                             1.0 / 2.0,
                                             1.0 / 6.0,
                                             1.0 / 24.0,
                                             1.0 / 120.0,
                                             1.0 / 720.0,
                                             1.0 / 5040.0,
                                             1.0 / 40320.0,
                                             1.0 / 362880.0,
                                             1.0 / 3628800.0,
                                             1.0 / 39916800.0,
                                             1.0 / 479001600.0,
                                             1.0 / 6227020800.0};
  const auto scale = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52;
  return product(polynomial(powers, r), std::bit_cast<double>(scale));
}

/// The standard normal quantile: the number that a share p of a standard normal variable stays below.
///
/// Errors  p must lie strictly between 0 and 1 (asserted)
/// Source  wichura1988as241, PPND16: relative accuracy of about 1 in 10^16
inline double normal_quantile(double p) noexcept {
  assert(p > 0.0 && p < 1.0);
  constexpr std::array<double, 8> a = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                       1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                       3.3430575583588128105e+4, 2.5090809287301226727e+3};
  constexpr std::array<double, 8> b = {1.0,
                                       4.2313330701600911252e+1,
                                       6.8718700749205790830e+2,
                                       5.3941960214247511077e+3,
                                       2.1213794301586595867e+4,
                                       3.9307895800092710610e+4,
                                       2.8729085735721942674e+4,
                                       5.2264952788528545610e+3};
  constexpr std::array<double, 8> c = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                       3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                       2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr std::array<double, 8> d = {1.0,
                                       2.05319162663775882187e0,
                                       1.67638483018380384940e0,
                                       6.89767334985100004550e-1,
                                       1.48103976427480074590e-1,
                                       1.51986665636164571966e-2,
                                       5.47593808499534494600e-4,
                                       1.05075007164441684324e-9};
  constexpr std::array<double, 8> e = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                       2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                       2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr std::array<double, 8> f = {1.0,
                                       5.99832206555887937690e-1,
                                       1.36929880922735805310e-1,
                                       1.48753612908506148525e-2,
                                       7.86869131145613259100e-4,
                                       1.84631831751005468180e-5,
                                       1.42151175831644588870e-7,
                                       2.04426310338993978564e-15};
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - product(q, q);
    return product(q, polynomial(a, r)) / polynomial(b, r);
  }
  const double tail = std::sqrt(-natural_log(q < 0.0 ? p : 1.0 - p));
  const double size = tail <= 5.0 ? polynomial(c, tail - 1.6) / polynomial(d, tail - 1.6)
                                  : polynomial(e, tail - 5.0) / polynomial(f, tail - 5.0);
  return q < 0.0 ? -size : size;
}

}  // namespace journeyrank
