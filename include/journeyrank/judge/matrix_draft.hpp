// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/judge/scenario.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"

namespace journeyrank {

/// A matrix open to change: what scenarios do to journeys and cells.
class MatrixDraft {
 public:
  explicit MatrixDraft(const CriteriaMatrix& matrix) : attributes_(matrix.attributes()) {
    for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
      names_.push_back(matrix.journeys()[i]);
      labels_.push_back(matrix.has_labels() ? matrix.label(i) : "");
    }
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      const auto values = matrix.column(c);
      columns_.push_back({.criterion = matrix.criterion(c), .values = {values.begin(), values.end()}});
      columns_.back().missing.resize(names_.size());
      for (std::size_t i = 0; i < names_.size(); ++i) columns_[c].missing[i] = matrix.is_missing(i, c) ? 1 : 0;
    }
  }

  /// Errors  unknown_name for a journey or criterion, with the nearest; bad_number
  void set(const JourneyValues& changed) {
    const std::size_t journey = find(changed.journey);
    for (const auto& [criterion, value] : changed.values) set(journey, criterion, value);
  }

  /// Errors  unknown_name, with the nearest
  void remove(const std::string& name) {
    const auto at = static_cast<std::ptrdiff_t>(find(name));
    names_.erase(names_.begin() + at);
    labels_.erase(labels_.begin() + at);
    for (auto& column : columns_) {
      column.values.erase(column.values.begin() + at);
      column.missing.erase(column.missing.begin() + at);
    }
    for (auto& attribute : attributes_) attribute.texts.erase(attribute.texts.begin() + at);
  }

  /// A new journey; criteria it has no value of are missing. Errors: duplicate_name, and those of set.
  void add(const JourneyValues& journey) {
    if (std::find(names_.begin(), names_.end(), journey.journey) != names_.end()) {
      throw Error(errc::duplicate_name, "journey \"" + journey.journey + "\" is there already; change its values");
    }
    names_.push_back(journey.journey);
    labels_.emplace_back();
    for (auto& column : columns_) {
      column.values.push_back(0.0);
      column.missing.push_back(1);
    }
    for (auto& attribute : attributes_) attribute.texts.emplace_back();
    set(journey);
  }

  CriteriaMatrix matrix() && {
    const bool any_label = std::any_of(labels_.begin(), labels_.end(), [](const auto& each) { return !each.empty(); });
    if (!any_label) labels_.clear();
    return CriteriaMatrix(Names::of(names_), std::move(columns_),
                          {.labels = std::move(labels_), .attributes = std::move(attributes_)});
  }

 private:
  std::size_t find(const std::string& name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end())
      throw Error(errc::unknown_name, "no journey \"" + name + "\"" + did_you_mean(name, names_));
    return static_cast<std::size_t>(found - names_.begin());
  }

  void set(std::size_t journey, const std::string& criterion, double value) {
    std::vector<std::string> known;
    for (auto& column : columns_) {
      known.push_back(column.criterion);
      if (column.criterion != criterion) continue;
      if (!std::isfinite(value)) {
        throw Error(errc::bad_number, "journey \"" + names_[journey] + "\", criterion \"" + criterion +
                                          "\": the value is not a finite number");
      }
      column.values[journey] = value;
      column.missing[journey] = 0;
      return;
    }
    throw Error(errc::unknown_name,
                "no criterion \"" + criterion + "\" in the matrix" + did_you_mean(criterion, known));
  }

  std::vector<std::string> names_;
  std::vector<std::string> labels_;
  std::vector<MatrixColumn> columns_;
  std::vector<Attribute> attributes_;
};

}  // namespace journeyrank
