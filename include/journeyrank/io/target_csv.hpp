// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/problem/target.hpp"

namespace journeyrank {

/// The targets of a table as they stand there, and what a report should say of the reading.
struct TargetReading {
  std::vector<StatedTarget> targets;
  std::vector<Note> notes;
};

/// The columns of a table of targets.
inline constexpr std::array<std::string_view, 5> target_columns = {"journey", "stage", "metric", "target",
                                                                   "valid_from"};

/// The first day that a cell names: 2026-04-01, or midnight of it as a frame writes that.
///
/// Errors  bad_time, with the place
inline Date first_day(std::string_view text, const Place& place) {
  text = trimmed(text);
  const std::string_view midnight = text.substr(std::min<std::size_t>(text.size(), 10));
  const bool is_midnight = midnight.empty() || midnight == "T00:00:00" || midnight == "T00:00:00Z";
  const auto day = is_midnight ? parse_date(text.substr(0, 10)) : std::nullopt;
  if (day) return *day;
  throw Error(errc::bad_time, place, "valid_from: found " + excerpt(text) + "; allowed: a day such as 2026-04-01");
}

/// What is said of columns that no target has.
template <class List>
std::vector<Note> notes_on_target_columns(const List& names) {
  std::vector<Note> notes;
  for (const std::string_view name : names) {
    if (std::find(target_columns.begin(), target_columns.end(), name) != target_columns.end()) continue;
    notes.push_back({"unknown_column", "column " + excerpt(name) + " of the targets is not looked at" +
                                           did_you_mean(name, target_columns)});
  }
  return notes;
}

/// Reads a table of targets.
///
/// Shape   a row a target; the columns journey, metric and target, perhaps stage and valid_from; others are passed over
/// Edge    an empty journey, or "*", is every journey that has no target of its own; an empty stage is the whole
///         journey, an empty valid_from always
/// Errors  those of CsvReader; missing_column; missing_cell for a row without metric or target; bad_number; bad_time;
///         each with line and column. What contradicts a model is refused by targets_in_force
inline TargetReading read_targets(CsvReader& table) {
  const std::size_t journey = table.column("journey");
  const std::size_t metric = table.column("metric");
  const std::size_t target = table.column("target");
  const auto stage = table.find_column("stage");
  const auto valid_from = table.find_column("valid_from");
  TargetReading reading;
  while (table.next()) {
    const auto text = [&table](std::size_t column) { return std::string(table.fields()[column]); };
    for (const std::size_t column : {metric, target}) {
      if (!table.is_missing(column)) continue;
      throw Error(errc::missing_cell, table.place(column), "the row has no " + table.names()[column]);
    }
    StatedTarget stated{.target = {.metric = text(metric), .target = *table.number(target)},
                        .row = table.place(),
                        .journey = table.place(journey),
                        .metric = table.place(metric)};
    if (!table.is_missing(journey)) stated.target.journey = text(journey);
    if (stage && !table.is_missing(*stage)) {
      stated.target.stage = text(*stage);
      stated.stage = table.place(*stage);
    }
    if (valid_from && !table.is_missing(*valid_from)) {
      stated.target.valid_from = first_day(table.fields()[*valid_from], table.place(*valid_from));
    }
    reading.targets.push_back(std::move(stated));
  }
  reading.notes = table.notes();
  for (auto& note : notes_on_target_columns(table.names())) reading.notes.push_back(std::move(note));
  return reading;
}

/// Reads a table of targets from a file; "-" is standard input.
///
/// Errors  read_failed, and those of read_targets
inline TargetReading read_targets(const std::string& path, const CsvOptions& options = {}) {
  CsvReader table(ByteSource::open(path), options);
  return read_targets(table);
}

}  // namespace journeyrank
