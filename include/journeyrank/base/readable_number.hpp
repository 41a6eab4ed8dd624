// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

namespace journeyrank {

/// Puts commas between the thousands of plain digits, up to a decimal point.
///
/// Edge    four digits read well without, and have none
inline std::string with_commas(std::string digits) {
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  std::size_t at = std::min(digits.find('.'), digits.size());
  if (at - sign < 5) return digits;
  while (at > sign + 3) digits.insert(at -= 3, ",");
  return digits;
}

/// A finite number as people read it in a table: six digits, commas between thousands ("21,888,000", "0.0234"), in
/// every locale.
///
/// Edge    whole digits are never left out; below 1e-4 and from 1e15 on it has an exponent; -0 is "0"
inline std::string readable_number(double number) {
  std::array<char, 64> buffer{};
  const auto written = [&buffer, number](std::chars_format format, int precision) {
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format, precision);
    return std::string(buffer.data(), end.ptr);
  };
  if (number == 0.0) return "0";
  const double size = std::fabs(number);
  if (size >= 1e15 || size < 1e-4) return written(std::chars_format::general, 6);
  const int whole_digits = static_cast<int>(std::floor(std::log10(size))) + 1;
  std::string digits = written(std::chars_format::fixed, whole_digits >= 6 ? 0 : std::min(6 - whole_digits, 9));
  if (digits.find('.') != digits.npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  return with_commas(std::move(digits));
}

/// A ratio as people compare it: three digits ("2.22", "0.0123"), whole from 100 on.
inline std::string three_digits(double number) {
  if (std::fabs(number) >= 100.0) return readable_number(std::round(number));
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::general, 3);
  return {buffer.data(), end.ptr};
}

/// A share as points out of 100, with at most one decimal: "12.5".
inline std::string hundredths(double share) { return readable_number(std::round(share * 1000.0) / 10.0); }

}  // namespace journeyrank
