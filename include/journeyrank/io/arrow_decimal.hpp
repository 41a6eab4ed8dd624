// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <system_error>

namespace journeyrank {

/// Exact decimals of an Arrow array: integers of 32, 64, 128 or 256 bits, little end first, over a power of ten.
class ArrowDecimal {
 public:
  /// Reads a format such as "d:19,10" or "d:38,0,256"; nothing when it is none.
  static std::optional<ArrowDecimal> of(std::string_view format) noexcept {
    if (!format.starts_with("d:")) return std::nullopt;
    std::array<int, 3> parts = {0, 0, 128};  // precision, scale, bits
    const char* at = format.data() + 2;
    const char* const end = format.data() + format.size();
    for (int& part : parts) {
      const auto [rest, fault] = std::from_chars(at, end, part);
      if (fault != std::errc{} || (rest != end && *rest != ',')) return std::nullopt;
      if (rest == end) break;
      at = rest + 1;
    }
    const auto [precision, scale, bits] = parts;
    const bool known = bits == 32 || bits == 64 || bits == 128 || bits == 256;
    if (!known || precision < 1 || scale < -largest_scale || scale > largest_scale) return std::nullopt;
    return ArrowDecimal(static_cast<std::size_t>(bits) / 32, scale);
  }

  /// The nearest double: its digits are written out and read back, so it is rounded once.
  double value(const void* buffer, std::size_t at) const noexcept {
    std::array<std::uint32_t, 8> words{};
    std::memcpy(words.data(), static_cast<const char*>(buffer) + at * size_ * 4, size_ * 4);
    const bool negative = (words[size_ - 1] >> 31) != 0;
    if (negative) negate(words);
    std::array<char, 96> text{};  // a sign, 78 digits at most, an exponent
    char* const end_of_digits = text.data() + 80;
    char* begin = end_of_digits;
    do {
      *--begin = static_cast<char>('0' + divide_by_ten(words));
    } while (words != std::array<std::uint32_t, 8>{});
    if (negative) *--begin = '-';
    *end_of_digits = 'e';
    const char* const end = std::to_chars(end_of_digits + 1, text.data() + text.size(), -scale_).ptr;
    double number = 0.0;
    std::from_chars(begin, end, number);
    return number;
  }

 private:
  static constexpr int largest_scale = 100;  // far from where a double overflows; the format allows 76 digits

  ArrowDecimal(std::size_t size, int scale) noexcept : size_(size), scale_(scale) {}

  void negate(std::array<std::uint32_t, 8>& words) const noexcept {
    std::uint64_t carry = 1;
    for (std::size_t i = 0; i < size_; ++i) {
      carry += static_cast<std::uint32_t>(~words[i]);
      words[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }

  /// Divides in place and returns the remainder.
  std::uint64_t divide_by_ten(std::array<std::uint32_t, 8>& words) const noexcept {
    std::uint64_t rest = 0;
    for (std::size_t i = size_; i-- > 0;) {
      rest = rest << 32 | words[i];
      words[i] = static_cast<std::uint32_t>(rest / 10);
      rest %= 10;
    }
    return rest;
  }

  std::size_t size_;  // in words of 32 bits
  int scale_;
};

}  // namespace journeyrank
