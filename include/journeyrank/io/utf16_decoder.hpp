// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "journeyrank/base/text_encoding.hpp"

namespace journeyrank {

/// Turns text in UTF-16 into UTF-8, piece by piece.
///
/// Edge    half of a surrogate pair, and half of a unit at the end, become bytes that are no UTF-8, so that whoever
///         reads the text refuses it at its place
/// Cost    O(bytes)
class Utf16Decoder {
 public:
  /// The order in which the two bytes of a unit stand.
  enum class Order { low_first, high_first };

  explicit Utf16Decoder(Order order) noexcept : order_(order) {}

  /// Appends what the next bytes hold.
  void decode(std::string_view bytes, std::string& text) {
    for (const char each : bytes) {
      const auto byte = static_cast<unsigned char>(each);
      if (!has_half_) {
        half_ = byte;
        has_half_ = true;
        continue;
      }
      has_half_ = false;
      take(order_ == Order::low_first ? half_ | static_cast<char32_t>(byte) << 8 : half_ << 8 | byte, text);
    }
  }

  /// Appends what is left over at the end of the text.
  void finish(std::string& text) {
    if (high_ != 0) append_utf8(text, high_);
    if (has_half_) text += '\xFF';
    high_ = 0;
    has_half_ = false;
  }

 private:
  void take(char32_t unit, std::string& text) {
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    if (high_ != 0 && is_low) {
      append_utf8(text, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
      high_ = 0;
      return;
    }
    if (high_ != 0) append_utf8(text, high_);
    high_ = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (high_ == 0) append_utf8(text, unit);
  }

  Order order_;
  char32_t half_ = 0;
  char32_t high_ = 0;  // the first half of a surrogate pair; 0 when there is none
  bool has_half_ = false;
};

}  // namespace journeyrank
