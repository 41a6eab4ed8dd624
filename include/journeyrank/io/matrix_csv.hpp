// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// A criteria matrix as a table gave it, and what a report should say of the reading.
struct MatrixReading {
  CriteriaMatrix matrix;
  std::vector<Note> notes;
};

/// Which columns of a table are what: those of criteria first, then `journey` (or `id`) and `label`; the others are
/// attributes.
///
/// Errors  missing_column without an id column, or without the column of a criterion that weighs something and whose
///         policy is `reject`
struct MatrixColumns {
  struct OfCriterion {
    std::size_t column;
    const Criterion* criterion;
  };

  std::size_t journey = 0;
  std::optional<std::size_t> label;
  std::vector<OfCriterion> criteria;    ///< in the order of the table
  std::vector<std::size_t> attributes;  ///< the columns left
  std::vector<Note> notes;

  MatrixColumns(const CsvReader& table, const Model& model) {
    std::vector<bool> taken(table.names().size(), false);
    const auto find_free = [&](std::string_view name) {
      const auto column = table.find_column(name);
      return column && !taken[*column] ? column : std::nullopt;
    };
    for (std::size_t column = 0; column < taken.size(); ++column) {
      for (const auto& criterion : model.criteria) {
        if (criterion.id != table.names()[column]) continue;
        criteria.push_back({column, &criterion});
        taken[column] = true;
      }
    }
    const auto named = find_free("journey");
    const auto id = named ? named : find_free("id");
    if (!id) refuse_without_id(table);
    taken[journey = *id] = true;
    label = find_free("label");
    if (label) taken[*label] = true;
    for (std::size_t column = 0; column < taken.size(); ++column) {
      if (!taken[column]) attributes.push_back(column);
    }
    for (const auto& criterion : model.criteria) look_for(criterion, table);
  }

 private:
  [[noreturn]] static void refuse_without_id(const CsvReader& table) {
    if (table.find_column("journey")) {
      throw Error(errc::missing_column, table.place(),
                  "the column \"journey\" is a criterion; there is no column \"id\" to tell the journeys apart");
    }
    throw Error(errc::missing_column, table.place(),
                "there is no column \"journey\" (or \"id\") to tell the journeys apart" +
                    did_you_mean("journey", table.names()));
  }

  /// Refuses, or notes, a criterion without a column.
  void look_for(const Criterion& criterion, const CsvReader& table) {
    if (table.find_column(criterion.id)) return;
    std::vector<std::string_view> others;
    for (const std::size_t column : attributes) others.emplace_back(table.names()[column]);
    if (criterion.missing == Missing::reject && criterion.weight > 0.0) {
      throw Error(errc::missing_column, table.place(),
                  "there is no column for criterion " + excerpt(criterion.id) + did_you_mean(criterion.id, others) +
                      "; add it, or give the criterion another missing policy than reject");
    }
    const std::string near = nearest_name(criterion.id, others);
    if (near.empty()) return;
    notes.push_back({"unknown_column", "column " + excerpt(near) +
                                           " is no criterion and is carried along as text; was " +
                                           excerpt(criterion.id) + " meant, which has no column?"});
  }
};

/// The raw value of the current row in the column of a criterion; nothing when it is missing.
///
/// Edge    a cell with the name of a level is that level, even where the text is a declared marker for missing
/// Errors  bad_number for text; unknown_name for an unknown level, with the nearest; missing_cell under `reject`
inline std::optional<double> read_cell(const CsvReader& table, const MatrixColumns::OfCriterion& of,
                                       std::string_view journey) {
  const auto* scale = std::get_if<Levels>(&of.criterion->scale);
  const std::string_view text = table.fields()[of.column];
  std::optional<std::size_t> level = scale != nullptr ? scale->index_of(text) : std::nullopt;
  if (!level && table.is_missing(of.column)) {
    if (of.criterion->missing != Missing::reject || of.criterion->weight == 0.0) return std::nullopt;
    throw Error(errc::missing_cell, table.place(of.column),
                "journey " + excerpt(journey) + ", criterion " + excerpt(of.criterion->id) +
                    ": the cell is missing; fill it, or give the criterion another missing policy: renormalise, worst "
                    "or interval");
  }
  if (scale == nullptr) return table.number(of.column);
  if (!level) level = scale->index_of(trimmed(text));
  if (level) return static_cast<double>(*level);
  std::vector<std::string_view> names;
  for (const auto& each : scale->levels) names.emplace_back(each.name);
  std::string allowed;
  for (const auto name : names) allowed += (allowed.empty() ? "" : ", ") + excerpt(name);
  throw Error(errc::unknown_name, table.place(of.column),
              "criterion " + excerpt(of.criterion->id) + ": found " + excerpt(text) + did_you_mean(text, names) +
                  "; its levels are " + allowed);
}

