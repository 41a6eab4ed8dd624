// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace journeyrank {

/// The exact sum of doubles, rounded once when it is read: splitting, shuffling or merging never changes a bit.
///
/// Holds the sum as a fixed-point number over the whole range of double, in limbs of 32 bits with room for carries.
///
/// Shape   560 bytes, whatever the number of terms
/// Edge    no terms: 0; a sum beyond the largest double: infinity with its sign
/// Errors  terms must be finite (asserted): input is refused at the border
/// Source  neal2015fast, small superaccumulator
/// Cost    O(1) a term, a merge or a reading
class ExactSum {
 public:
  void add(double term) noexcept { add_signed(term, 1); }
  void subtract(double term) noexcept { add_signed(term, -1); }

  /// Adds all terms of another sum.
  void merge(const ExactSum& other) noexcept {
    carry();
    ExactSum theirs = other;
    theirs.carry();
    for (std::size_t i = 0; i < limb_count; ++i) limbs_[i] += theirs.limbs_[i];
    carry();
  }

  /// The sum, rounded once to the nearest double (ties to even).
  double value() const noexcept {
    ExactSum sum = *this;
    sum.carry();
    const bool negative = sum.limbs_[limb_count - 1] < 0;
    if (negative) {
      for (auto& limb : sum.limbs_) limb = -limb;
      sum.carry();
    }
    const double magnitude = sum.rounded_magnitude();
    return negative ? -magnitude : magnitude;
  }

  /// True when both hold the same number, however it was added up.
  friend bool operator==(const ExactSum& a, const ExactSum& b) noexcept {
    ExactSum left = a;
    ExactSum right = b;
    left.carry();
    right.carry();
    return left.limbs_ == right.limbs_;
  }

 private:
  static constexpr int limb_bits = 32;
  static constexpr std::size_t limb_count = 69;                // 2098 bits of double, then room for 2^63 terms
  static constexpr std::int32_t terms_before_carry = 1 << 30;  // a limb grows by less than 2^32 a term

  void add_signed(double term, std::int64_t sign) noexcept {
    assert(std::isfinite(term));
    const auto bits = std::bit_cast<std::uint64_t>(term);
    if ((bits >> 63) != 0) sign = -sign;
    const auto biased = static_cast<int>((bits >> 52) & 0x7ff);
    std::uint64_t mantissa = bits & 0xfffffffffffffULL;
    if (biased > 0) mantissa |= 1ULL << 52;
    const int shift = biased > 0 ? biased - 1 : 0;  // the term is mantissa * 2^(shift - 1074)
    const auto at = static_cast<std::size_t>(shift / limb_bits);
    const int inside = shift % limb_bits;
    const std::uint64_t low = mantissa << inside;
    const std::uint64_t high = inside == 0 ? 0 : mantissa >> (64 - inside);
    limbs_[at] += sign * static_cast<std::int64_t>(low & 0xffffffffULL);
    limbs_[at + 1] += sign * static_cast<std::int64_t>(low >> 32);
    limbs_[at + 2] += sign * static_cast<std::int64_t>(high);
    if (++terms_ == terms_before_carry) carry();
  }

  /// Brings every limb but the last into [0, 2^32): one state for one number.
  void carry() noexcept {
    std::int64_t over = 0;
    for (std::size_t i = 0; i + 1 < limb_count; ++i) {
      const std::int64_t limb = limbs_[i] + over;
      over = limb >> limb_bits;
      limbs_[i] = limb & 0xffffffffLL;
    }
    limbs_[limb_count - 1] += over;
    terms_ = 0;
  }

  double rounded_magnitude() const noexcept {
    std::size_t top = limb_count;
    while (top > 0 && limbs_[top - 1] == 0) --top;
    if (top == 0) return 0.0;
    --top;
    // The last limb may hold more than 32 bits, but then the sum is beyond the largest double anyway.
    if (limbs_[top] > 0xffffffffLL) return std::numeric_limits<double>::infinity();
    const auto limb = [&](std::size_t below) {
      return top >= below ? static_cast<std::uint64_t>(limbs_[top - below]) : std::uint64_t{0};
    };
    const int lead = std::countl_zero(static_cast<std::uint32_t>(limb(0)));
    // 64 leading bits of the sum, with the lowest one made sticky for all that is below.
    std::uint64_t head = (limb(0) << 32 | limb(1)) << lead;
    if (lead > 0) head |= limb(2) >> (32 - lead);
    bool rest = lead > 0 ? (limb(2) << (32 + lead)) != 0 : limb(2) != 0;
    for (std::size_t i = 3; !rest && i <= top; ++i) rest = limb(i) != 0;
    const int lowest = static_cast<int>(top) * limb_bits - 32 - lead - 1074;  // head counts units of 2^lowest
    return round_to_double(head, rest, lowest);
  }

  /// head * 2^exponent, where `rest` says that something non-zero was cut off below; head has its top bit set.
  static double round_to_double(std::uint64_t head, bool rest, int exponent) noexcept {
    // Subnormals keep fewer bits: the unit in the last place is never below 2^-1074.
    const int cut = exponent + 11 >= -1074 ? 11 : -1074 - exponent;
    assert(cut >= 11 && cut < 64);
    std::uint64_t kept = head >> cut;
    const std::uint64_t dropped = head << (64 - cut);
    constexpr std::uint64_t half = 1ULL << 63;
    const bool up = dropped > half || (dropped == half && (rest || (kept & 1) != 0));
    kept += up ? 1 : 0;
    return std::ldexp(static_cast<double>(kept), exponent + cut);
  }

  std::array<std::int64_t, limb_count> limbs_{};
  std::int32_t terms_ = 0;
};

}  // namespace journeyrank
