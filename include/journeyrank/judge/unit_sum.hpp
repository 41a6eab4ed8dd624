// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace journeyrank {

/// A sum of numbers in [0, 1], each cut to a multiple of 2^-47: whole units, so that the order of adding changes
/// nothing.
class UnitSum {
 public:
  static constexpr double unit = 0x1p-47;

  static std::uint64_t units(double number) noexcept {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(number * (1.0 / unit)));
  }

  void add(double number) noexcept { add_units(units(number)); }
  void add_units(std::uint64_t count) noexcept {
    high_ += count >> 32;
    low_ += count & 0xffffffffU;
  }
  void add(const UnitSum& other) noexcept {
    high_ += other.high_;
    low_ += other.low_;
  }
  double value() const noexcept { return (static_cast<double>(high_) * 0x1p32 + static_cast<double>(low_)) * unit; }

 private:
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

}  // namespace journeyrank
