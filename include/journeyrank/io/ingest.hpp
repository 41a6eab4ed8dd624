// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// Where the cells of a column are after reading: where the producer has them, in memory of the library, or nowhere.
enum class IngestMemory { borrowed, copied, streamed };

constexpr auto enumerators(IngestMemory) {
  using enum IngestMemory;
  return std::array{Enumerator{"borrowed", borrowed}, Enumerator{"copied", copied}, Enumerator{"streamed", streamed}};
}

/// A column that was read.
struct IngestedColumn {
  std::string name = {};
  std::string type = {};  ///< as its producer calls it: "double", "Int64", ">f8"
  IngestMemory memory = IngestMemory::borrowed;
  std::string why = {};  ///< it was copied: "int32 to double, 3 chunks joined"
  std::size_t rows = 0;
  std::size_t bytes = 0;  ///< that were copied: 8 a number, the letters of a text
};

/// What was read of a table, column by column, and what of it was copied.
struct Ingest {
  std::vector<IngestedColumn> columns = {};

  std::size_t count(IngestMemory memory) const noexcept {
    std::size_t count = 0;
    for (const auto& column : columns) count += column.memory == memory ? 1 : 0;
    return count;
  }

  std::size_t bytes() const noexcept {
    std::size_t sum = 0;
    for (const auto& column : columns) sum += column.bytes;
    return sum;
  }
};

/// A reason after those that are there.
inline void add_reason(std::string& why, const std::string& reason) {
  if (!reason.empty()) why += (why.empty() ? "" : ", ") + reason;
}

/// "5 columns of 1000000 rows: 3 borrowed, 2 copied (16000000 bytes)".
///
/// Edge    no column: "no column of a table was read"; rows streamed are not counted, for nothing of them is kept
inline std::string sentence(const Ingest& ingest) {
  if (ingest.columns.empty()) return "no column of a table was read";
  const auto counted = [](std::size_t count, const std::string& thing) {
    return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
  };
  const std::string columns = counted(ingest.columns.size(), "column");
  if (ingest.count(IngestMemory::streamed) == ingest.columns.size()) {
    return columns + " streamed: nothing that was read is kept";
  }
  std::string parts;
  if (const auto borrowed = ingest.count(IngestMemory::borrowed)) {
    add_reason(parts, std::to_string(borrowed) + " borrowed");
  }
  if (const auto copied = ingest.count(IngestMemory::copied)) {
    add_reason(parts, std::to_string(copied) + " copied (" + counted(ingest.bytes(), "byte") + ")");
  }
  return columns + " of " + counted(ingest.columns.front().rows, "row") + ": " + parts;
}

}  // namespace journeyrank
