// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// Refuses text that no reader of CSV takes.
///
/// Errors  bad_csv
inline std::string_view written_text(std::string_view text, const std::string& journey) {
  if (text.find('\0') == text.npos && valid_utf8_length(text) == text.size()) return text;
  throw Error(errc::bad_csv, "journey " + excerpt(journey) + ": " + excerpt(text) +
                                 " cannot be written: it holds a NUL byte or is not UTF-8");
}

/// The names of the columns that a matrix is written with: the id, perhaps the label, criteria, attributes.
///
/// Errors  duplicate_name when two columns would have one name; bad_csv for a name that is blank or has spaces around
inline std::vector<std::string> matrix_header(const CriteriaMatrix& matrix) {
  std::vector<std::string> names = {matrix.find_criterion("journey") ? "id" : "journey"};
  if (matrix.has_labels()) names.emplace_back("label");
  for (std::string& name : matrix.criteria()) names.push_back(std::move(name));
  for (const auto& attribute : matrix.attributes()) names.push_back(attribute.name);
  std::set<std::string_view> known;
  // An attribute of this name would be read back as labels.
  if (!matrix.has_labels() && !matrix.find_criterion("label")) known.insert("label");
  for (const std::string& name : names) {
    if (name.empty() || trimmed(name) != name) {
      throw Error(errc::bad_csv, "the column name " + excerpt(name) + " is empty or has spaces around it");
    }
    if (known.insert(name).second) continue;
    throw Error(errc::duplicate_name, "the column name " + excerpt(name) + " is taken: no attribute may have it");
  }
  return names;
}

/// Writes a criteria matrix. With the same model, `read_matrix` reads an equal one back, to the bit.
///
/// Edge    a missing cell is empty; the cell of a criterion with levels is the name of its level; the columns of
///         criteria that the model does not know are read back as attributes
/// Errors  those of matrix_header; missing_cell for a journey whose id is blank; bad_number for a cell that is no
///         level; bad_csv for text that is not UTF-8 or holds a NUL byte; write_failed
inline void write_matrix(CsvWriter& table, const CriteriaMatrix& matrix, const Model& model) {
  for (const auto& name : matrix_header(matrix)) table.field(written_text(name, "header"));
  table.end_row();
  std::vector<const Levels*> levels(matrix.criterion_count(), nullptr);
  for (std::size_t c = 0; c < levels.size(); ++c) {
    for (const auto& criterion : model.criteria) {
      if (criterion.id == matrix.criterion(c)) levels[c] = std::get_if<Levels>(&criterion.scale);
    }
  }
  for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
    const std::string id = matrix.journeys()[journey];
    if (trimmed(id).empty()) throw Error(errc::missing_cell, "a journey has a blank id, which no reader takes");
    table.field(written_text(id, id));
    if (matrix.has_labels()) table.field(written_text(matrix.label(journey), id));
    for (std::size_t c = 0; c < levels.size(); ++c) {
      const double raw = matrix.cell(journey, c);
      if (matrix.is_missing(journey, c)) {
        table.missing();
      } else if (levels[c] == nullptr) {
        table.field(raw);
      } else if (levels[c]->holds(raw)) {
        table.field(written_text(levels[c]->levels[static_cast<std::size_t>(raw)].name, id));
      } else {
        throw Error(errc::bad_number, "journey " + excerpt(id) + ", criterion " + excerpt(matrix.criterion(c)) + ": " +
                                          shortest_number(raw) + " is not the index of a level");
      }
    }
    for (const auto& attribute : matrix.attributes()) table.field(written_text(attribute.texts[journey], id));
    table.end_row();
  }
}

/// Writes a criteria matrix to a file, whole or not at all; "-" is standard output.
///
/// Errors  those of write_matrix
inline void write_csv(const std::string& path, const CriteriaMatrix& matrix, const Model& model) {
  CsvWriter table{WholeFile(path)};
  write_matrix(table, matrix, model);
  table.commit();
}

}  // namespace journeyrank
