// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"

namespace journeyrank {

/// What stands behind each cell of a matrix that was measured: a row a journey and criterion, in that order.
///
/// Shape   n journeys × m criteria rows; the columns journey, criterion, used (the cell of the matrix), value, n, low,
///         high (95 %), standard_error, shrunk, basis, why_missing
/// Units   those of the criterion
/// Edge    what is not measured has only n and why_missing; a value without an interval has no low, high and
///         standard_error
/// Cost    O(n m)
inline ResultTable to_table(const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates) {
  PackedTexts journeys;
  PackedTexts criteria;
  PackedTexts bases;
  PackedTexts reasons;
  std::vector<std::int64_t> counts;
  const std::vector<const char*> names = {"used", "value", "low", "high", "standard_error", "shrunk"};
  std::vector<ResultColumn> numbers;
  for (const char* name : names) numbers.push_back({name, std::vector<double>{}});
  const auto push = [&numbers](std::size_t column, double number, bool there) {
    std::get<std::vector<double>>(numbers[column].cells).push_back(there ? number : 0.0);
    numbers[column].missing.push_back(there ? 0 : 1);
  };
  for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
    for (std::size_t c = 0; c < estimates.size(); ++c) {
      const Estimate& estimate = estimates[c][journey];
      const bool in_doubt = estimate.measured && estimate.has_interval;
      journeys.push_back(matrix.journeys()[journey]);
      criteria.push_back(matrix.criterion(c));
      counts.push_back(estimate.n);
      push(0, matrix.cell(journey, c), estimate.measured);
      push(1, estimate.value, estimate.measured);
      push(2, estimate.interval.low, in_doubt);
      push(3, estimate.interval.high, in_doubt);
      push(4, estimate.standard_error(), in_doubt);
      push(5, estimate.shrunk, estimate.measured);
      if (estimate.measured) {
        bases.push_back(name_of(estimate.basis));
        reasons.push_back_missing();
      } else {
        bases.push_back_missing();
        reasons.push_back(estimate.why_missing);
      }
    }
  }
  ResultTable table{.rows = counts.size()};
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"criterion", std::move(criteria)});
  table.columns.push_back(std::move(numbers[0]));
  table.columns.push_back(std::move(numbers[1]));
  table.columns.push_back({"n", std::move(counts)});
  for (std::size_t i = 2; i < numbers.size(); ++i) table.columns.push_back(std::move(numbers[i]));
  table.columns.push_back({"basis", std::move(bases)});
  table.columns.push_back({"why_missing", std::move(reasons)});
  return table;
}

/// Writes a table of results as CSV: a header and a line a row, a missing cell empty.
///
/// Errors  write_failed
inline void write_table(CsvWriter& writer, const ResultTable& table) {
  for (const auto& column : table.columns) writer.field(std::string_view(column.name));
  writer.end_row();
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (const auto& column : table.columns) {
      const bool missing = !column.gaps().empty() && column.gaps()[row] != 0;
      if (missing) {
        writer.missing();
      } else if (const auto* numbers = std::get_if<std::vector<double>>(&column.cells)) {
        writer.field((*numbers)[row]);
      } else if (const auto* counts = std::get_if<std::vector<std::int64_t>>(&column.cells)) {
        writer.field((*counts)[row]);
      } else {
        writer.field(std::get<PackedTexts>(column.cells)[row]);
      }
    }
    writer.end_row();
  }
}

}  // namespace journeyrank
