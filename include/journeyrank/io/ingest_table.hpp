// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "journeyrank/io/ingest.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"

namespace journeyrank {

/// The columns that were read as a table, a row each: column, type, memory, why, bytes.
///
/// Edge    why is missing for a column that was not copied
inline ResultTable to_table(const Ingest& ingest) {
  PackedTexts names;
  PackedTexts types;
  PackedTexts memories;
  PackedTexts reasons;
  std::vector<std::int64_t> bytes;
  for (const auto& column : ingest.columns) {
    names.push_back(column.name);
    types.push_back(column.type);
    memories.push_back(name_of(column.memory));
    if (column.why.empty()) {
      reasons.push_back_missing();
    } else {
      reasons.push_back(column.why);
    }
    bytes.push_back(static_cast<std::int64_t>(column.bytes));
  }
  ResultTable table{.rows = ingest.columns.size()};
  table.columns.push_back({"column", std::move(names)});
  table.columns.push_back({"type", std::move(types)});
  table.columns.push_back({"memory", std::move(memories)});
  table.columns.push_back({"why", std::move(reasons)});
  table.columns.push_back({"bytes", std::move(bytes)});
  return table;
}

}  // namespace journeyrank
