// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/names.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The criteria matrix of one segment: customers of a kind, a channel, a region.
struct Segment {
  std::string name;
  CriteriaMatrix matrix;
};

/// Puts rows that name a segment and a journey together into one matrix a segment.
///
/// Shape   a row a journey and segment, one cell a criterion; a segment need not have every journey
/// Edge    segments come out in the bytewise order of their names, journeys in that of their rows; no row: no segment
class SegmentRows {
 public:
  explicit SegmentRows(std::vector<std::string> criteria) : criteria_(std::move(criteria)) {}

  /// Takes a row; says which earlier one, from 0, has the same journey of the same segment, and then takes nothing.
  std::optional<std::size_t> add(std::string_view segment, std::string_view journey, std::string_view label,
                                 std::span<const std::optional<double>> cells) {
    const auto [seen, is_new] = rows_.try_emplace(std::pair(std::string(segment), std::string(journey)), rows_.size());
    if (!is_new) return seen->second;
    Part& part = parts_[std::string(segment)];
    part.columns.resize(criteria_.size());
    part.journeys.push_back(journey);
    part.labels.emplace_back(label);
    for (std::size_t c = 0; c < criteria_.size(); ++c) {
      part.columns[c].values.push_back(cells[c].value_or(0.0));
      part.columns[c].missing.push_back(cells[c] ? 0 : 1);
    }
    return std::nullopt;
  }

  std::vector<Segment> segments() && {
    std::vector<Segment> all;
    for (auto& [name, part] : parts_) {
      for (std::size_t c = 0; c < criteria_.size(); ++c) part.columns[c].criterion = criteria_[c];
      const auto is_named = [](const std::string& label) { return !label.empty(); };
      if (std::none_of(part.labels.begin(), part.labels.end(), is_named)) part.labels.clear();
      all.push_back({name, CriteriaMatrix(std::move(part.journeys), std::move(part.columns),
                                          {.labels = std::move(part.labels)})});
    }
    return all;
  }

 private:
  struct Part {
    Names journeys;
    std::vector<std::string> labels;
    std::vector<MatrixColumn> columns;
  };

  std::vector<std::string> criteria_;
  std::map<std::pair<std::string, std::string>, std::size_t> rows_;
  std::map<std::string, Part> parts_;
};

/// One number for the cells that the segments have of a journey: their mean; of levels the middle one, or the lower of
/// two.
inline std::optional<double> pooled_cell(std::vector<double> cells, bool levels) {
  if (cells.empty()) return std::nullopt;
  if (levels) {
    const std::size_t middle = (cells.size() - 1) / 2;
    std::nth_element(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(middle), cells.end());
    return cells[middle];
  }
  double sum = 0.0;
  for (const double cell : cells) sum += cell;
  return sum / static_cast<double>(cells.size());
}

/// One matrix for all segments, where nothing but the segments is at hand: each segment that has a cell counts alike.
///
/// Shape   the journeys of any segment, in the order in which they are met; the criteria of the model that any has
/// Edge    a cell that no segment has is missing; labels are those of the first segment that has one
/// Cost    O(cells log journeys)
inline CriteriaMatrix pooled_matrix(std::span<const Segment> segments, const Model& model) {
  std::map<std::string, std::size_t> row_of;
  Names journeys;
  std::vector<std::string> labels;
  for (const Segment& each : segments) {
    for (std::size_t j = 0; j < each.matrix.journey_count(); ++j) {
      const std::string id = each.matrix.journeys()[j];
      if (row_of.try_emplace(id, row_of.size()).second) {
        journeys.push_back(id);
        labels.push_back(each.matrix.label(j));
      }
    }
  }
  std::vector<MatrixColumn> columns;
  for (const auto& criterion : model.criteria) {
    std::vector<std::vector<double>> cells(journeys.size());
    bool there = false;
    for (const Segment& each : segments) {
      const auto c = each.matrix.find_criterion(criterion.id);
      there = there || c.has_value();
      for (std::size_t j = 0; c && j < each.matrix.journey_count(); ++j) {
        if (!each.matrix.is_missing(j, *c)) cells[row_of[each.matrix.journeys()[j]]].push_back(each.matrix.cell(j, *c));
      }
    }
    if (!there) continue;
    MatrixColumn& column = columns.emplace_back(MatrixColumn{.criterion = criterion.id});
    for (auto& of_journey : cells) {
      const auto cell = pooled_cell(std::move(of_journey), std::holds_alternative<Levels>(criterion.scale));
      column.values.push_back(cell.value_or(0.0));
      column.missing.push_back(cell ? 0 : 1);
    }
  }
  return CriteriaMatrix(std::move(journeys), std::move(columns), {.labels = std::move(labels)});
}

}  // namespace journeyrank
