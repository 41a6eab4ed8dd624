// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// The number of line breaks (LF, CR LF or lone CR) in a text.
inline std::size_t line_breaks(std::string_view text) noexcept {
  std::size_t count = 0;
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) ++count;
  for (std::size_t at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1)) {
    if (!text.substr(at + 1).starts_with('\n')) ++count;
  }
  return count;
}

/// The quote that closes a field, and whether doubled quotes stand before it.
struct ClosingQuote {
  const char* at;  ///< the end of the text when no quote closes
  bool doubled;
};

inline ClosingQuote find_closing_quote(const char* from, const char* end) noexcept {
  bool doubled = false;
  for (;;) {
    const auto* quote = static_cast<const char*>(std::memchr(from, '"', static_cast<std::size_t>(end - from)));
    if (quote == nullptr) return {end, doubled};
    if (quote + 1 == end || quote[1] != '"') return {quote, doubled};
    doubled = true;
    from = quote + 2;
  }
}

/// A record as it stands in the text, for finding the place of a field again when a message needs it.
struct CsvWrittenRecord {
  const char* begin = nullptr;
  const char* stop = nullptr;  ///< the line break after it, or the end of the text
  std::size_t line = 1;        ///< the physical line on which it begins

  std::string_view text() const noexcept { return {begin, static_cast<std::size_t>(stop - begin)}; }

  /// The separator after the field that begins here, or `stop`.
  const char* end_of(const char* field, char separator) const noexcept {
    const char* const from = field != stop && *field == '"' ? find_closing_quote(field + 1, stop).at : field;
    const void* found = std::memchr(from, separator, static_cast<std::size_t>(stop - from));
    return found == nullptr ? stop : static_cast<const char*>(found);
  }

  /// The begin of a field; of the last one when there are not so many.
  const char* begin_of(std::size_t field, char separator) const noexcept {
    const char* at = begin;
    for (; field > 0; --field) {
      const char* const end = end_of(at, separator);
      if (end == stop) break;
      at = end + 1;
    }
    return at;
  }

  /// The physical line of a byte and its number in that line, both from 1. A line begins after the break before it.
  Place place_of(const char* at, const std::string& source) const {
    const std::string_view before(begin, static_cast<std::size_t>(at - begin));
    const std::size_t line_begin = before.find_last_of("\r\n") + 1;  // npos + 1 is 0
    return {source, line + line_breaks(before), before.size() - line_begin + 1};
  }
};

}  // namespace journeyrank
