// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"

namespace journeyrank {

/// The two sides of a point under a continuous distribution. Each is exact where it is small, so neither is taken from
/// 1.
struct Tails {
  double below = 0.0;
  double above = 0.0;

  Tails swapped() const noexcept { return {above, below}; }

  friend bool operator==(const Tails&, const Tails&) = default;
};

/// The standard normal distribution around z.
///
/// Edge    beyond 38.5 the far side is 0
/// Errors  none; relative error below 1e-14 up to |z| = 6 and 2e-13 beyond (that of z² / 2), on either side
/// Source  abramowitz1964handbook, 26.2.11 near the middle, 26.2.14 (continued fraction) further out
inline Tails normal_tails(double z) noexcept {
  if (z > 0.0) return normal_tails(-z).swapped();
  const double square = product(z, z);
  const double density = product(0.3989422804014327, exponential(-0.5 * square));
  if (z > -2.0) {
    double term = -z;
    double sum = term;
    for (int odd = 3; term > 1e-18 * sum; odd += 2) sum += term = product(term, square) / odd;
    const double inside = product(density, sum);
    return {0.5 - inside, 0.5 + inside};
  }
  double fraction = -z;
  for (int k = 80; k >= 1; --k) fraction = -z + k / fraction;
  const double below = std::isinf(z) ? 0.0 : density / fraction;
  return {below, 1.0 - below};
}

/// What Stirling's formula leaves over: ln Γ(x) - (x - 1/2) ln x + x - ln(2 π) / 2.
///
/// Errors  x >= 10 (asserted); absolute error below 1e-16
/// Source  abramowitz1964handbook, 6.1.41
inline double stirling_rest(double x) noexcept {
  assert(x >= 10.0);
  constexpr std::array terms = {1.0 / 156.0,  -691.0 / 360360.0, 1.0 / 1188.0, -1.0 / 1680.0,
                                1.0 / 1260.0, -1.0 / 360.0,      1.0 / 12.0};
  const double per_square = 1.0 / product(x, x);
  double sum = 0.0;
  for (const double term : terms) sum = product(sum, per_square) + term;
  return sum / x;
}

/// a (ln r - (r - 1)) for the ratio r = 1 + over, of which `over` is given too: near 1 the ratio has lost its digits.
inline double fall_from_mean(double a, double over, double ratio) noexcept {
  return product(a, over < -0.5 ? over - natural_log(ratio) : excess_over_log(over));
}

/// ln(x^a y^b / B(a, b)) for y = 1 - x, without the cancellation that logarithms of Γ would bring.
///
/// Source  didonato1992significant, BRCOMP; small a and b are raised above 10 by the recurrence of B
inline double log_beta_power(double x, double y, double a, double b) noexcept {
  double raised = 0.0;
  for (; a < 10.0; a += 1.0) raised += natural_log(a / product(a + b, x));
  for (; b < 10.0; b += 1.0) raised += natural_log(b / product(a + b, y));
  const double apart = a > b ? product(a + b, y) - b : a - product(a + b, x);  // how far x lies below the mean
  const double rest = stirling_rest(a) + stirling_rest(b) - stirling_rest(a + b);
  const double width = 0.5 * natural_log(product(0.15915494309189535, product(a, b / (a + b))));
  const double fall =
      fall_from_mean(a, -apart / a, product(a + b, x) / a) + fall_from_mean(b, apart / b, product(a + b, y) / b);
  return raised + (width - fall - rest);
}

/// I_x(a, b) for x not above the mean a / (a + b), with its continued fraction.
///
/// Source  didonato1992significant, equation (9); lentz1976generating for its evaluation
inline double beta_tail_below_mean(double x, double y, double a, double b) noexcept {
  constexpr double tiny = 1e-300;
  const auto partial = [&](double m) {  // the m-th denominator
    const double inner = product(a, y) - product(b, x) + 1.0 + product(m, 1.0 + y);
    return m + product(product(m, b - m), x / (a + 2.0 * m - 1.0)) + product(a + m, inner / (a + 2.0 * m + 1.0));
  };
  double fraction = std::max(tiny, product(a, product(a, y) - product(b, x) + 1.0) / (a + 1.0));
  double up = fraction;
  double down = 0.0;
  for (double m = 1.0; m < 1e8; m += 1.0) {
    const double step = x / (a + 2.0 * m - 1.0);
    const double numerator =
        product(product(product(a + m - 1.0, step), product(a + b + m - 1.0, step)), product(m, b - m));
    const double denominator = partial(m);
    down = denominator + product(numerator, down);
    up = denominator + numerator / up;
    if (down == 0.0) down = tiny;
    if (up == 0.0) up = tiny;
    down = 1.0 / down;
    const double change = product(up, down);
    fraction = product(fraction, change);
    if (std::fabs(change - 1.0) < 2.3e-16) break;
  }
  return exponential(log_beta_power(x, y, a, b)) / fraction;
}

/// The regularised incomplete beta function I_x(a, b) below, and 1 - I_x(a, b) above; y = 1 - x stands beside x so that
/// neither loses digits near its end.
///
/// Edge    x <= 0: nothing below; y <= 0: nothing above
/// Errors  a and b must be finite and > 0 (asserted); relative error of either side below 2e-13 up to a + b = 10^4, and
///         1e-11 up to 10^10, measured against 60 digits
/// Source  didonato1992significant
/// Cost    O(sqrt(a + b)) near the mean, less away from it
inline Tails beta_tails(double x, double y, double a, double b) noexcept {
  assert(a > 0.0 && b > 0.0 && std::isfinite(a) && std::isfinite(b));
  if (!(x > 0.0)) return {0.0, 1.0};
  if (!(y > 0.0)) return {1.0, 0.0};
  if (product(a, y) < product(b, x)) return beta_tails(y, x, b, a).swapped();
  const double below = std::min(1.0, beta_tail_below_mean(x, y, a, b));
  return {below, 1.0 - below};
}

/// A beta distribution: what is believed of a rate.
struct Beta {
  double a = 1.0;
  double b = 1.0;

