// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace journeyrank {

/// A day of the Gregorian calendar, years 1 to 9999.
struct Date {
  int year = 1;
  int month = 1;
  int day = 1;

  friend auto operator<=>(const Date&, const Date&) = default;
};

constexpr bool is_leap_year(int year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) noexcept {
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// True for a day that the calendar has: 30 February is none.
constexpr bool is_valid(const Date& date) noexcept {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

/// Reads "2026-03-01" (ISO 8601, all ten letters); nothing when it is no such day.
constexpr std::optional<Date> parse_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::array<int, 3> parts{};
  std::size_t part = 0;
  for (const char letter : text) {
    if (letter == '-') {
      ++part;
      if (part > 2) return std::nullopt;
    } else if (letter >= '0' && letter <= '9') {
      parts[part] = parts[part] * 10 + (letter - '0');
    } else {
      return std::nullopt;
    }
  }
  const Date date{parts[0], parts[1], parts[2]};
  return part == 2 && is_valid(date) ? std::optional(date) : std::nullopt;
}

/// "2026-03-01".
inline std::string to_string(const Date& date) {
  const auto padded = [](int number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - digits.size(), '0') + digits;
  };
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

}  // namespace journeyrank
