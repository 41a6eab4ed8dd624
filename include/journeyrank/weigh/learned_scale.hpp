// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/scale/anchored.hpp"
#include "journeyrank/scale/piecewise.hpp"

namespace journeyrank {

/// An anchored scale that was learned to bend: what 0, 1/k, ... 1 of it is worth.
///
/// Shape   k + 1 values, rising from 0 to 1, k >= 1 (asserted); returns k + 1 knots, raw values rising
/// Edge    its ends are the anchors, to the bit
inline Piecewise learned_scale(const Anchored& anchors, std::span<const double> curve) {
  assert(curve.size() >= 2);
  const std::size_t k = curve.size() - 1;
  Piecewise scale;
  for (std::size_t i = 0; i <= k; ++i) {
    const std::size_t at = anchors.at_0 < anchors.at_1 ? i : k - i;
    const double part = static_cast<double>(at) / static_cast<double>(k);
    const double raw = at == k ? anchors.at_1 : anchors.at_0 + product(part, anchors.at_1 - anchors.at_0);
    scale.knots.push_back({.raw = raw, .value = curve[at]});
  }
  return scale;
}

}  // namespace journeyrank
