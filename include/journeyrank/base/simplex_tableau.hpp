// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// The dictionary that the simplex method walks through: each basic variable is a constant less a combination of the
/// others. One contiguous column a variable outside of the basis, so that a pivot runs across the rows.
///
/// Shape   n rows, each with its basic variable, and two objectives below them; m columns
/// Edge    ties of the ratio test go to the largest pivot. After a pivot that gains nothing, variables enter and leave
///         by the smallest number (Bland's rule) until one gains something, so that it cannot go round for ever
/// Errors  bad_number if rounding keeps it from an end: coefficients are too far apart
/// Source  chvatal1983linear, chapters 2 and 3; bland1977pivoting
/// Cost    O(n m) a pivot
class SimplexTableau {
 public:
  static constexpr double tolerance = 1e-10;  ///< a coefficient below it counts as 0; rows are scaled to about 1
  static constexpr std::size_t objectives = 2;

  /// `basic` and `outside` number the variables of rows and of columns; all numbers start at 0.
  SimplexTableau(std::vector<std::size_t> basic, std::vector<std::size_t> outside)
      : basic_(std::move(basic)),
        outside_(std::move(outside)),
        barred_(outside_.size(), 0),
        constants_(basic_.size() + objectives, 0.0),
        columns_(outside_.size(), constants_) {}

  std::size_t row_count() const noexcept { return basic_.size(); }
  std::size_t column_count() const noexcept { return columns_.size(); }
  std::size_t basic(std::size_t row) const noexcept { return basic_[row]; }
  std::size_t outside(std::size_t column) const noexcept { return outside_[column]; }

  double& constant(std::size_t row) noexcept { return constants_[row]; }
  double constant(std::size_t row) const noexcept { return constants_[row]; }
  double& cell(std::size_t row, std::size_t column) noexcept { return columns_[column][row]; }
  double cell(std::size_t row, std::size_t column) const noexcept { return columns_[column][row]; }

  /// The row of an objective: its cells say what a unit of each column's variable gains.
  std::size_t objective_row(std::size_t which) const noexcept { return basic_.size() + which; }

  /// Adds a column of a variable, all 0.
  std::size_t add_column(std::size_t variable) {
    outside_.push_back(variable);
    barred_.push_back(0);
    columns_.emplace_back(constants_.size(), 0.0);
    return columns_.size() - 1;
  }

  /// Keeps a column's variable at 0 from now on.
  void bar(std::size_t column) noexcept { barred_[column] = 1; }
  bool is_barred(std::size_t column) const noexcept { return barred_[column] != 0; }

  /// The column, not barred, with the largest cell of a row by size, if it is above the tolerance.
  std::optional<std::size_t> largest_in_row(std::size_t row) const noexcept {
    std::optional<std::size_t> found;
    double largest = tolerance;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const double size = std::abs(columns_[c][row]);
      if (is_barred(c) || !(size > largest)) continue;
      largest = size;
      found = c;
    }
    return found;
  }

  /// Lets the column's variable into the basis and the row's out of it.
  void pivot(std::size_t row, std::size_t column) {
    std::vector<double>& entering = columns_[column];
    const double at = entering[row];
    const auto update = [&](std::vector<double>& numbers) {
      const double factor = numbers[row] / at;
      if (factor != 0.0) {
        run_kernel<AddWeighted>(numbers.size(), static_cast<const double*>(entering.data()), -factor, numbers.data());
      }
      numbers[row] = factor;
    };
    update(constants_);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (c != column) update(columns_[c]);
    }
    for (double& each : entering) each = -each / at;
    entering[row] = 1.0 / at;
    std::swap(basic_[row], outside_[column]);
  }

  /// Pivots until no column gains anything in an objective; false if it grows without end. Constants must be >= 0.
  bool climb(std::size_t which) {
    const std::size_t objective = objective_row(which);
    const std::size_t most_pivots = 1000 + 50 * (row_count() + column_count());
    bool careful = false;
    for (std::size_t pivots = 0; pivots < most_pivots; ++pivots) {
      const auto column = entering_column(objective, careful);
      if (!column) return true;
      const auto row = leaving_row(*column, careful);
      if (!row) return false;
      careful = !(constants_[*row] > tolerance);
      pivot(*row, *column);
      for (std::size_t r = 0; r < row_count(); ++r) {
        if (constants_[r] < 0.0 && constants_[r] > -tolerance) constants_[r] = 0.0;
      }
    }
    throw Error(errc::bad_number, "a linear programme: no end after " + std::to_string(most_pivots) +
                                      " pivots; allowed: coefficients that are less far apart");
  }

 private:
  std::optional<std::size_t> entering_column(std::size_t objective, bool careful) const noexcept {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (is_barred(c) || !(columns_[c][objective] > tolerance)) continue;
      const bool better =
          !found || (careful ? outside_[c] < outside_[*found] : columns_[c][objective] > columns_[*found][objective]);
      if (better) found = c;
    }
    return found;
  }

  std::optional<std::size_t> leaving_row(std::size_t column, bool careful) const noexcept {
    const std::vector<double>& entering = columns_[column];
    std::optional<std::size_t> found;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < row_count(); ++r) {
      if (!(entering[r] > tolerance)) continue;
      const double ratio = constants_[r] / entering[r];
      if (ratio > least) continue;
      const bool tie_won = found && (careful ? basic_[r] < basic_[*found] : entering[r] > entering[*found]);
      const bool better = !found || ratio < least || tie_won;
      least = ratio;
      if (better) found = r;
    }
    return found;
  }

  std::vector<std::size_t> basic_;
  std::vector<std::size_t> outside_;
  std::vector<std::uint8_t> barred_;
  std::vector<double> constants_;
  std::vector<std::vector<double>> columns_;
};

}  // namespace journeyrank