/// Reads a criteria matrix; `after_row(table)` is called for each row, to report progress or to throw.
///
/// Shape   a row a journey: its id in `journey` (or `id`), perhaps a `label`, a column for each criterion by its id;
///         whatever else there is becomes an attribute
/// Edge    an empty cell, or one that `table` is told to take for missing, is missing; text keeps the spaces around it
/// Errors  those of CsvReader, MatrixColumns and read_cell, each with line and column; missing_cell for a row without
///         id; duplicate_name for a journey that stands twice, naming both lines; empty_input without rows
/// Cost    O(rows × columns) time; 8 bytes a cell beside ids, labels and attributes
template <class AfterRow>
MatrixReading read_matrix(CsvReader& table, const Model& model, AfterRow&& after_row) {
  MatrixColumns columns(table, model);
  Names journeys;
  MatrixDetails details;
  std::vector<MatrixColumn> cells;
  std::vector<std::size_t> lines;
  for (const auto& of : columns.criteria) cells.push_back({.criterion = of.criterion->id});
  for (const std::size_t column : columns.attributes) details.attributes.push_back({table.names()[column], {}});
  while (table.next()) {
    const auto text = [&table](std::size_t column) { return table.fields()[column]; };
    if (table.is_missing(columns.journey)) {
      throw Error(errc::missing_cell, table.place(columns.journey), "the row has no journey id");
    }
    journeys.push_back(text(columns.journey));
    lines.push_back(table.place().line);
    if (columns.label) details.labels.emplace_back(text(*columns.label));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto raw = read_cell(table, columns.criteria[i], text(columns.journey));
      cells[i].values.push_back(raw.value_or(0.0));
      cells[i].missing.push_back(raw ? 0 : 1);
    }
    for (std::size_t i = 0; i < columns.attributes.size(); ++i) {
      details.attributes[i].texts.emplace_back(text(columns.attributes[i]));
    }
    after_row(table);
  }
  if (journeys.empty()) throw Error(errc::empty_input, Place{table.source_name()}, "a header, but no journey below it");
  if (const auto pair = journeys.find_duplicate()) {
    const std::size_t column = columns.journey == 0 ? 1 : 0;  // elsewhere only the row itself could tell
    throw Error(errc::duplicate_name, Place{table.source_name(), lines[pair->second], column},
                "journey " + excerpt(journeys[pair->second]) + " stands here again; it stands on line " +
                    std::to_string(lines[pair->first]) + " already");
  }
  MatrixReading reading{CriteriaMatrix(std::move(journeys), std::move(cells), std::move(details)), table.notes()};
  reading.notes.insert(reading.notes.end(), columns.notes.begin(), columns.notes.end());
  return reading;
}

inline MatrixReading read_matrix(CsvReader& table, const Model& model) {
  return read_matrix(table, model, [](const CsvReader&) {});
}

/// Reads a criteria matrix from a file; "-" is standard input.
///
/// Errors  read_failed, and those of read_matrix
inline CriteriaMatrix read_csv(const std::string& path, const Model& model, const CsvOptions& options = {}) {
  CsvReader table(ByteSource::open(path), options);
  return read_matrix(table, model).matrix;
}

}  // namespace journeyrank
