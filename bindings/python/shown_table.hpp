// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace journeyrank::python {

/// A table as a person reads it, in a terminal or in a notebook.
struct ShownTable {
  struct Column {
    std::string heading;
    bool is_number = false;
  };

  std::string title = {};
  std::vector<Column> columns = {};
  std::vector<std::vector<std::string>> rows = {};
  std::vector<std::string> notes = {};  ///< lines below the table

  /// Aligned columns; control characters become spaces, long texts are cut, but the title is not.
  std::string text() const;

  /// A minimal HTML table; every text is escaped.
  std::string html() const;
};

/// Rows shown of a long table.
inline constexpr std::size_t most_rows_shown = 20;

/// A number as people read it: six digits, commas between thousands, no trailing zeros.
std::string shown_number(double number);

/// "1 journey", "7 journeys".
std::string counted(std::size_t count, const std::string& thing);

}  // namespace journeyrank::python
