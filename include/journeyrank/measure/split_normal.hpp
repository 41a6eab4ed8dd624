// SPDX-License-Identifier: MIT
#pragma once

#include "journeyrank/base/distribution.hpp"
#include "journeyrank/measure/interval.hpp"

namespace journeyrank {

/// What is believed of a value of which only a 95 % interval is known: half lies to either side of the middle, normal
/// with a deviation of its own, so that 1 in 40 lies beyond each end.
///
/// Edge    an end at the middle: all of its half lies there
struct SplitNormal {
  double low = 0.0;
  double middle = 0.0;
  double high = 0.0;

  Tails tails(double x) const noexcept {
    const double width = x < middle ? middle - low : high - middle;
    return Normal{middle, width / z_95}.tails(x);
  }

  friend bool operator==(const SplitNormal&, const SplitNormal&) = default;
};

}  // namespace journeyrank
