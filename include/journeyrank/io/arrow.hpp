// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/arrow_cells.hpp"
#include "journeyrank/io/arrow_duration.hpp"
#include "journeyrank/io/arrow_table.hpp"
#include "journeyrank/io/arrow_texts.hpp"
#include "journeyrank/io/arrow_time.hpp"
#include "journeyrank/io/arrow_type_name.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/ingest.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The columns of an Arrow table as a frame. It borrows the table.
///
/// Edge    numbers are borrowed from a column of float64 in one chunk without nulls, else copied. Integers beyond 2^53
///         and decimals are rounded to the nearest double; true is 1. A column of type null is missing throughout
/// Errors  bad_arrow for a column of another type, an index or offset out of range, text that is not UTF-8; each names
///         the column and its format
class ArrowFrame {
 public:
  explicit ArrowFrame(const ArrowTable& table) : table_(table) {}

  std::size_t row_count() const noexcept { return table_.row_count(); }
  std::size_t column_count() const noexcept { return table_.column_count(); }
  std::string_view name(std::size_t c) const noexcept { return table_.name(c); }

  CellKind kind(std::size_t c) const noexcept {
    const ArrowSchema& schema = table_.schema(c);
    const std::string_view format = (schema.dictionary == nullptr ? schema : *schema.dictionary).format;
    if (is_arrow_text(format)) return CellKind::text;
    if (is_arrow_binary(format)) return CellKind::bytes;
    if (is_arrow_whole(format) || format == "n") return CellKind::whole;  // a cell that is null may be either
    if (ArrowTime::of(format) || ArrowDuration::of(format)) return CellKind::time;
    const bool plain = format.size() == 1 && std::string_view("efgb").find(format[0]) != format.npos;
    return plain || ArrowDecimal::of(format) ? CellKind::number : CellKind::other;
  }

  MatrixColumn numbers(std::size_t c) const {
    MatrixColumn column;
    naming_column(c, [&] {
      const auto chunks = checked_chunks(c);
      if (chunks.size() == 1 && can_borrow(chunks[0])) {
        const double* values = static_cast<const double*>(chunks[0].array->buffers[1]);
        column.borrowed = {values + chunks[0].begin, chunks[0].size};
        return;
      }
      column.values.resize(row_count());
      std::size_t first = 0;
      for (const auto& chunk : chunks) {
        copy_arrow_numbers(chunk, column.values.data() + first);
        mark_missing(chunk, first, column.missing);
        first += chunk.size;
      }
    });
    return column;
  }

  PackedTexts texts(std::size_t c) const {
    PackedTexts texts;
    naming_column(c, [&] {
      for (const auto& chunk : checked_chunks(c)) append_arrow_texts(chunk, texts);
    });
    return texts;
  }

  /// The type of a column, as Arrow calls it.
  std::string type(std::size_t c) const { return arrow_type_name(table_.schema(c)); }

  /// Why its numbers are copied, nulls apart.
  std::string why_copied(std::size_t c) const {
    std::string why;
    const auto chunks = table_.chunks(c);
    if (chunks.empty()) return why;
    if (std::string_view(table_.schema(c).format) != "g") add_reason(why, type(c) + " to double");
    if (chunks.size() > 1) add_reason(why, std::to_string(chunks.size()) + " chunks joined");
    if (why.empty() && !is_aligned(chunks[0])) add_reason(why, "unaligned");
    return why;
  }

  [[noreturn]] void refuse(std::size_t c, const std::string& allowed) const {
    throw Error(errc::bad_arrow, place(c) + " cannot be read here; allowed: " + allowed);
  }

  /// Puts the column in front of what goes wrong inside it.
  template <class Read>
  void naming_column(std::size_t c, const Read& read) const {
    try {
      read();
    } catch (const Error& error) {
      if (error.code() != errc::bad_arrow) throw;
      throw Error(errc::bad_arrow, place(c) + ": " + error.detail());
    }
  }

  /// The cells of a column, batch by batch. Errors: bad_arrow for a missing buffer.
  std::vector<ArrowSpan> checked_chunks(std::size_t c) const {
    auto chunks = table_.chunks(c);
    for (const auto& chunk : chunks) check_arrow_buffers(chunk);
    return chunks;
  }

 private:
  std::string place(std::size_t c) const {
    const ArrowSchema& schema = table_.schema(c);
    const std::string format = schema.dictionary == nullptr
                                   ? "\"" + std::string(schema.format) + "\""
                                   : "dictionary of \"" + std::string(schema.dictionary->format) + "\"";
    return "column \"" + std::string(name(c)) + "\" (Arrow format " + format + ")";
  }

  static bool can_borrow(const ArrowSpan& span) noexcept {
    if (std::string_view(span.schema->format) != "g") return false;
    for (std::size_t row = 0; row < span.size && !is_complete(span); ++row) {
      if (!is_valid(span, row)) return false;
    }
    return is_aligned(span);
  }

  static bool is_aligned(const ArrowSpan& span) noexcept {
    return reinterpret_cast<std::uintptr_t>(span.array->buffers[1]) % alignof(double) == 0;
  }

  /// Marks the nulls of a span in a mask that stays empty as long as there is none.
  void mark_missing(const ArrowSpan& span, std::size_t first, std::vector<std::uint8_t>& missing) const {
    const auto mark = [&](std::size_t row) {
      missing.resize(row_count(), 0);
      missing[first + row] = 1;
    };
    for (std::size_t row = 0; row < span.size && !is_complete(span); ++row) {
      if (!is_valid(span, row)) mark(row);
    }
    if (span.schema->dictionary == nullptr || is_complete(arrow_dictionary(span))) return;
    const auto entries = arrow_indices(span);
    for (std::size_t row = 0; row < span.size; ++row) {
      const bool null = entries[row] >= 0 && !is_valid(arrow_dictionary(span), static_cast<std::size_t>(entries[row]));
      if (null) mark(row);
    }
  }

  const ArrowTable& table_;
};

static_assert(frame<ArrowFrame>);

/// The criteria matrix in an Arrow table: the criteria of a model, ids, labels, other text columns as attributes. A
/// scale of levels takes their names.
///
/// Shape   one row a journey
/// Edge    the matrix borrows from the table, which must outlive it; a criterion without a column is left out, and the
///         missing policies decide when it is scored
/// Errors  those of ArrowFrame and CriteriaMatrix; missing_column for a column that was asked for by name, missing_cell
///         for a row without id, unknown_name for a level, duplicate_name for two columns of one name
/// Cost    O(n m)
inline CriteriaMatrix read_arrow(const ArrowTable& table, const Model& model, const FrameRoles& roles = {}) {
  const ArrowFrame view(table);
  return FrameReader(view, model.criteria).read(roles);
}

/// The same without a model: the criteria asked for, or every column of numbers.
inline CriteriaMatrix read_arrow(const ArrowTable& table, const FrameRoles& roles = {}) {
  const ArrowFrame view(table);
  return FrameReader(view, {}).read(roles);
}

}  // namespace journeyrank
