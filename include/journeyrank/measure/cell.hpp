// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/number_text.hpp"

namespace journeyrank {

// One cell of text as a value. Nothing means "not such a value"; nothing here throws or depends on a locale.

/// The unit in which a file writes a duration.
enum class DurationUnit { ms, s, min, h };

constexpr auto enumerators(DurationUnit) {
  using enum DurationUnit;
  return std::array{Enumerator{"ms", ms}, Enumerator{"s", s}, Enumerator{"min", min}, Enumerator{"h", h}};
}

constexpr std::int64_t milliseconds_in(DurationUnit unit) noexcept {
  constexpr std::array<std::int64_t, 4> factors = {1, 1000, 60'000, 3'600'000};
  return factors[static_cast<std::size_t>(unit)];
}

/// A finite decimal number: "12", "+1.5", "-3e2". NaN, infinity, hexadecimal and grouped digits are none.
inline std::optional<double> read_number(std::string_view text, char decimal_mark = '.') noexcept {
  return parse_number(text, {.decimal = decimal_mark});
}

/// The largest whole number that a double holds with all its neighbours.
inline constexpr std::int64_t largest_whole = std::int64_t{1} << 53;

/// A whole number up to 2^53 either way, also when written "3.0".
inline std::optional<std::int64_t> read_whole(std::string_view text, char decimal_mark = '.') noexcept {
  text = trimmed(text);
  std::int64_t whole = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (fault == std::errc{} && end == text.data() + text.size()) {
    return whole >= -largest_whole && whole <= largest_whole ? std::optional(whole) : std::nullopt;
  }
  const std::optional<double> number = read_number(text, decimal_mark);
  if (!number || std::trunc(*number) != *number || std::fabs(*number) > static_cast<double>(largest_whole)) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*number);
}

/// Seconds in ISO 8601, such as "PT5.25S": a duration that says its unit itself.
inline std::optional<double> read_iso_seconds(std::string_view text) noexcept {
  if (text.size() < 4 || !text.starts_with("PT") || text.back() != 'S') return std::nullopt;
  return read_number(text.substr(2, text.size() - 3));
}

/// A duration in milliseconds, rounded to the nearest; up to 2^53 of them either way. "PT5.25S" is in seconds
/// whatever the unit.
inline std::optional<std::int64_t> read_duration(std::string_view text, DurationUnit unit,
                                                 char decimal_mark = '.') noexcept {
  std::optional<double> number = read_number(text, decimal_mark);
  if (!number) {
    number = read_iso_seconds(trimmed(text));
    unit = DurationUnit::s;
  }
  if (!number) return std::nullopt;
  const double ms = *number * static_cast<double>(milliseconds_in(unit));
  if (!(std::fabs(ms) <= 9007199254740992.0)) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(ms));
}

/// true, t, yes, y, 1 or false, f, no, n, 0, in any case.
inline std::optional<bool> read_flag(std::string_view text) noexcept {
  if (text == "false") return false;  // as most files have it
  if (text == "true") return true;
  text = trimmed(text);
  std::array<char, 5> lower{};
  if (text.empty() || text.size() > lower.size()) return std::nullopt;
  std::transform(text.begin(), text.end(), lower.begin(),
                 [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
  const std::string_view word(lower.data(), text.size());
  static constexpr std::array<std::string_view, 6> yes = {"true", "t", "yes", "y", "1", "1.0"};
  static constexpr std::array<std::string_view, 6> no = {"false", "f", "no", "n", "0", "0.0"};
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

/// An amount of money in hundredths.
struct MoneyReading {
  std::int64_t minor = 0;
  bool rounded = false;  ///< the text has more than two decimals that are not 0: rounded, halves to even
};

/// A plain decimal amount ("1250", "-3.50", "+.5") of at most 15 digits before the mark; no symbol, no grouping, no
/// exponent.
inline std::optional<MoneyReading> read_money(std::string_view text, char decimal_mark = '.') noexcept {
  text = trimmed(text);
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t mark = std::min(text.find(decimal_mark), text.size());
  const std::string_view units = text.substr(0, mark);
  const std::string_view decimals = mark < text.size() ? text.substr(mark + 1) : std::string_view{};
  if (units.size() + decimals.size() == 0 || units.size() > 15) return std::nullopt;
  if (!std::all_of(units.begin(), units.end(), is_digit)) return std::nullopt;
  if (!std::all_of(decimals.begin(), decimals.end(), is_digit)) return std::nullopt;

  std::int64_t minor = 0;
  for (const char digit : units) minor = minor * 10 + (digit - '0');
  for (std::size_t i = 0; i < 2; ++i) minor = minor * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
  const std::string_view cut = decimals.size() > 2 ? decimals.substr(2) : std::string_view{};
  const std::size_t first = cut.find_first_not_of('0');
  if (first == std::string_view::npos) return MoneyReading{negative ? -minor : minor, false};
  const bool over_half =
      cut.front() > '5' || (cut.front() == '5' && cut.find_first_not_of('0', 1) != std::string_view::npos);
  if (over_half || (cut.front() == '5' && minor % 2 != 0)) ++minor;
  return MoneyReading{negative ? -minor : minor, true};
}

}  // namespace journeyrank
