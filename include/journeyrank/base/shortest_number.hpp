// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace journeyrank {

/// The shortest decimal text that reads back as the same double, written as ECMAScript writes it: "0.25", "1e+21".
///
/// Edge    -0 is "0"; NaN and infinity never get here
/// Source  rundgren2020jcs (RFC 8785), section 3.2.2.3
inline std::string shortest_number(double number) {
  if (number == 0.0) return "0";
  std::array<char, 32> buffer{};
  if (number > -0x1p53 && number < 0x1p53 && std::trunc(number) == number) {
    // Of neighbouring integers each is a double, so that no shorter text reads back as this one.
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<std::int64_t>(number));
    return std::string(buffer.data(), end.ptr);
  }
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific);
  std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  std::string sign;
  if (text.front() == '-') {
    sign = "-";
    text.remove_prefix(1);
  }
  const std::size_t e = text.find('e');
  std::string digits(1, text[0]);
  if (e > 2) digits += text.substr(2, e - 2);
  int exponent = 0;
  const std::size_t exponent_at = text[e + 1] == '+' ? e + 2 : e + 1;
  std::from_chars(text.data() + exponent_at, text.data() + text.size(), exponent);

  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // digits before the decimal point
  if (point > 21 || point < -5) {
    const std::string fraction = count > 1 ? "." + digits.substr(1) : "";
    return sign + digits.substr(0, 1) + fraction + "e" + (exponent < 0 ? "" : "+") + std::to_string(exponent);
  }
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= count) return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
  return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." +
         digits.substr(static_cast<std::size_t>(point));
}

}  // namespace journeyrank
