// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/io/arrow_abi.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"

namespace journeyrank {

/// A column in the buffers that Arrow wants.
///
/// Edge    texts of more than 2 GB in one column become large_utf8
struct ArrowBuffers {
  const char* format = "g";
  std::int64_t null_count = 0;
  std::vector<std::uint8_t> validity = {};       ///< a bit a cell; empty when none is missing
  std::vector<std::int32_t> short_offsets = {};  ///< of texts, where they fit
  std::vector<std::uint8_t> flags = {};          ///< a bit a cell
  const void* values = nullptr;                  ///< numbers, or offsets
  const void* letters = nullptr;
};

inline ArrowBuffers arrow_buffers(const ResultColumn& column) {
  ArrowBuffers buffers;
  if (const auto* numbers = std::get_if<std::vector<double>>(&column.cells)) {
    buffers.values = numbers->data();
  } else if (const auto* wholes = std::get_if<std::vector<std::int64_t>>(&column.cells)) {
    buffers.format = column.whole == WholeKind::moment ? "tsm:UTC" : "l";
    buffers.values = wholes->data();
    if (column.whole == WholeKind::flag) {
      buffers.format = "b";
      buffers.flags.resize((wholes->size() + 7) / 8);
      for (std::size_t row = 0; row < wholes->size(); ++row) {
        if ((*wholes)[row] != 0) buffers.flags[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
      }
      buffers.values = buffers.flags.data();
    }
  } else {
    const auto& texts = std::get<PackedTexts>(column.cells);
    buffers.letters = texts.letters.data();
    buffers.format = "U";
    buffers.values = texts.offsets.data();
    if (texts.letters.size() <= static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
      buffers.format = "u";
      for (const std::int64_t offset : texts.offsets)
        buffers.short_offsets.push_back(static_cast<std::int32_t>(offset));
      buffers.values = buffers.short_offsets.data();
    }
  }
  const auto& missing = column.gaps();
  buffers.validity.resize((missing.size() + 7) / 8);
  for (std::size_t row = 0; row < missing.size(); ++row) {
    buffers.null_count += missing[row];
    if (missing[row] == 0) buffers.validity[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
  }
  return buffers;
}

/// A result table with its buffers; exported structs share it, so that each can be moved and released by itself.
struct ExportedTable {
  explicit ExportedTable(ResultTable result) : table(std::move(result)) {
    for (const auto& column : table.columns) buffers.push_back(arrow_buffers(column));
  }

  ResultTable table;
  std::vector<ArrowBuffers> buffers;
};

/// One exported schema or array: what its struct points to, freed by its release callback.
template <class Object>
struct ArrowExport {
  using Table = std::shared_ptr<const ExportedTable>;

  Table table;
  std::vector<Object> children = {};
  std::vector<Object*> child_pointers = {};
  std::array<const void*, 3> buffers = {};

  static void release(Object* object) {
    auto* const exported = static_cast<ArrowExport*>(object->private_data);
    for (auto& child : exported->children) {
      if (child.release != nullptr) child.release(&child);  // a consumer may have moved it out
    }
    object->release = nullptr;
    delete exported;
  }

  /// Gives an object what it points to, children first.
  static void attach(std::unique_ptr<ArrowExport> exported, Object* object) noexcept {
    object->n_children = static_cast<std::int64_t>(exported->children.size());
    object->children = exported->child_pointers.data();
    object->release = &ArrowExport::release;
    object->private_data = exported.release();
  }

  static std::unique_ptr<ArrowExport> with_children(const Table& table, std::size_t count) {
    auto exported = std::make_unique<ArrowExport>(ArrowExport{table});
    exported->children.resize(count);
    for (auto& child : exported->children) exported->child_pointers.push_back(&child);
    return exported;
  }
};

inline void export_schema(const std::shared_ptr<const ExportedTable>& table, ArrowSchema* out) {
  using Export = ArrowExport<ArrowSchema>;
  auto whole = Export::with_children(table, table->buffers.size());
  std::vector<std::unique_ptr<Export>> parts;  // all memory first, so that nothing is half filled when it runs out
  for (std::size_t c = 0; c < table->buffers.size(); ++c) parts.push_back(Export::with_children(table, 0));
  for (std::size_t c = 0; c < table->buffers.size(); ++c) {
    ArrowSchema& field = whole->children[c];
    field.format = table->buffers[c].format;
    field.name = table->table.columns[c].name.c_str();
    field.flags = ARROW_FLAG_NULLABLE;
    Export::attach(std::move(parts[c]), &field);
  }
  *out = {};
  out->format = "+s";
  out->name = "";
  Export::attach(std::move(whole), out);
}

inline void export_array(const std::shared_ptr<const ExportedTable>& table, ArrowArray* out) {
  using Export = ArrowExport<ArrowArray>;
  const auto rows = static_cast<std::int64_t>(table->table.rows);
  auto whole = Export::with_children(table, table->buffers.size());
  std::vector<std::unique_ptr<Export>> parts;
  for (std::size_t c = 0; c < table->buffers.size(); ++c) parts.push_back(Export::with_children(table, 0));
  for (std::size_t c = 0; c < table->buffers.size(); ++c) {
    const ArrowBuffers& column = table->buffers[c];
    parts[c]->buffers = {column.validity.empty() ? nullptr : column.validity.data(), column.values, column.letters};
    ArrowArray& field = whole->children[c];
    field.length = rows;
    field.null_count = column.null_count;
    field.n_buffers = column.letters == nullptr ? 2 : 3;
    field.buffers = parts[c]->buffers.data();
    Export::attach(std::move(parts[c]), &field);
  }
  *out = {};
  out->length = rows;
  out->n_buffers = 1;
  out->buffers = whole->buffers.data();
  Export::attach(std::move(whole), out);
}

/// A stream over one table: it gives out its one batch, then the end.
struct TableStream {
  std::shared_ptr<const ExportedTable> table;
  bool is_read = false;

  static TableStream& of(ArrowArrayStream* stream) noexcept { return *static_cast<TableStream*>(stream->private_data); }

  static int get_schema(ArrowArrayStream* stream, ArrowSchema* out) noexcept {
    try {
      export_schema(of(stream).table, out);
      return 0;
    } catch (...) {
      return ENOMEM;
    }
  }

  static int get_next(ArrowArrayStream* stream, ArrowArray* out) noexcept {
    try {
      *out = {};
      if (!std::exchange(of(stream).is_read, true)) export_array(of(stream).table, out);
      return 0;
    } catch (...) {
      return ENOMEM;
    }
  }

  static const char* get_last_error(ArrowArrayStream*) noexcept { return "out of memory"; }

  static void release(ArrowArrayStream* stream) noexcept {
    delete &of(stream);
    stream->release = nullptr;
  }
};

/// Hands a result table over as an Arrow stream of one batch; the consumer releases it.
///
/// Shape   a struct of float64, int64, timestamp, bool and utf8 columns
inline void export_arrow(ResultTable table, ArrowArrayStream* out) {
  auto stream = std::make_unique<TableStream>();
  stream->table = std::make_shared<ExportedTable>(std::move(table));
  *out = {&TableStream::get_schema, &TableStream::get_next, &TableStream::get_last_error, &TableStream::release,
          stream.release()};
}

}  // namespace journeyrank
