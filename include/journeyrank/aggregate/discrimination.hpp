// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// How much more credible a pair must be than its reverse: intercept + slope * credibility, and never less than 0: each
/// level lies below the one before it.
struct Discrimination {
  double intercept = 0.3;
  double slope = -0.15;

  double operator()(double credibility) const noexcept {
    return std::max(intercept + product(slope, credibility), 0.0);
  }

  /// True where a pair of this credibility counts at a level, given its reverse.
  bool outranks(double forth, double back, double level) const noexcept {
    return forth > level + level_slack && forth - (*this)(forth) > back + level_slack;
  }

  /// 1 where a pair counts, -1 where its reverse does, else 0: both never do.
  int balance(double forth, double back, double level) const noexcept {
    return (outranks(forth, back, level) ? 1 : 0) - (outranks(back, forth, level) ? 1 : 0);
  }
};

}  // namespace journeyrank
