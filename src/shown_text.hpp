// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Text of an input made safe to show in a terminal: what would move the cursor, colour, hide or turn around the text
/// beside it is spelt out ("\x1b[31m", "\n", "\u202e"), as are bytes that are not UTF-8.
std::string shown_text(std::string_view text);

/// The number of columns of a terminal that a shown text takes: 2 for a wide letter, 0 for an accent upon another.
std::size_t shown_width(std::string_view text);

/// The text, or its beginning and "…" where it is wider than `width` columns.
std::string cut_to_width(std::string_view text, std::size_t width);

/// Breaks a text between words so that no line is wider than `width` (0: no limit). The first line begins at `column`;
/// every other one begins with `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t column, std::size_t indent);

/// A number for people: six digits, commas between thousands ("21,888,000", "0.0234").
std::string shown_number(double number);

/// A whole number with commas between thousands.
std::string shown_count(long long count);

/// A share of 1 as "25 %", with at most one decimal.
std::string shown_percent(double share);

/// With so many digits behind the point: "0.71".
std::string fixed_text(double number, int decimals);
