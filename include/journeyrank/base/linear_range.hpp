// SPDX-License-Identifier: MIT
#pragma once

namespace journeyrank {

/// The least and the most that something measured can be.
struct LinearRange {
  double low = 0.0;
  double high = 0.0;

  double middle() const noexcept { return low + (high - low) / 2.0; }

  friend bool operator==(const LinearRange&, const LinearRange&) = default;
};

}  // namespace journeyrank
