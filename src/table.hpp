// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

/// A table for people: aligned columns under a heading. Cells are made safe to show; long headings take several lines.
///
/// Where the table is wider than allowed, bars go first, then text that may be cut is cut, then columns that are only
/// kind to have go; beyond that the lines stay long rather than lose a number.
class Table {
 public:
  enum class Kind { text, cuttable_text, optional_text, number, bar };

  struct Column {
    std::string heading;
    Kind kind = Kind::text;
  };

  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// A cell for each column; that of a bar is its length as a share of 1, such as "0.25".
  void add_row(std::vector<std::string> cells);

  /// The whole table, each line ended; `width` 0 is no limit.
  std::string text(std::size_t width) const;

 private:
  std::size_t cell_width(std::size_t column) const;
  std::vector<std::string> heading_lines(std::size_t column, std::size_t width) const;
  std::vector<std::size_t> widths(std::size_t limit, const std::vector<std::vector<std::string>>& headings) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};
