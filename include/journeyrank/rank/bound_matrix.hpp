// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The raw cells of one journey in the model's order of criteria, and which of them are missing (1).
struct Row {
  std::vector<double> raw;
  std::vector<std::uint8_t> missing;
};

/// A criteria matrix matched to the criteria of a model by name, every cell found fit to score. It borrows the matrix.
///
/// Edge    a criterion of weight 0 is off: neither its column nor its cells are looked at
/// Errors  missing_column, with the nearest name; missing_cell under the policy reject; bad_number for a cell that is
///         not the index of a level; each names the journey and the criterion
/// Cost    O(m), and O(n) for each criterion with levels or with missing cells
class BoundMatrix {
 public:
  BoundMatrix(const CriteriaMatrix& matrix, const Model& model, const Weights& weights) : matrix_(&matrix) {
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      const bool on = weights.normalised(c) > 0.0;
      columns_.push_back(on ? column_for(model.criteria[c]) : off);
      has_gaps_ = has_gaps_ || columns_.back() == absent || (is_there(c) && matrix.has_missing(columns_[c]));
      if (is_there(c)) check_cells(model.criteria[c], columns_[c]);
    }
  }

  const CriteriaMatrix& matrix() const noexcept { return *matrix_; }
  std::size_t journey_count() const noexcept { return matrix_->journey_count(); }

  /// True when the matrix has a column for this criterion and it counts.
  bool is_there(std::size_t c) const noexcept { return columns_[c] < absent; }

  /// The raw values of a criterion that is there.
  std::span<const double> column(std::size_t c) const noexcept { return matrix_->column(columns_[c]); }
  Extent extent(std::size_t c) const noexcept { return is_there(c) ? matrix_->extent(columns_[c]) : Extent{}; }

  bool is_missing(std::size_t journey, std::size_t c) const noexcept {
    return columns_[c] == absent || (is_there(c) && matrix_->is_missing(journey, columns_[c]));
  }

  /// True when some cell that counts is missing: in the whole matrix, of one criterion, or for one journey.
  bool has_gaps() const noexcept { return has_gaps_; }
  bool has_gaps(std::size_t c) const noexcept {
    return columns_[c] == absent || (is_there(c) && matrix_->has_missing(columns_[c]));
  }
  bool has_gap(std::size_t journey) const noexcept {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (is_missing(journey, c)) return true;
    }
    return false;
  }

  /// How many cells of a criterion are present.
  std::size_t present(std::size_t c) const noexcept {
    if (!has_gaps(c)) return journey_count();
    std::size_t count = 0;
    for (std::size_t journey = 0; journey < journey_count(); ++journey) count += is_missing(journey, c) ? 0 : 1;
    return count;
  }

  Row row(std::size_t journey) const {
    Row row;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      row.missing.push_back(is_missing(journey, c) ? 1 : 0);
      row.raw.push_back(is_there(c) ? column(c)[journey] : 0.0);
    }
    return row;
  }

 private:
  static constexpr std::size_t off = std::numeric_limits<std::size_t>::max();  // weight 0
  static constexpr std::size_t absent = off - 1;                               // no such column, and the policy copes

  std::size_t column_for(const Criterion& criterion) const {
    if (const auto at = matrix_->find_criterion(criterion.id)) return *at;
    if (criterion.missing != Missing::reject) return absent;
    throw Error(errc::missing_column, "no column for criterion \"" + criterion.id + "\"" +
                                          did_you_mean(criterion.id, matrix_->criteria()) +
                                          "; add it, or give the criterion another missing policy than reject");
  }

  void check_cells(const Criterion& criterion, std::size_t column) const {
    const auto* levels = std::get_if<Levels>(&criterion.scale);
    const bool whole = criterion.missing == Missing::reject && matrix_->has_missing(column);
    if (levels == nullptr && !whole) return;
    for (std::size_t journey = 0; journey < journey_count(); ++journey) {
      if (matrix_->is_missing(journey, column)) {
        if (!whole) continue;
        throw Error(errc::missing_cell, place(journey, criterion) +
                                            ": the cell is missing; fill it, or give the criterion another missing "
                                            "policy: renormalise, worst or interval");
      }
      const double raw = matrix_->cell(journey, column);
      if (levels == nullptr || levels->holds(raw)) continue;
      throw Error(errc::bad_number, place(journey, criterion) + ": found " + shortest_number(raw) +
                                        "; allowed: the index of a level, 0 to " +
                                        std::to_string(levels->levels.size() - 1));
    }
  }

  std::string place(std::size_t journey, const Criterion& criterion) const {
    return "journey \"" + matrix_->journeys()[journey] + "\", criterion \"" + criterion.id + "\"";
  }

  const CriteriaMatrix* matrix_;
  std::vector<std::size_t> columns_;
  bool has_gaps_ = false;
};

}  // namespace journeyrank
