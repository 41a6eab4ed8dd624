// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_reader.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_writer.hpp"
#include "journeyrank/io/schema.hpp"
#include "journeyrank/judge/stated_cells.hpp"

namespace journeyrank {

/// What a file of cells holds: {"schema": 1, "cells": [{"journey": "bill", "criterion": "pain",
/// "shape": {"name": "normal", "mean": 40000, "deviation": 3000}}], "groups": [...]}.
struct CellList {
  /// The newest layout of the file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::vector<StatedCell> cells = {};
  std::vector<StatedGroup> groups = {};

  static constexpr auto fields() {
    constexpr Allowed known{.at_least = 1, .at_most = newest_schema};
    return FieldList{Field{"schema", &CellList::schema, "the version of this layout", known},
                     Field{"cells", &CellList::cells, "what is believed of raw cells", Allowed{.required = true}},
                     Field{"groups", &CellList::groups, "cells whose errors go together"}};
  }

  friend bool operator==(const CellList&, const CellList&) = default;
};

/// Makes what is stated of cells from a document. Errors: those of read_cells, but for the file.
inline StatedCells cells_from(const JsonDocument& document) {
  const JsonCursor at(document);
  refuse_newer_schema(at, CellList::newest_schema);
  CellList list = JsonReader::read<CellList>(at);
  for (std::size_t i = 0; i < list.cells.size(); ++i) {
    const std::string fault = visit_step(list.cells[i].shape, [](const auto& shape) { return shape.fault(); });
    if (fault.empty()) continue;
    throw Error(errc::bad_option, at.at("cells").at(i).at("shape").place(), fault);
  }
  return {std::move(list.cells), std::move(list.groups)};
}

/// Reads a file of cells ("-": standard input). Whether they fit a matrix is checked when they are used.
///
/// Errors  read_failed, empty_input, too_large; bad_json, unknown_name, bad_option, newer_schema: each with file, line
///         and column
inline StatedCells read_cells(const std::string& path) { return cells_from(read_json(ByteSource::open(path))); }

/// The same from a text in memory; `source` stands for the path in messages.
inline StatedCells parse_cells(std::string_view text, const std::string& source = "cells") {
  return cells_from(parse_json(text, source));
}

/// Cells as the text of their file, every option stated. Read back they are equal.
inline std::string to_json(const StatedCells& stated) {
  return JsonText::pretty(JsonWriter::of(CellList{.cells = stated.cells, .groups = stated.groups}));
}

/// The JSON Schema of a file of cells.
inline std::string cell_schema() { return schema_of_file<CellList>("JourneyRank cells", "cells"); }

}  // namespace journeyrank
