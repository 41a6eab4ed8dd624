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
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/measure.hpp"

namespace journeyrank {

/// Gathers what stands behind each cell of measured matrices, a row a journey and criterion.
class EstimateRows {
 public:
  EstimateRows() {
    for (const char* name : {"used", "value", "low", "high", "standard_error", "shrunk"}) {
      numbers_.push_back({name, std::vector<double>{}});
    }
  }

  void add(const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates,
           const std::vector<std::uint8_t>& small_samples) {
    for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
      for (std::size_t c = 0; c < estimates.size(); ++c) {
        journeys_.push_back(matrix.journeys()[journey]);
        criteria_.push_back(matrix.criterion(c));
        small_.push_back(small_samples.empty() ? 0 : small_samples[journey]);
        add(estimates[c][journey], matrix.cell(journey, c));
      }
    }
  }

  std::size_t size() const noexcept { return counts_.size(); }

  /// The columns, behind those that are there already.
  void move_into(ResultTable& table) {
    table.rows = counts_.size();
    table.columns.push_back({"journey", std::move(journeys_)});
    table.columns.push_back({"criterion", std::move(criteria_)});
    table.columns.push_back(std::move(numbers_[0]));
    table.columns.push_back(std::move(numbers_[1]));
    table.columns.push_back({"n", std::move(counts_)});
    for (std::size_t i = 2; i < numbers_.size(); ++i) table.columns.push_back(std::move(numbers_[i]));
    table.columns.push_back({"basis", std::move(bases_)});
    table.columns.push_back({"small_sample", std::move(small_)});
    table.columns.push_back({"why_missing", std::move(reasons_)});
    table.columns.push_back({"clusters", std::move(clusters_), std::move(no_clusters_)});
    table.columns.push_back({"within_days", std::move(windows_), std::move(no_windows_)});
  }

 private:
  void add(const Estimate& estimate, double used) {
    const bool in_doubt = estimate.measured && estimate.has_interval;
    counts_.push_back(estimate.n);
    clusters_.push_back(estimate.clusters);
    no_clusters_.push_back(estimate.clusters == 0 ? 1 : 0);
    windows_.push_back(estimate.within_days.value_or(0.0));
    no_windows_.push_back(estimate.within_days ? 0 : 1);
    push(0, used, estimate.measured);
    push(1, estimate.value, estimate.measured);
    push(2, estimate.interval.low, in_doubt);
    push(3, estimate.interval.high, in_doubt);
    push(4, estimate.standard_error(), in_doubt);
    push(5, estimate.shrunk, estimate.measured);
    if (estimate.measured) {
      bases_.push_back(name_of(estimate.basis));
      reasons_.push_back_missing();
    } else {
      bases_.push_back_missing();
      reasons_.push_back(estimate.why_missing);
    }
  }

  void push(std::size_t column, double number, bool there) {
    std::get<std::vector<double>>(numbers_[column].cells).push_back(there ? number : 0.0);
    numbers_[column].missing.push_back(there ? 0 : 1);
  }

  PackedTexts journeys_;
  PackedTexts criteria_;
  PackedTexts bases_;
  PackedTexts reasons_;
  std::vector<std::int64_t> counts_;
  std::vector<std::int64_t> small_;
  std::vector<std::int64_t> clusters_;
  std::vector<std::uint8_t> no_clusters_;
  std::vector<double> windows_;
  std::vector<std::uint8_t> no_windows_;
  std::vector<ResultColumn> numbers_;
};

/// What stands behind each cell of a matrix that was measured: a row a journey and criterion, in that order.
///
/// Shape   n journeys × m criteria rows; the columns journey, criterion, used (the cell of the matrix), value, n, low,
///         high (95 %), standard_error, shrunk, basis, small_sample (1: the
///         journey is marked), why_missing, clusters (that the n go together in), within_days (the window that tells
///         its cases apart)
/// Units   those of the criterion
/// Edge    what is not measured has only n and why_missing; a value without an interval has no low, high and
///         standard_error, one whose observations stand each for itself no clusters
/// Cost    O(n m)
inline ResultTable to_table(const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates,
                            const std::vector<std::uint8_t>& small_samples) {
  EstimateRows rows;
  rows.add(matrix, estimates, small_samples);
  ResultTable table;
  rows.move_into(table);
  return table;
}

/// The same of slices: in front of these columns the period, where periods are told apart, and those of the slicing.
inline ResultTable to_table(const std::vector<MeasuredSlice>& slices, const Slicing& slicing) {
  EstimateRows rows;
  PackedTexts periods;
  std::vector<PackedTexts> by(slicing.by.size());
  for (const auto& slice : slices) {
    const std::size_t before = rows.size();
    rows.add(slice.measured.matrix, slice.measured.estimates, slice.measured.small_samples);
    for (std::size_t row = before; row < rows.size(); ++row) {
      periods.push_back(slice.period);
      for (std::size_t i = 0; i < by.size(); ++i) by[i].push_back(slice.by[i]);
    }
  }
  ResultTable table;
  if (slicing.period != Period::none) table.columns.push_back({"period", std::move(periods)});
  for (std::size_t i = 0; i < by.size(); ++i) table.columns.push_back({slicing.by[i], std::move(by[i])});
  rows.move_into(table);
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
