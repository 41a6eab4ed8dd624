// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/arrow_cells.hpp"
#include "journeyrank/io/arrow_decimal.hpp"
#include "journeyrank/io/arrow_duration.hpp"
#include "journeyrank/io/arrow_half.hpp"
#include "journeyrank/io/arrow_table.hpp"
#include "journeyrank/io/arrow_texts.hpp"
#include "journeyrank/io/arrow_time.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// What the cells of an Arrow array are, its type looked at once.
enum class ArrowCellType {
  text32,
  text64,
  text_view,
  entry,
  whole,
  number,
  half,
  flag,
  time,
  duration,
  decimal,
  nothing
};

inline ArrowCellType arrow_cell_type(const ArrowSchema& schema) noexcept {
  const std::string_view format = schema.format;
  if (schema.dictionary != nullptr) return ArrowCellType::entry;
  if (format == "u" || format == "z") return ArrowCellType::text32;
  if (format == "U" || format == "Z") return ArrowCellType::text64;
  if (format == "vu" || format == "vz") return ArrowCellType::text_view;
  if (is_arrow_whole(format)) return ArrowCellType::whole;
  if (format == "f" || format == "g") return ArrowCellType::number;
  if (format == "e") return ArrowCellType::half;
  if (format == "b") return ArrowCellType::flag;
  if (ArrowTime::of(format)) return ArrowCellType::time;
  if (ArrowDuration::of(format)) return ArrowCellType::duration;
  return ArrowDecimal::of(format) ? ArrowCellType::decimal : ArrowCellType::nothing;
}

/// The cells of a span one by one, as the texts that a file would hold: nothing is written out before it is asked for.
///
/// Errors  bad_arrow for text that is not UTF-8, an index or offset out of range; bad_time as ArrowTime
/// Cost    O(1) a cell and its letters; entries of a dictionary are looked up, never copied
class ArrowCellText {
 public:
  explicit ArrowCellText(const ArrowSpan& span)
      : span_(span), type_(arrow_cell_type(*span.schema)), bits_(bits_of(span)) {
    const std::string_view format = span.schema->format;
    if (type_ == ArrowCellType::time) time_ = *ArrowTime::of(format);
    if (type_ == ArrowCellType::entry && !is_arrow_whole(format)) {
      throw Error(errc::bad_arrow, "the indices of a dictionary are no whole numbers");
    }
  }

  const ArrowSpan& span() const noexcept { return span_; }
  ArrowCellType type() const noexcept { return type_; }
  const ArrowTime& time() const noexcept { return time_; }
  const void* values() const noexcept { return span_.array->buffers[1]; }

  /// The place of a row in the buffers.
  std::size_t at(std::size_t row) const noexcept { return span_.begin + row; }

  /// False for a cell that is null; an entry of a dictionary may be null though its index is not.
  bool is_valid(std::size_t row) const noexcept {
    if (type_ == ArrowCellType::nothing) return false;
    return bits_ == nullptr || (bits_[at(row) / 8] >> (at(row) % 8) & 1U) != 0;
  }

  bool flag(std::size_t row) const noexcept {
    return (arrow_load<std::uint8_t>(values(), at(row) / 8) >> (at(row) % 8) & 1) != 0;
  }

  /// The text of a cell, nothing for a null; it stands in the buffers or, written out, in `written`.
  std::optional<std::string_view> text(std::size_t row, std::string& written) const {
    if (!is_valid(row)) return std::nullopt;
    switch (type_) {
      case ArrowCellType::text32:
        return checked(arrow_offset_text<std::int32_t>(span_, row), row);
      case ArrowCellType::text64:
        return checked(arrow_offset_text<std::int64_t>(span_, row), row);
      case ArrowCellType::text_view:
        return checked(arrow_viewed_text(span_, row), row);
      case ArrowCellType::entry:
        return ArrowCellText(arrow_dictionary(span_)).text(entry_of(row), written);
      case ArrowCellType::flag:
        return flag(row) ? "1" : "0";
      case ArrowCellType::time: {
        TimestampText spelled{};
        return written.assign(time_.text(values(), at(row), spelled));
      }
      case ArrowCellType::duration:
        return written = ArrowDuration::of(span_.schema->format)->text(values(), at(row));
      case ArrowCellType::half:
        return written = shortest_number(arrow_half(arrow_load<std::uint16_t>(values(), at(row))));
      case ArrowCellType::decimal:
        return written = shortest_number(ArrowDecimal::of(span_.schema->format)->value(values(), at(row)));
      default:
        spell_number(row, written);
        return written;
    }
  }

  /// The index of a row into its dictionary.
  std::size_t entry_of(std::size_t row) const {
    std::int64_t entry = -1;
    with_arrow_number(span_.schema->format, [&](auto type) {
      using T = decltype(type);
      const T index = arrow_load<T>(values(), at(row));
      const bool fits = index >= T{} &&
                        static_cast<std::uint64_t>(index) < static_cast<std::uint64_t>(span_.array->dictionary->length);
      if (fits) entry = static_cast<std::int64_t>(index);
    });
    if (entry < 0) throw Error(errc::bad_arrow, "an index points beyond its dictionary");
    return static_cast<std::size_t>(entry);
  }

 private:
  static const std::uint8_t* bits_of(const ArrowSpan& span) noexcept {
    return is_complete(span) || span.array->n_buffers == 0 ? nullptr
                                                           : static_cast<const std::uint8_t*>(span.array->buffers[0]);
  }

  static std::string_view checked(std::string_view text, std::size_t row) {
    if (valid_utf8_length(text) == text.size()) return text;
    throw Error(errc::bad_arrow, "row " + std::to_string(row + 1) + " is not UTF-8: " + excerpt(text));
  }

  void spell_number(std::size_t row, std::string& written) const {
    with_arrow_number(span_.schema->format, [&](auto type) {
      using T = decltype(type);
      const T number = arrow_load<T>(values(), at(row));
      if constexpr (std::is_integral_v<T>) {
        written.resize(24);
        written.resize(
            static_cast<std::size_t>(std::to_chars(written.data(), written.data() + 24, number).ptr - written.data()));
      } else {
        written = shortest_number(static_cast<double>(number));
      }
    });
  }

  ArrowSpan span_;
  ArrowCellType type_;
  const std::uint8_t* bits_;  // of validity; nullptr when every cell is there
  ArrowTime time_{};
};

}  // namespace journeyrank
