// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/io/contact_csv.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// The cells of a column as the texts that a file would hold: numbers in their shortest spelling.
template <frame Frame>
PackedTexts cell_texts(const Frame& table, std::size_t c) {
  if (table.kind(c) != CellKind::number) return table.texts(c);
  const MatrixColumn numbers = table.numbers(c);
  PackedTexts texts;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (!numbers.missing.empty() && numbers.missing[row] != 0) {
      texts.push_back_missing();
    } else {
      texts.push_back(shortest_number(numbers.view()[row]));
    }
  }
  return texts;
}

/// The columns of a frame that a mapping or a metric reads, by their positions.
template <frame Frame>
std::vector<std::size_t> contact_columns_of(const Frame& table, const Mapping& mapping,
                                            const std::vector<std::string>& extra) {
  const auto is_read = [&](std::string_view name) {
    if (find_named_column(name).column != nullptr) return true;
    for (const auto& mapped : mapping.columns) {
      if (mapped.source.from == name) return true;
    }
    return std::find(extra.begin(), extra.end(), name) != extra.end();
  };
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (table.kind(c) != CellKind::other && is_read(table.name(c))) columns.push_back(c);
  }
  return columns;
}

/// What is said of a frame as a whole: no customers, or no column that a metric reads.
template <frame Frame>
std::vector<Note> notes_on_frame(const Frame& table, const BoundMapping& bound, const std::vector<std::string>& extra) {
  std::vector<Note> notes;
  if (!bound.fills("customer_id")) {
    notes.push_back({"no_customer_column",
                     "the frame names no customers; all that is per customer is not measured, unless a mapping says "
                     "which column is customer_id"});
  }
  std::vector<std::string> names;
  for (std::size_t c = 0; c < table.column_count(); ++c) names.emplace_back(table.name(c));
  for (const auto& column : extra) {
    if (std::find(names.begin(), names.end(), column) != names.end()) continue;
    notes.push_back({"no_such_column",
                     "the frame has no column \"" + column + "\", which a metric reads" + did_you_mean(column, names)});
  }
  return notes;
}

/// Counts all contacts of a data frame and says what came in, as read_contacts does for a file. Columns of types that
/// no file holds (lists, binary) are left out. `progress(rows, all_rows)` is called now and then.
///
/// Edge    a null is a missing cell; places in the report are rows, counted from 1
/// Errors  as BoundMapping; when not one row can be counted, the reason is thrown
/// Cost    O(rows × columns read)
template <frame Frame, class Progress = NoProgress>
Intake read_contacts(const Frame& table, const Mapping& mapping, Tally& tally, Progress&& progress = {}) {
  const std::string source = "frame";
  const auto columns = contact_columns_of(table, mapping, tally.extra_columns());
  std::vector<std::string> header;
  std::vector<PackedTexts> cells;
  for (const std::size_t c : columns) {
    header.emplace_back(table.name(c));
    cells.push_back(cell_texts(table, c));
  }
  BoundMapping bound(mapping, header, source);
  Intake intake;
  intake.currency = mapping.currency;
  intake.table_notes = notes_on_frame(table, bound, tally.extra_columns());
  std::vector<std::string_view> record(columns.size());
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    for (std::size_t i = 0; i < record.size(); ++i) record[i] = cells[i][row];
    const RowReading reading = bound.read(record);
    const auto place = [&](std::size_t field) {
      return Place{source, row + 1, columns.empty() ? 0 : columns[field] + 1};
    };
    ++intake.rows;
    for (const auto& doubt : reading.faults) {
      intake.count(doubt.fault, doubt.column, doubt.text, [&] { return place(doubt.field); });
    }
    if (row % 4096 == 0) progress(row, table.row_count());
    if (reading.contact == nullptr) continue;
    if (tally.add(*reading.contact)) {
      ++intake.used;
    } else {
      intake.count(RowFault::repeated_contact, "contact_id", reading.contact->contact_id, [&] {
        return Place{source, row + 1};
      });
    }
  }
  refuse_if_nothing_used(intake, source);
  return intake;
}

}  // namespace journeyrank
