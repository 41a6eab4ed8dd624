// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/segment.hpp"

namespace journeyrank {

/// The criteria matrices of segments as one table gave them, and what a report should say of the reading.
struct SegmentReading {
  std::vector<Segment> segments;
  std::vector<Note> notes;
};

/// The position of the column that names the segment.
///
/// Errors  missing_column, with the nearest name; bad_option for the column of a criterion, of the ids or of the labels
inline std::size_t segment_column(const CsvReader& table, const MatrixColumns& columns, const std::string& by) {
  const auto found = table.find_column(by);
  if (!found) {
    throw Error(errc::missing_column, table.place(),
                "there is no column " + excerpt(by) + " to tell the segments apart" + did_you_mean(by, table.names()));
  }
  const char* taken = nullptr;
  if (*found == columns.journey) taken = "names the journeys";
  if (columns.label && *found == *columns.label) taken = "holds the labels";
  for (const auto& of : columns.criteria) {
    if (of.column == *found) taken = "is a criterion";
  }
  if (taken == nullptr) return *found;
  throw Error(errc::bad_option, table.place(),
              "the column " + excerpt(by) + " " + taken + "; segments are told apart by another one");
}

/// Reads the criteria matrices of segments; `by` is the column that names the segment.
///
/// Shape   a row a journey and segment: the columns of read_matrix, each journey once in a segment
/// Edge    segments come out in the bytewise order of their names; a segment need not have every journey
/// Errors  those of read_matrix and segment_column; missing_cell for a row without segment; duplicate_name for a
///         journey that stands twice in one segment, naming both lines
/// Cost    O(cells log rows)
inline SegmentReading read_segments(CsvReader& table, const Model& model, const std::string& by) {
  const MatrixColumns columns(table, model);
  const std::size_t of_segment = segment_column(table, columns, by);
  std::vector<std::string> criteria;
  for (const auto& of : columns.criteria) criteria.push_back(of.criterion->id);
  SegmentRows rows(std::move(criteria));
  std::vector<std::size_t> lines;
  std::vector<std::optional<double>> cells(columns.criteria.size());
  while (table.next()) {
    const auto text = [&table](std::size_t column) { return table.fields()[column]; };
    if (table.is_missing(columns.journey)) {
      throw Error(errc::missing_cell, table.place(columns.journey), "the row has no journey id");
    }
    if (table.is_missing(of_segment)) {
      throw Error(errc::missing_cell, table.place(of_segment), "the row names no segment in " + excerpt(by));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = read_cell(table, columns.criteria[i], text(columns.journey));
    }
    const auto twice =
        rows.add(text(of_segment), text(columns.journey), columns.label ? text(*columns.label) : "", cells);
    if (twice) {
      throw Error(errc::duplicate_name, table.place(columns.journey),
                  "journey " + excerpt(text(columns.journey)) + " stands here again in segment " +
                      excerpt(text(of_segment)) + "; it stands on line " + std::to_string(lines[*twice]) + " already");
    }
    lines.push_back(table.place().line);
  }
  SegmentReading reading{std::move(rows).segments(), table.notes()};
  if (reading.segments.empty()) {
    throw Error(errc::empty_input, Place{table.source_name()}, "a header, but no journey below it");
  }
  reading.notes.insert(reading.notes.end(), columns.notes.begin(), columns.notes.end());
  return reading;
}

/// The model by which a table of standard errors is read: its criteria as plain numbers, any of which may be left out.
inline Model errors_model(Model model) {
  for (auto& criterion : model.criteria) {
    criterion.missing = Missing::worst;
    criterion.scale = Anchored{0.0, 1.0};
    criterion.direction = Direction::maximize;
    criterion.metric = {};
  }
  return model;
}

}  // namespace journeyrank