  Tails tails(double x) const noexcept { return beta_tails(x, 1.0 - x, a, b); }

  friend bool operator==(const Beta&, const Beta&) = default;
};

/// A normal distribution.
///
/// Edge    no deviation: all lies at the mean, which counts half to either side of itself
struct Normal {
  double mean = 0.0;
  double deviation = 1.0;

  Tails tails(double x) const noexcept {
    if (deviation > 0.0) return normal_tails((x - mean) / deviation);
    return x == mean ? Tails{0.5, 0.5} : x > mean ? Tails{1.0, 0.0} : Tails{0.0, 1.0};
  }

  friend bool operator==(const Normal&, const Normal&) = default;
};

/// Student's t, moved to a centre and stretched: what is believed of a mean whose numbers' variance is estimated too.
///
/// Edge    no scale: as Normal
/// Source  student1908probable; abramowitz1964handbook, 26.7.1
struct StudentT {
  double freedom = 1.0;  ///< degrees of it, > 0
  double centre = 0.0;
  double scale = 1.0;

  Tails tails(double x) const noexcept {
    if (!(scale > 0.0)) return Normal{centre, 0.0}.tails(x);
    const double t = (x - centre) / scale;
    const double per_freedom = product(t, t / freedom);
    const double inside = per_freedom > 1.0 ? 1.0 / (1.0 + 1.0 / per_freedom) : per_freedom / (1.0 + per_freedom);
    const double beyond = 0.5 * beta_tails(1.0 / (1.0 + per_freedom), inside, 0.5 * freedom, 0.5).below;
    return t > 0.0 ? Tails{1.0 - beyond, beyond} : Tails{beyond, 1.0 - beyond};
  }

  friend bool operator==(const StudentT&, const StudentT&) = default;
};

}  // namespace journeyrank
