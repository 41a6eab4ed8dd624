// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/base/elementary.hpp"

namespace journeyrank {

/// h^k e^-h / Γ(k + 1) for a k that is whole or a half more.
///
/// Errors  h > 0 and k >= 0 (asserted)
inline double poisson_term(double h, double k) noexcept {
  assert(h > 0.0 && k >= 0.0);
  if (k >= 10.0) {
    const double ratio = h / k;
    const double exponent = -fall_from_mean(k, ratio - 1.0, ratio) - stirling_rest(k);
    return exponential(exponent) / std::sqrt(product(6.283185307179586, k));
  }
  const bool whole = k == std::floor(k);
  double term = exponential(-h);
  if (!whole) term = product(term, product(1.1283791670955126, std::sqrt(h)));  // h^(1/2) / Γ(3/2)
  for (double below = whole ? 0.0 : 0.5; below < k; below += 1.0) term = product(term, h / (below + 1.0));
  return term;
}

/// The chance that a chi-square variable of so many degrees of freedom exceeds x.
///
/// Shape   returns a number in [0, 1]
/// Edge    x <= 0 or no freedom: 1 at x <= 0, else 0 without freedom; an x beyond all: 0
/// Errors  x must not be NaN (asserted); relative error below 1e-12 up to 10^4 degrees, measured against 40 digits
/// Source  abramowitz1964handbook, 26.4.4 and 26.4.5: all terms are positive, and are added from the largest on
/// Cost    O(sqrt(freedom)), at most O(freedom)
inline double chi_square_above(double x, std::uint64_t freedom) noexcept {
  assert(!std::isnan(x));
  if (!(x > 0.0)) return 1.0;
  if (freedom == 0 || std::isinf(x)) return 0.0;
  const double h = 0.5 * x;
  const bool odd = freedom % 2 == 1;
  const double first = odd ? 0.5 : 0.0;
  const double last = 0.5 * static_cast<double>(freedom) - 1.0;
  double sum = odd ? 2.0 * normal_tails(std::sqrt(x)).above : 0.0;
  if (last < first) return std::min(1.0, sum);
  const double middle = std::min(last, first + std::floor(std::max(0.0, h - first)));
  const double largest = poisson_term(h, middle);
  sum += largest;
  double term = largest;
  for (double k = middle; k > first && term > 1e-18 * largest; k -= 1.0) sum += term = product(term, k / h);
  term = largest;
  for (double k = middle + 1.0; k <= last && term > 1e-18 * largest; k += 1.0) sum += term = product(term, h / k);
  return std::min(1.0, sum);
}

}  // namespace journeyrank
