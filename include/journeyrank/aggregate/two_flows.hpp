// SPDX-License-Identifier: MIT
#pragma once

namespace journeyrank {

/// How far one journey is preferred to others, and how far they are to it: PROMETHEE's positive and negative flow, or
/// the sums that make them up.
struct TwoFlows {
  double over = 0.0;
  double under = 0.0;

  double net() const noexcept { return over - under; }

  friend bool operator==(const TwoFlows&, const TwoFlows&) = default;
};

}  // namespace journeyrank
