// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// Appends a number with at least this many digits.
inline void append_digits(std::string& text, std::int64_t number, std::size_t width) {
  char digits[20];
  const auto written = std::to_chars(digits, digits + sizeof digits, number);
  const auto size = static_cast<std::size_t>(written.ptr - digits);
  if (size < width) text.append(width - size, '0');
  text.append(digits, size);
}

/// Writes contacts as lines of a contact table in CSV, in the library's own columns: what it writes, ContactCsv reads
/// back equal without a mapping.
///
///     ContactCsvWriter writer(names);
///     std::string text;
///     writer.append_header(text);
///     simulate(simulation, [&](const Contact& contact) { writer.append(text, contact); });
///
/// Units   times as RFC 3339 in UTC, durations in seconds, money with two decimals
/// Errors  unknown_name, with the nearest, for a column that there is not; bad_time outside the years 1 to 9999;
///         bad_number for a number that is not finite
/// Cost    O(letters), without memory but the text's
class ContactCsvWriter {
 public:
  explicit ContactCsvWriter(std::span<const char* const> columns) {
    for (const char* name : columns) {
      const ContactColumn* column = find_contact_column(name);
      if (column == nullptr) {
        throw Error(errc::unknown_name,
                    "no contact column " + excerpt(name) + did_you_mean(name, contact_column_names()));
      }
      columns_.push_back(column);
    }
  }

  void append_header(std::string& text) const {
    for (const auto* column : columns_) {
      text += column->name;
      text += column == columns_.back() ? '\n' : ',';
    }
  }

  void append(std::string& text, const Contact& contact) {
    for (const auto* column : columns_) {
      std::visit([&](const auto member) { append_cell(text, contact.*member, column->kind); }, column->member);
      text += column == columns_.back() ? '\n' : ',';
    }
  }

 private:
  void append_cell(std::string& text, std::string_view cell, ColumnKind) { append_csv_field(text, cell, ','); }

  void append_cell(std::string& text, const std::optional<bool>& flag, ColumnKind) {
    if (flag) text += *flag ? "true" : "false";
  }

  void append_cell(std::string& text, const std::optional<double>& number, ColumnKind) {
    if (number) append_number(text, *number);
  }

  void append_cell(std::string& text, const std::optional<std::int64_t>& number, ColumnKind kind) {
    if (!number) return;
    if (kind == ColumnKind::time) {
      append_time(text, *number);
    } else if (kind == ColumnKind::duration) {
      append_parts(text, *number, 1000, 3);
    } else if (kind == ColumnKind::money) {
      append_parts(text, *number, 100, 2);
    } else {
      append_digits(text, *number, 1);
    }
  }

  /// A whole number of parts as a decimal: 1500 thousandths are "1.500", 2000 are "2".
  static void append_parts(std::string& text, std::int64_t number, std::int64_t parts, std::size_t digits) {
    if (number < 0) text += '-';
    const auto size = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    const auto whole = static_cast<std::int64_t>(size / static_cast<std::uint64_t>(parts));
    const auto rest = static_cast<std::int64_t>(size % static_cast<std::uint64_t>(parts));
    append_digits(text, whole, 1);
    if (rest == 0) return;
    text += '.';
    append_digits(text, rest, digits);
  }

  /// As format_timestamp does, with the text of the last day at hand: contacts of a day stand together.
  void append_time(std::string& text, std::int64_t ms) {
    const std::int64_t day = (ms >= 0 ? ms : ms - (day_ms - 1)) / day_ms;
    const std::int64_t in_day = ms - day * day_ms;
    if (day != day_ || day_text_.empty()) {
      day_text_ = format_timestamp(ms).substr(0, 11);
      day_ = day;
    }
    text += day_text_;
    append_digits(text, in_day / 3'600'000, 2);
    text += ':';
    append_digits(text, in_day / 60'000 % 60, 2);
    text += ':';
    append_digits(text, in_day / 1000 % 60, 2);
    if (in_day % 1000 != 0) {
      text += '.';
      append_digits(text, in_day % 1000, 3);
    }
    text += 'Z';
  }

  std::vector<const ContactColumn*> columns_;
  std::int64_t day_ = 0;
  std::string day_text_;  ///< "2026-03-01T"
};

}  // namespace journeyrank
