// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/base/text_encoding.hpp"

namespace journeyrank {

/// What to do with a header that names two columns alike or leaves a name empty: refuse it, or repair the names
/// ("category", "category.2"; "column.5") and say so in a note.
enum class ColumnNames { reject, repair };

constexpr auto enumerators(ColumnNames) {
  using enum ColumnNames;
  return std::array{Enumerator{"reject", reject}, Enumerator{"repair", repair}};
}

/// What to do with a row that has too few or too many fields or text after a closing quote: refuse the whole input, or
/// leave the row out, count it and say why.
enum class BadRows { reject, skip };

constexpr auto enumerators(BadRows) {
  using enum BadRows;
  return std::array{Enumerator{"reject", reject}, Enumerator{"skip", skip}};
}

/// How a table of comma-separated values is written, and how much of it is believed.
struct CsvOptions {
  char separator = '\0';                           ///< between fields; by default found in the header
  char decimal = '.';                              ///< decimal mark of numbers: a point or a comma
  char thousands = '\0';                           ///< mark between thousands; by default none is allowed
  std::vector<std::string> missing = {};           ///< texts that stand for a missing cell, beside the empty field
  TextEncoding encoding = TextEncoding::utf8;      ///< how bytes stand for letters
  ColumnNames column_names = ColumnNames::reject;  ///< doubtful header: reject or repair
  BadRows bad_rows = BadRows::reject;              ///< doubtful row: reject or skip
  std::size_t max_field_bytes = 16U << 20;         ///< longest field, quotes included
  std::size_t max_record_bytes = 64U << 20;        ///< longest record
  std::size_t max_columns = 100'000;               ///< most fields in a record
  std::size_t chunk_bytes = 256U << 10;            ///< bytes asked for at a time

  static constexpr const char* name = "csv";
  static constexpr auto fields() {
    return FieldList{
        Field{"separator", &CsvOptions::separator,
              "between fields: , ; tab or another; by default found in the header"},
        Field{"decimal", &CsvOptions::decimal, "decimal mark of numbers, . or ,"},
        Field{"thousands", &CsvOptions::thousands,
              "mark between thousands: , . space or '; by default none is allowed"},
        Field{"missing", &CsvOptions::missing, "texts that stand for a missing cell, beside the empty field"},
        Field{"encoding", &CsvOptions::encoding, "how bytes stand for letters"},
        Field{"column_names", &CsvOptions::column_names, "a header with equal or empty names: reject or repair"},
        Field{"bad_rows", &CsvOptions::bad_rows, "a row of the wrong length: reject the input or skip the row"},
        Field{"max_field_bytes", &CsvOptions::max_field_bytes, "longest field, quotes included"},
        Field{"max_record_bytes", &CsvOptions::max_record_bytes, "longest record"},
        Field{"max_columns", &CsvOptions::max_columns, "most fields in a record"},
        Field{"chunk_bytes", &CsvOptions::chunk_bytes, "bytes asked for at a time"},
    };
  }
};
static_assert(fully_described<CsvOptions>);

/// Refuses options that no table could be read with.
///
/// Errors  bad_option
inline void validate(const CsvOptions& options) {
  validate(NumberFormat{.decimal = options.decimal, .thousands = options.thousands});
  const auto separator = static_cast<unsigned char>(options.separator);
  const bool letter = separator == '"' || separator == ' ' || separator == '.' || separator == '-' ||
                      (separator >= '0' && separator <= '9') || separator >= 0x7F ||
                      (separator < 0x20 && separator != '\t' && separator != '\0');
  if (letter) {
    throw Error(errc::bad_option, "separator: found " + excerpt({&options.separator, 1}) +
                                      ", allowed is one visible ASCII character that no number holds, or a tab");
  }
  if (options.max_field_bytes == 0 || options.max_record_bytes == 0 || options.max_columns == 0 ||
      options.chunk_bytes == 0) {
    throw Error(errc::bad_option, "max_field_bytes, max_record_bytes, max_columns and chunk_bytes must be at least 1");
  }
}

/// The separator that a header line uses most, outside quotes, among comma, semicolon and tab; the first of these when
/// none or several are used most. Nothing when the line does not end in the text.
///
/// Edge    line breaks before the header are passed over
inline std::optional<char> detect_separator(std::string_view text) {
  constexpr std::string_view candidates = ",;\t";
  std::array<std::size_t, candidates.size()> count{};
  bool in_quotes = false;
  bool may_open = true;  // at the beginning of a field, or just after a quote that may be the first of two
  for (const char c : text.substr(std::min(text.find_first_not_of("\r\n"), text.size()))) {
    if (c == '"' && (in_quotes || may_open)) {
      in_quotes = !in_quotes;
      may_open = true;
      continue;
    }
    if (in_quotes) continue;
    if (c == '\n' || c == '\r') {
      const auto most = std::max_element(count.begin(), count.end());
      return candidates[static_cast<std::size_t>(most - count.begin())];
    }
    const std::size_t candidate = candidates.find(c);
    may_open = candidate != candidates.npos;
    if (may_open) ++count[candidate];
  }
  return std::nullopt;
}

}  // namespace journeyrank
