// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/io/csv_records.hpp"

namespace journeyrank {

/// The column names of a table, and what had to be repaired in them.
struct CsvHeader {
  std::vector<std::string> names;
  std::vector<Note> notes;
};

/// Reads the names of the columns from the current record: spaces around a name are dropped.
///
/// Edge    repaired, the second "category" becomes "category.2" (the next free number), an empty name in the fifth
///         column "column.5"; a name that stands in the header as written is never given to another column
/// Errors  duplicate_name for two equal names, bad_csv for an empty one, unless names are to be repaired
inline CsvHeader read_header(const CsvRecords& record, ColumnNames policy) {
  const bool repair = policy == ColumnNames::repair;
  CsvHeader header;
  std::map<std::string, std::size_t> columns;  // of each name, the first column that bears it
  for (const std::string_view field : record.fields()) {
    const std::size_t column = header.names.size();
    header.names.emplace_back(trimmed(field));
    const std::string& name = header.names.back();
    const auto [known, fresh] = columns.emplace(name, column);
    if (name.empty() && !repair) {
      throw Error(errc::bad_csv, record.place(column),
                  "the name of column " + std::to_string(column + 1) + " is empty");
    }
    if (!fresh && !repair) {
      throw Error(errc::duplicate_name, record.place(column),
                  "columns " + std::to_string(known->second + 1) + " and " + std::to_string(column + 1) +
                      " are both called " + excerpt(name));
    }
  }
  std::map<std::string, std::size_t> numbers;  // the last number given after each name
  for (std::size_t column = 0; column < header.names.size(); ++column) {
    std::string& name = header.names[column];
    if (!name.empty() && columns.at(name) == column) continue;
    const std::string stem = name.empty() ? "column" : name;
    std::size_t& number = numbers.emplace(stem, name.empty() ? 0 : 1).first->second;
    if (name.empty()) number = std::max(number, column);
    std::string repaired;
    do repaired = stem + "." + std::to_string(++number);
    while (!columns.emplace(repaired, column).second);
    header.notes.push_back(
        {"renamed_column", "column " + std::to_string(column + 1) +
                               (name.empty() ? " has no name" : " is called " + excerpt(name) + " like another") +
                               "; it is read as " + excerpt(repaired)});
    name = std::move(repaired);
  }
  return header;
}

}  // namespace journeyrank
