// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/arrow_decimal.hpp"
#include "journeyrank/io/arrow_half.hpp"
#include "journeyrank/io/arrow_table.hpp"

namespace journeyrank {

// The cells of a span as numbers, whatever their Arrow type. What stands at a null is of no account.

/// A value of a buffer, which need not be aligned.
template <class T>
T arrow_load(const void* buffer, std::size_t at) noexcept {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + at * sizeof(T), sizeof value);
  return value;
}

/// Calls `visit(T{})` with the C++ type behind a plain Arrow number; false for any other type.
template <class Visit>
bool with_arrow_number(std::string_view format, Visit&& visit) {
  if (format.size() != 1) return false;
  switch (format.front()) {
    case 'c':
      return visit(std::int8_t{}), true;
    case 'C':
      return visit(std::uint8_t{}), true;
    case 's':
      return visit(std::int16_t{}), true;
    case 'S':
      return visit(std::uint16_t{}), true;
    case 'i':
      return visit(std::int32_t{}), true;
    case 'I':
      return visit(std::uint32_t{}), true;
    case 'l':
      return visit(std::int64_t{}), true;
    case 'L':
      return visit(std::uint64_t{}), true;
    case 'f':
      return visit(float{}), true;
    case 'g':
      return visit(double{}), true;
    default:
      return false;
  }
}

inline bool is_arrow_text(std::string_view format) noexcept { return format == "u" || format == "U" || format == "vu"; }

/// Bytes that may be text: of any layout but a fixed width.
inline bool is_arrow_binary(std::string_view format) noexcept {
  return format == "z" || format == "Z" || format == "vz";
}
inline bool is_arrow_whole(std::string_view format) noexcept {
  return format.size() == 1 && std::string_view("cCsSiIlL").find(format[0]) != format.npos;
}

/// The entries behind the indices of a dictionary-encoded span.
inline ArrowSpan arrow_dictionary(const ArrowSpan& span) noexcept {
  return whole_span(*span.schema->dictionary, *span.array->dictionary);
}

/// Refuses a span without the buffers that its type needs.
inline void check_arrow_buffers(const ArrowSpan& span) {
  const std::string_view format = span.schema->format;
  const bool has_offsets = format == "u" || format == "U" || format == "z" || format == "Z";
  const std::int64_t needed = format == "n" ? 0 : has_offsets ? 3 : 2;
  const bool there = span.array->n_buffers >= needed && (needed == 0 || span.size == 0 || span.array->buffers[1]);
  if (!there) throw Error(errc::bad_arrow, "a buffer is missing");
  if (span.schema->dictionary != nullptr) check_arrow_buffers(arrow_dictionary(span));
}

/// The indices of a dictionary-encoded span, each in range; -1 at a null.
inline std::vector<std::int64_t> arrow_indices(const ArrowSpan& span) {
  if (!is_arrow_whole(span.schema->format)) {
    throw Error(errc::bad_arrow, "the indices of a dictionary are no whole numbers");
  }
  std::vector<std::int64_t> indices(span.size, -1);
  with_arrow_number(span.schema->format, [&](auto type) {
    using T = decltype(type);
    for (std::size_t row = 0; row < span.size; ++row) {
      if (!is_valid(span, row)) continue;
      const T index = arrow_load<T>(span.array->buffers[1], span.begin + row);
      if (index < T{} ||
          static_cast<std::uint64_t>(index) >= static_cast<std::uint64_t>(span.array->dictionary->length)) {
        throw Error(errc::bad_arrow, "an index points beyond its dictionary");
      }
      indices[row] = static_cast<std::int64_t>(index);
    }
  });
  return indices;
}

/// Writes the numbers of a span: plain, half, decimal, bool (true is 1) or a dictionary of them.
inline void copy_arrow_numbers(const ArrowSpan& span, double* values) {
  if (span.schema->dictionary != nullptr) {
    const ArrowSpan entries = arrow_dictionary(span);
    std::vector<double> numbers(entries.size);
    copy_arrow_numbers(entries, numbers.data());
    const auto indices = arrow_indices(span);
    for (std::size_t row = 0; row < span.size; ++row) {
      if (indices[row] >= 0) values[row] = numbers[static_cast<std::size_t>(indices[row])];
    }
    return;
  }
  const std::string_view format = span.schema->format;
  if (format == "n" || span.size == 0) return;
  const void* buffer = span.array->buffers[1];
  const bool plain = with_arrow_number(format, [&](auto type) {
    using T = decltype(type);
    for (std::size_t row = 0; row < span.size; ++row) {
      values[row] = static_cast<double>(arrow_load<T>(buffer, span.begin + row));
    }
  });
  if (plain) return;
  const auto decimal = ArrowDecimal::of(format);
  for (std::size_t row = 0; row < span.size; ++row) {
    const std::size_t at = span.begin + row;
    const auto bit = [&] { return arrow_load<std::uint8_t>(buffer, at / 8) >> (at % 8) & 1; };
    values[row] = decimal         ? decimal->value(buffer, at)
                  : format == "e" ? arrow_half(arrow_load<std::uint16_t>(buffer, at))
                                  : bit();
  }
}

}  // namespace journeyrank
