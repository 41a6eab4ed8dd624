// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/number_text.hpp"

namespace journeyrank {

// What real exports do to ids.

/// How the ids of a column are written: as they are, or as Salesforce writes them, where the 15 letters of a report and
/// the 18 of an export are one record.
enum class IdForm { as_written, salesforce };

constexpr auto enumerators(IdForm) {
  return std::array{Enumerator{"as_written", IdForm::as_written}, Enumerator{"salesforce", IdForm::salesforce}};
}

constexpr bool is_letter_or_digit(char letter) noexcept {
  return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

/// The three letters that Salesforce adds to an id of 15, so that it can be told apart without regard to case: each
/// says which of five letters are capitals.
///
/// Source  salesforce2024ids
constexpr std::array<char, 3> salesforce_suffix(std::string_view fifteen) noexcept {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  std::array<char, 3> suffix{};
  for (std::size_t block = 0; block < 3; ++block) {
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      const char letter = fifteen[block * 5 + i];
      if (letter >= 'A' && letter <= 'Z') capitals |= std::size_t{1} << i;
    }
    suffix[block] = digits[capitals];
  }
  return suffix;
}

/// True for 15 letters and digits.
inline bool is_short_salesforce_id(std::string_view id) noexcept {
  return id.size() == 15 && std::all_of(id.begin(), id.end(), is_letter_or_digit);
}

/// True for the 18 letters of an id of 15: the last three say which of the others are capitals.
constexpr bool is_long_salesforce_id(std::string_view id) noexcept {
  if (id.size() != 18) return false;
  const auto suffix = salesforce_suffix(id.substr(0, 15));
  return id.substr(15) == std::string_view(suffix.data(), suffix.size());
}

/// True for an id that a spreadsheet has rounded: "1.23457E+11". Different ids have become one.
inline bool is_rounded_id(std::string_view id) noexcept {
  if (id.size() < 4 || !is_digit(id.front()) || !is_digit(id.back())) return false;
  std::size_t e = id.size() - 2;  // an exponent has three digits and a sign at most
  while (e > 0 && e + 5 > id.size() && id[e] != 'e' && id[e] != 'E') --e;
  if (e == 0 || (id[e] != 'e' && id[e] != 'E')) return false;
  const std::string_view mantissa = id.substr(0, e);
  const std::string_view exponent = id.substr(e + 1);
  const bool has_sign = exponent.front() == '+';
  const bool has_point = mantissa.find_first_of(".,") != mantissa.npos;
  const auto is_part = [](char each) { return is_digit(each) || each == '.' || each == ','; };
  return std::all_of(mantissa.begin(), mantissa.end(), is_part) &&
         std::all_of(exponent.begin() + (has_sign ? 1 : 0), exponent.end(), is_digit) && (has_point || has_sign);
}

/// True for one of some words, without a call for those of other lengths or first letters.
template <std::size_t Count>
constexpr bool is_one_of(const std::array<std::string_view, Count>& words, std::string_view text) noexcept {
  for (const std::string_view word : words) {
    if (word.size() == text.size() && !text.empty() && word.front() == text.front() && word == text) return true;
  }
  return false;
}

/// True for a text that many exports write where there is nothing: "?", "-", "N/A", "unknown".
inline bool is_placeholder(std::string_view text) noexcept {
  static constexpr std::array<std::string_view, 12> words = {"?",    "-",    "--",      "na",  "n/a", "#n/a",
                                                             "null", "none", "unknown", "nil", "nan", "(blank)"};
  if (text.empty() || text.size() > 7) return false;
  switch (text.front()) {
    case '?':
    case '-':
    case '#':
    case '(':
    case 'n':
    case 'N':
    case 'u':
    case 'U':
      break;
    default:
      return false;
  }
  std::array<char, 7> small{};
  std::transform(text.begin(), text.end(), small.begin(),
                 [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
  return is_one_of(words, std::string_view(small.data(), text.size()));
}

}  // namespace journeyrank
