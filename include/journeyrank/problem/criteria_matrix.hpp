// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/parallel.hpp"

namespace journeyrank {

/// The raw values of one criterion, one a journey; owned, or borrowed from memory that the caller keeps alive.
struct MatrixColumn {
  std::string criterion;
  std::vector<double> values = {};         ///< owned values; unused when borrowed
  std::span<const double> borrowed = {};   ///< values in the caller's memory; empty when owned
  std::vector<std::uint8_t> missing = {};  ///< 1 for a missing cell; empty when none is

  std::span<const double> view() const noexcept {
    return borrowed.empty() ? std::span<const double>(values) : borrowed;
  }
};

/// A text column that is carried along: segment, objective, ...
struct Attribute {
  std::string name;
  std::vector<std::string> texts;

  friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// What a matrix may carry beside its numbers, and how many threads check it (0: one a processor).
struct MatrixDetails {
  std::vector<std::string> labels = {};  ///< names people read, one a journey; empty: the ids
  std::vector<Attribute> attributes = {};
  std::size_t threads = 1;
};

/// Journeys × criteria in raw units: one contiguous column of double a criterion. Checked once, const afterwards.
///
/// Shape   n journeys × m criteria
/// Edge    no journey: a valid, empty matrix; a missing cell holds 0 and is marked
/// Errors  shape_mismatch if a column, the labels or an attribute have another length; duplicate_name if a journey or a
///         criterion stands twice; bad_number if a cell is NaN or infinite; too_large beyond 4,294,967,294 journeys
/// Cost    O(n m), one reading of the values; borrowed columns are not copied unless they have missing cells
class CriteriaMatrix {
 public:
  CriteriaMatrix() = default;

  CriteriaMatrix(Names journeys, std::vector<MatrixColumn> columns, MatrixDetails details = {})
      : journeys_(std::move(journeys)),
        columns_(std::move(columns)),
        labels_(std::move(details.labels)),
        attributes_(std::move(details.attributes)) {
    check_shape();
    check_names();
    extents_.resize(columns_.size());
    for (std::size_t c = 0; c < columns_.size(); ++c) check_values(c, details.threads);
  }

  std::size_t journey_count() const noexcept { return journeys_.size(); }
  std::size_t criterion_count() const noexcept { return columns_.size(); }

  const Names& journeys() const noexcept { return journeys_; }
  const std::vector<Attribute>& attributes() const noexcept { return attributes_; }
  const std::string& criterion(std::size_t c) const noexcept { return columns_[c].criterion; }

  /// The name people read; the id where the label is empty.
  std::string label(std::size_t journey) const {
    return has_labels() && !labels_[journey].empty() ? labels_[journey] : journeys_[journey];
  }
  bool has_labels() const noexcept { return !labels_.empty(); }

  std::span<const double> column(std::size_t c) const noexcept { return columns_[c].view(); }
  double cell(std::size_t journey, std::size_t c) const noexcept { return column(c)[journey]; }

  bool has_missing(std::size_t c) const noexcept { return !columns_[c].missing.empty(); }
  bool is_missing(std::size_t journey, std::size_t c) const noexcept {
    return has_missing(c) && columns_[c].missing[journey] != 0;
  }

  /// Smallest and largest present value of a criterion; low > high when none is present.
  const Extent& extent(std::size_t c) const noexcept { return extents_[c]; }

  /// The position of a criterion, or nothing.
  std::optional<std::size_t> find_criterion(std::string_view name) const noexcept {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].criterion == name) return c;
    }
    return std::nullopt;
  }

  std::vector<std::string> criteria() const {
    std::vector<std::string> names;
    for (const auto& column : columns_) names.push_back(column.criterion);
    return names;
  }

 private:
  void check_shape() {
    const std::size_t n = journeys_.size();
    if (n >= std::numeric_limits<std::uint32_t>::max()) {
      throw Error(errc::too_large, std::to_string(n) + " journeys; allowed: 4294967294");
    }
    const auto same = [n](std::size_t found, const std::string& what) {
      if (found == n) return;
      throw Error(errc::shape_mismatch,
                  what + " has " + std::to_string(found) + " values for " + std::to_string(n) + " journeys");
    };
    for (const auto& column : columns_) {
      same(column.view().size(), "criterion \"" + column.criterion + "\"");
      if (!column.missing.empty()) same(column.missing.size(), "the missing mask of \"" + column.criterion + "\"");
    }
    if (!labels_.empty()) same(labels_.size(), "the list of labels");
    for (const auto& attribute : attributes_) same(attribute.texts.size(), "attribute \"" + attribute.name + "\"");
  }

  void check_names() const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (*find_criterion(columns_[c].criterion) != c) {
        throw Error(errc::duplicate_name, "criterion \"" + columns_[c].criterion + "\" stands twice in the matrix");
      }
    }
    if (const auto pair = journeys_.find_duplicate()) {
      throw Error(errc::duplicate_name, "journey \"" + journeys_[pair->first] + "\" stands twice, in rows " +
                                            std::to_string(pair->first + 1) + " and " +
                                            std::to_string(pair->second + 1));
    }
  }

  void check_values(std::size_t c, std::size_t threads) {
    MatrixColumn& column = columns_[c];
    if (!column.missing.empty()) {
      check_values_beside_missing(c);
      return;
    }
    const std::span<const double> values = column.view();
    const std::size_t parts = thread_count(threads, values.size() >> 16);
    std::vector<Extent> extents(parts);
    run_parts(parts, [&](std::size_t part) {
      const std::size_t begin = values.size() * part / parts;
      const std::size_t end = values.size() * (part + 1) / parts;
      run_kernel<WidenExtent>(end - begin, values.data() + begin, &extents[part]);
    });
    for (const auto& extent : extents) extents_[c].include(extent);
    if (extents_[c].finite) return;
    for (std::size_t journey = 0; journey < values.size(); ++journey) refuse_unless_finite(journey, c, values[journey]);
  }

  void check_values_beside_missing(std::size_t c) {
    MatrixColumn& column = columns_[c];
    if (!column.borrowed.empty()) column.values.assign(column.borrowed.begin(), column.borrowed.end());
    column.borrowed = {};
    bool any = false;
    for (std::size_t journey = 0; journey < column.values.size(); ++journey) {
      if (column.missing[journey] != 0) {
        any = true;
        column.values[journey] = 0.0;
      } else {
        refuse_unless_finite(journey, c, column.values[journey]);
        extents_[c].include({column.values[journey], column.values[journey], true});
      }
    }
    if (!any) column.missing.clear();
  }

  void refuse_unless_finite(std::size_t journey, std::size_t c, double value) const {
    if (std::isfinite(value)) return;
    const char* found = std::isnan(value) ? "NaN" : value > 0.0 ? "infinity" : "minus infinity";
    throw Error(errc::bad_number, "journey \"" + journeys_[journey] + "\", criterion \"" + columns_[c].criterion +
                                      "\": found " + found + "; allowed: a finite number, or a missing cell");
  }

  Names journeys_;
  std::vector<MatrixColumn> columns_;
  std::vector<Extent> extents_;
  std::vector<std::string> labels_;
  std::vector<Attribute> attributes_;
};

}  // namespace journeyrank
