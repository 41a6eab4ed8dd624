// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"

namespace journeyrank {

/// How numbers are written in a text. A mark that is not declared is never guessed.
struct NumberFormat {
  char decimal = '.';     ///< decimal mark: a point or a comma
  char thousands = '\0';  ///< mark between groups of three digits: a comma, point, space or apostrophe; none by default

  friend bool operator==(const NumberFormat&, const NumberFormat&) = default;
};

/// Refuses a format that could read one text as two numbers.
///
/// Errors  bad_option
inline void validate(const NumberFormat& format) {
  if (format.decimal != '.' && format.decimal != ',') {
    throw Error(errc::bad_option, "decimal: found " + excerpt({&format.decimal, 1}) + ", allowed are \".\" and \",\"");
  }
  const bool known = std::string_view{".,' "}.find(format.thousands) != std::string_view::npos;
  if (format.thousands != '\0' && (!known || format.thousands == format.decimal)) {
    throw Error(errc::bad_option, "thousands: found " + excerpt({&format.thousands, 1}) +
                                      ", allowed are \",\", \".\", \" \", \"'\" or none, and not the decimal mark");
  }
}

/// The text without spaces and tabs around it.
constexpr std::string_view trimmed(std::string_view text) noexcept {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  if (text.empty() || (text.front() > ' ' && text.back() > ' ')) return text;  // as nearly all are
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Reads digits with a decimal point and perhaps an exponent; a sign before them only if it is a minus.
inline std::optional<double> parse_plain_number(std::string_view text) noexcept {
  constexpr std::size_t most_exact = 15;  // digits: a double holds all such integers
  if (const std::size_t size = text.size(); size > 0 && size <= most_exact) {
    std::int64_t whole = 0;
    std::size_t digits = 0;
    for (; digits < size && is_digit(text[digits]); ++digits) whole = whole * 10 + (text[digits] - '0');
    if (digits == size) return static_cast<double>(whole);
  }
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  // from_chars would also take "inf" and "nan".
  if (text.size() == sign || !(is_digit(text[sign]) || text[sign] == '.')) return std::nullopt;
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, value);
  if (problem != std::errc{} || stop != end) return std::nullopt;
  return value;
}

/// The same number with a decimal point and without marks between thousands; "" when a mark stands in a wrong place.
inline std::string plain_number_text(std::string_view text, const NumberFormat& format) {
  std::string plain;
  std::size_t group = 0;  // digits since the last mark
  bool marked = false;    // a mark between thousands has been seen
  bool in_whole = true;   // before the decimal mark and the exponent
  for (const char c : text) {
    if (in_whole && format.thousands != '\0' && c == format.thousands) {
      if (group == 0 || group > 3 || (marked && group != 3)) return "";
      marked = true;
      group = 0;
      continue;
    }
    if (in_whole && is_digit(c)) ++group;
    const bool sign = plain.empty() && c == '-';
    if (in_whole && !is_digit(c) && !sign) {
      if (marked && group != 3) return "";
      in_whole = false;
    }
    if (c == '.' && format.decimal != '.') return "";
    plain += c == format.decimal ? '.' : c;
  }
  return in_whole && marked && group != 3 ? "" : plain;
}

/// The text without its marks between thousands; as it is when it has none, or when they stand in a wrong place.
inline std::string_view without_thousands(std::string_view text, const NumberFormat& format, std::string& written) {
  if (format.thousands == '\0') return text;
  text = trimmed(text);
  if (text.find(format.thousands) == text.npos) return text;
  const std::string_view unsigned_text = text.starts_with('+') ? text.substr(1) : text;
  if (plain_number_text(unsigned_text, format).empty()) return text;
  written.clear();
  for (const char c : text) {
    if (c != format.thousands) written += c;
  }
  return written;
}

/// The number that the whole text spells, correctly rounded; nothing when it spells none.
///
/// Edge    spaces around it and a leading plus are allowed; "inf", "nan" and hexadecimal digits are not; a number
///         outside the range of a double, too large or too near to zero, is none
inline std::optional<double> parse_number(std::string_view text, const NumberFormat& format = {}) {
  text = trimmed(text);
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  if (format == NumberFormat{}) return parse_plain_number(text);
  return parse_plain_number(plain_number_text(text, format));
}

/// What keeps a text, without sign and spaces, from being a number; "" when nothing more can be said than that.
inline std::string_view fault_of_number(std::string_view number, const NumberFormat& format) {
  std::string lower(number.substr(0, 3));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  if (lower == "inf" || lower == "nan") return ", which is not finite";
  if (lower.starts_with("0x")) return ", which is hexadecimal";
  if (number.find_first_of("0123456789") != 0) return "";
  if (number.find_first_not_of("0123456789.,' ") == number.npos) {
    for (const char mark : std::string_view{".,' "}) {
      const bool declared = mark == format.decimal || mark == format.thousands;
      if (number.find(mark) != number.npos && !declared) {
        return ", whose marks are not declared as decimal mark and thousands mark";
      }
    }
    return format.thousands == '\0' ? "" : ", where marks between thousands do not part groups of three digits";
  }
  const std::string plain = plain_number_text(number, format);
  double value = 0;
  const auto [stop, problem] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  const bool whole = stop == plain.data() + plain.size();
  return whole && problem == std::errc::result_out_of_range ? ", which is outside the range of a double" : "";
}

/// The sentence for a text that `parse_number` refuses: what was found and what is allowed.
inline std::string refused_number(std::string_view text, const NumberFormat& format = {}) {
  std::string_view number = trimmed(text);
  if (number.starts_with('+') || number.starts_with('-')) number.remove_prefix(1);
  return "found " + excerpt(text) + std::string(fault_of_number(number, format)) +
         "; allowed is a finite number such as " + (format.decimal == ',' ? "12,5" : "12.5");
}

/// Appends the shortest text that reads back as the same number.
///
/// Edge    plain digits from 1e-5 up to 1e15 and for 0, else with an exponent
/// Errors  bad_number for NaN and infinity: none ever leaves the library
inline void append_number(std::string& text, double value) {
  if (!std::isfinite(value)) throw Error(errc::bad_number, "a number that is not finite cannot be written");
  const double size = std::fabs(value);
  const bool plain = size == 0 || (size >= 1e-5 && size < 1e15);
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                     plain ? std::chars_format::fixed : std::chars_format::scientific);
  text.append(digits.data(), written.ptr);
}

}  // namespace journeyrank
