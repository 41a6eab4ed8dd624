// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>

#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// Sums readings exactly, in any order: integers as integers, decimals as ExactSum.
class ReadingSum {
 public:
  explicit ReadingSum(bool decimal) noexcept : decimal_(decimal) {}

  void add(std::int64_t reading) noexcept {
    if (decimal_) {
      total_.add(std::bit_cast<double>(reading));
      return;
    }
    part_ += reading;
    if (++parts_ == 256) spill();  // 256 readings of up to 2^53 stay within 2^61
  }

  /// The sum, rounded once.
  double value() noexcept {
    spill();
    return total_.value();
  }

 private:
  void spill() noexcept {
    const std::int64_t low = part_ & 0xffffffffLL;
    total_.add(static_cast<double>(low));
    total_.add(static_cast<double>(part_ - low));
    part_ = 0;
    parts_ = 0;
  }

  ExactSum total_;
  std::int64_t part_ = 0;
  int parts_ = 0;
  bool decimal_;
};

}  // namespace journeyrank
