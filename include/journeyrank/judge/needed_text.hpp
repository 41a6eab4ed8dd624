// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>

#include "journeyrank/measure/lint_finding.hpp"

namespace journeyrank {

/// A needed raw value to six digits, rounded away from where it comes from: what is shown does it as well.
inline double rounded_away(double needed, double from) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), needed, std::chars_format::scientific, 5);
  std::string digits(buffer.data(), end.ptr);  // "-2.82013e+05"
  const auto number = [](const std::string& text) {
    double value = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  };
  const double shown = number(digits);
  if (needed > from ? shown >= needed : shown <= needed) return shown;
  const std::size_t at = digits.find('e');
  const int exponent = static_cast<int>(number(digits.substr(digits[at + 1] == '+' ? at + 2 : at + 1))) - 5;
  digits.erase(at);
  std::erase(digits, '.');
  const auto next = static_cast<std::int64_t>(number(digits)) + (needed > from ? 1 : -1);
  return number(std::to_string(next) + "e" + std::to_string(exponent));
}

/// The same as people read it.
inline std::string needed_text(double needed, double from) { return brief_number(rounded_away(needed, from)); }

}  // namespace journeyrank
