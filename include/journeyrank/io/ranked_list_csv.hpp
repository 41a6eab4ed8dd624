// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/ranked_lists.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv.hpp"

namespace journeyrank {

/// The ranked lists of a table, and what a report should say of the reading.
struct ListReading {
  RankedLists lists;
  std::vector<Note> notes;
};

/// The rank in a field. Errors: missing_cell, bad_number.
inline std::uint32_t read_rank(const CsvReader& table, std::size_t column, const std::string& journey) {
  const std::string& voice = table.names()[column];
  const auto rank = table.number(column);
  if (!rank) {
    throw Error(errc::missing_cell, table.place(column),
                excerpt(voice) + " gives journey " + excerpt(journey) + " no rank; a list ranks every journey");
  }
  if (*rank >= 1.0 && *rank <= std::numeric_limits<std::uint32_t>::max() && *rank == std::floor(*rank)) {
    return static_cast<std::uint32_t>(*rank);
  }
  throw Error(errc::bad_number, table.place(column),
              "column " + excerpt(voice) + ": found " + excerpt(table.fields()[column]) +
                  "; allowed: a whole number, 1 for the first; tied journeys have the same");
}

/// Reads ranked lists.
///
/// Shape   a row a journey: its id in `journey`, perhaps a `label`; every other column is the list of who it is named
///         after: the rank of each journey, 1 for the first, the same for tied ones
/// Errors  missing_column without `journey`; missing_cell for a journey without id or rank; bad_number for a rank that
///         is no whole number from 1; duplicate_name for a journey that stands twice; empty_input without rows, or with
///         fewer than two lists; those of CsvReader. All with the place
/// Cost    O(rows × columns)
inline ListReading read_ranked_lists(CsvReader& table) {
  const std::size_t id = table.column("journey");
  const auto label = table.find_column("label");
  RankedLists lists;
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < table.names().size(); ++column) {
    if (column == id || column == label) continue;
    columns.push_back(column);
    lists.voices.push_back(table.names()[column]);
  }
  if (columns.size() < 2) {
    throw Error(errc::empty_input, Place{table.source_name()},
                "found " +
                    (columns.empty() ? "no column of ranks" : "one column of ranks, " + excerpt(lists.voices[0])) +
                    "; allowed: two or more, one for each who ranked the journeys");
  }
  lists.ranks.resize(columns.size());
  std::map<std::string, std::uint64_t> lines;
  while (table.next()) {
    if (table.is_missing(id)) throw Error(errc::missing_cell, table.place(id), "the row has no journey id");
    const std::string& journey = lists.journeys.emplace_back(table.fields()[id]);
    const auto [first, fresh] = lines.emplace(journey, table.line());
    if (!fresh) {
      throw Error(errc::duplicate_name, table.place(id),
                  "journey " + excerpt(journey) + " stands here again; it stands on line " +
                      std::to_string(first->second) + " already");
    }
    if (label) lists.labels.emplace_back(table.fields()[*label]);
    for (std::size_t v = 0; v < columns.size(); ++v) lists.ranks[v].push_back(read_rank(table, columns[v], journey));
  }
  if (lists.journeys.empty()) {
    throw Error(errc::empty_input, Place{table.source_name()}, "a header, but no journey below it");
  }
  return {std::move(lists), table.notes()};
}

/// Reads ranked lists from a file; "-" is standard input.
///
/// Errors  read_failed, and those of read_ranked_lists
inline ListReading read_ranked_lists(const std::string& path, const CsvOptions& options = {}) {
  CsvReader table(ByteSource::open(path), options);
  return read_ranked_lists(table);
}

}  // namespace journeyrank
