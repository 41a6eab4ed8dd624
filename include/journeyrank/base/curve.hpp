// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// A rising curve at x, on straight lines between the points of a grid: two numbers in order have values in order, to
/// the last bit, where those of the curve itself may differ by a rounding.
///
/// Shape   `step` is a power of two; `curve` rises from each point of the grid to the next
/// Edge    x so large that the grid is finer than doubles there: the curve at x
/// Cost    two calls of the curve
template <class Curve>
double on_grid(double x, double step, Curve&& curve) {
  const double left = std::floor(x / step) * step;
  if (!(left < x)) return curve(x);
  const double low = curve(left);
  const double high = curve(left + step);
  return std::min(high, low + product(high - low, (x - left) / step));
}

}  // namespace journeyrank
