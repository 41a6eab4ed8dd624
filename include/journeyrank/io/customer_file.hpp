// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/contact_file.hpp"
#include "journeyrank/io/contact_frame.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/json_line.hpp"
#include "journeyrank/io/jsonl_fields.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/text_lines.hpp"
#include "journeyrank/measure/customer_reader.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"

namespace journeyrank {

/// A table of customers, and what came in.
struct CustomersRead {
  CustomerTable table;
  Intake intake;
  std::string source = {};

  /// What came in, for a report: how many customers, and what was doubtful.
  std::vector<Note> notes() const {
    std::vector<Note> notes = {{"customers", source + ": " + intake.summary()}};
    for (auto& note : intake.notes()) notes.push_back(std::move(note));
    return notes;
  }
};

/// What was read, unless it is nothing.
inline CustomersRead customers_of(CustomerReader reader, const std::string& source) {
  if (reader.report().used == 0) throw Error(errc::empty_input, Place{source}, "no row names a customer");
  Intake intake = reader.report();
  return {reader.take_table(), std::move(intake), source};
}

/// Reads the customers of a file of JSON Lines, one object each.
inline CustomersRead read_customer_lines(ByteSource source, const Mapping& mapping) {
  TextLines lines(std::move(source));
  JsonlFields fields;
  std::vector<std::string> header;
  for (const auto column : customer_columns) {
    header.push_back(CustomerReader::name_of_column(mapping, column));
    fields.add(header.back());
  }
  CustomerReader reader(mapping, header, lines.source().name());
  JsonLine line;
  while (lines.next()) {
    if (lines.line().find_first_not_of(" \t") == std::string_view::npos) continue;
    const Place place{lines.source().name(), lines.number()};
    if (line.read(lines.line()) && line.parts()[0].kind == JsonPartKind::object) {
      reader.add(fields.read(line), [&place](std::size_t) { return place; });
    } else {
      ++reader.report().rows;
      reader.report().count(RowFault::broken_line, "", line.fault(), [&place] { return place; });
    }
  }
  return customers_of(std::move(reader), lines.source().name());
}

/// Reads a file of customers, CSV or (by its name's ending) JSON Lines (customer_id, account_id, segment, start_at,
/// end_at, annual_value, churn_risk, preferred_channel; all but the first may be left out), with the mapping of the
/// contacts.
///
/// Errors  as CsvReader and CustomerReader; empty_input when no row names a customer
/// Cost    O(bytes); memory as CustomerTable
inline CustomersRead read_customers(ByteSource source, const Mapping& mapping = {}, CsvOptions options = {}) {
  Mapping joined = mapping;
  joined.missing.insert(joined.missing.end(), options.missing.begin(), options.missing.end());
  if (contact_format_of(source.name()) == ContactFormat::jsonl) return read_customer_lines(std::move(source), joined);
  options.bad_rows = BadRows::skip;
  options.column_names = ColumnNames::repair;
  CsvReader table(std::move(source), options);
  if (options.decimal != '.') joined.decimal = std::string(1, options.decimal);
  if (options.thousands != '\0') joined.thousands = std::string(1, options.thousands);
  CustomerReader reader(joined, table.names(), table.source_name());
  while (table.next()) {
    reader.add(table.fields(), [&table](std::size_t field) { return table.place(field); });
  }
  Intake& report = reader.report();
  report.rows += static_cast<std::int64_t>(table.skipped_rows());
  for (const auto& skipped : table.skipped()) {
    report.count(RowFault::ragged_row, "", skipped.reason, [&skipped] { return skipped.place; });
  }
  return customers_of(std::move(reader), table.source_name());
}

/// The same from a data frame.
template <frame Frame>
CustomersRead read_customers(const Frame& frame, const Mapping& mapping = {}) {
  std::vector<std::string> header;
  std::vector<PackedTexts> cells;
  for (std::size_t c = 0; c < frame.column_count(); ++c) {
    const std::string_view name = frame.name(c);
    const bool is_known = std::find(customer_columns.begin(), customer_columns.end(), name) != customer_columns.end();
    const bool is_read = is_known || std::any_of(mapping.customers.begin(), mapping.customers.end(),
                                                 [name](const CustomerColumn& each) { return each.name() == name; });
    if (frame.kind(c) == CellKind::other && is_read) frame.refuse(c, contact_cells);
    if (frame.kind(c) == CellKind::other || (frame.kind(c) == CellKind::bytes && !is_read)) continue;
    header.emplace_back(frame.name(c));
    cells.push_back(cell_texts(frame, c));
  }
  CustomerReader reader(mapping, header, "customers");
  std::vector<std::string_view> record(header.size());
  for (std::size_t row = 0; row < frame.row_count(); ++row) {
    for (std::size_t i = 0; i < record.size(); ++i) record[i] = cells[i][row];
    reader.add(record, [row](std::size_t) { return Place{"customers", row + 1}; });
  }
  return customers_of(std::move(reader), "customers");
}

}  // namespace journeyrank
