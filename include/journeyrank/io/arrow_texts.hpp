// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/arrow_cells.hpp"
#include "journeyrank/io/arrow_duration.hpp"
#include "journeyrank/io/arrow_table.hpp"
#include "journeyrank/io/arrow_time.hpp"
#include "journeyrank/io/packed_texts.hpp"

namespace journeyrank {

// The cells of a span as texts: of any layout, in a dictionary, or the spelling of whole numbers and times.

/// The text in a row of a span with offsets of this type.
template <class Offset>
std::string_view arrow_offset_text(const ArrowSpan& span, std::size_t row) {
  const auto begin = arrow_load<Offset>(span.array->buffers[1], span.begin + row);
  const auto end = arrow_load<Offset>(span.array->buffers[1], span.begin + row + 1);
  if (begin < 0 || end < begin) throw Error(errc::bad_arrow, "the offsets of a text run backwards");
  if (begin == end) return {};
  return {static_cast<const char*>(span.array->buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
}

/// The text in a row of the type utf8_view: up to 12 bytes in place, longer ones in one of several buffers.
inline std::string_view arrow_viewed_text(const ArrowSpan& span, std::size_t row) {
  constexpr std::int32_t longest_inline = 12;
  const std::int64_t buffers = span.array->n_buffers - 3;  // beside validity, views and the list of sizes
  const char* view = static_cast<const char*>(span.array->buffers[1]) + 16 * (span.begin + row);
  const auto size = arrow_load<std::int32_t>(view, 0);
  if (size >= 0 && size <= longest_inline) return {view + 4, static_cast<std::size_t>(size)};
  const auto buffer = arrow_load<std::int32_t>(view, 2);
  const auto offset = arrow_load<std::int32_t>(view, 3);
  const bool there = size >= 0 && offset >= 0 && buffer >= 0 && buffer < buffers &&
                     std::int64_t{offset} + size <=
                         arrow_load<std::int64_t>(span.array->buffers[buffers + 2], static_cast<std::size_t>(buffer));
  if (!there) throw Error(errc::bad_arrow, "a text view points beyond its buffers");
  return {static_cast<const char*>(span.array->buffers[2 + buffer]) + offset, static_cast<std::size_t>(size)};
}

/// Appends the digits of whole numbers.
inline void append_arrow_digits(const ArrowSpan& span, PackedTexts& texts) {
  with_arrow_number(span.schema->format, [&](auto type) {
    using T = decltype(type);
    if constexpr (std::is_integral_v<T>) {
      for (std::size_t row = 0; row < span.size; ++row) {
        if (is_valid(span, row)) {
          texts.push_back(std::to_string(arrow_load<T>(span.array->buffers[1], span.begin + row)));
        } else {
          texts.push_back_missing();
        }
      }
    }
  });
}

/// Appends times as texts.
inline void append_arrow_times(const ArrowSpan& span, const ArrowTime& time, PackedTexts& texts) {
  TimestampText text{};
  for (std::size_t row = 0; row < span.size; ++row) {
    if (is_valid(span, row)) {
      texts.push_back(time.text(span.array->buffers[1], span.begin + row, text));
    } else {
      texts.push_back_missing();
    }
  }
}

/// Appends durations as texts.
inline void append_arrow_durations(const ArrowSpan& span, const ArrowDuration& duration, PackedTexts& texts) {
  for (std::size_t row = 0; row < span.size; ++row) {
    if (is_valid(span, row)) {
      texts.push_back(duration.text(span.array->buffers[1], span.begin + row));
    } else {
      texts.push_back_missing();
    }
  }
}

/// Appends the texts of a span: of any layout, in a dictionary, or the spelling of whole numbers, times and durations;
/// cells of the type null are missing.
///
/// Errors  bad_arrow for text that is not UTF-8, naming its row
inline void append_arrow_texts(const ArrowSpan& span, PackedTexts& texts) {
  const std::string_view format = span.schema->format;
  PackedTexts entries;
  std::vector<std::int64_t> indices;
  if (span.schema->dictionary != nullptr) {
    append_arrow_texts(arrow_dictionary(span), entries);
    indices = arrow_indices(span);
  } else if (const auto time = ArrowTime::of(format)) {
    return append_arrow_times(span, *time, texts);
  } else if (const auto duration = ArrowDuration::of(format)) {
    return append_arrow_durations(span, *duration, texts);
  } else if (format == "n") {
    for (std::size_t row = 0; row < span.size; ++row) texts.push_back_missing();
    return;
  } else if (!is_arrow_text(format) && !is_arrow_binary(format)) {
    return append_arrow_digits(span, texts);
  }
  for (std::size_t row = 0; row < span.size; ++row) {
    std::string_view text;
    const bool coded = !indices.empty() && indices[row] >= 0;
    const auto entry = coded ? static_cast<std::size_t>(indices[row]) : 0;
    if (!is_valid(span, row) || (coded && entries.is_missing(entry))) {
      texts.push_back_missing();
      continue;
    }
    const bool short_offsets = format == "u" || format == "z";
    const bool long_offsets = format == "U" || format == "Z";
    text = coded           ? entries[entry]
           : short_offsets ? arrow_offset_text<std::int32_t>(span, row)
           : long_offsets  ? arrow_offset_text<std::int64_t>(span, row)
                           : arrow_viewed_text(span, row);
    if (valid_utf8_length(text) != text.size()) {
      throw Error(errc::bad_arrow, "row " + std::to_string(texts.size() + 1) + " is not UTF-8: " + excerpt(text));
    }
    texts.push_back(text);
  }
}

}  // namespace journeyrank
