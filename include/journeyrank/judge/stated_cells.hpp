// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// A cell by the names of its journey and criterion.
struct CellName {
  std::string journey;
  std::string criterion;

  static constexpr auto fields() {
    return FieldList{
        Field{"journey", &CellName::journey, "the id of a journey", Allowed{.required = true, .least_size = 1}},
        Field{"criterion", &CellName::criterion, "the id of a criterion", Allowed{.required = true, .least_size = 1}}};
  }

  friend bool operator==(const CellName&, const CellName&) = default;
};

/// What somebody believes of one raw cell.
struct StatedCell {
  std::string journey;
  std::string criterion;
  CellShape shape = {};

  static constexpr auto fields() {
    return FieldList{
        Field{"journey", &StatedCell::journey, "the id of a journey", Allowed{.required = true, .least_size = 1}},
        Field{"criterion", &StatedCell::criterion, "the id of a criterion", Allowed{.required = true, .least_size = 1}},
        Field{"shape", &StatedCell::shape, "how its raw value is spread", Allowed{.required = true}}};
  }

  friend bool operator==(const StatedCell&, const StatedCell&) = default;
};

/// Cells whose errors go together.
struct StatedGroup {
  double correlation = 0.0;
  std::vector<CellName> cells = {};

  static constexpr auto fields() {
    return FieldList{Field{"correlation", &StatedGroup::correlation, "that of each two of them, 0 to 1",
                           Allowed{.required = true, .at_least = 0.0, .at_most = 1.0}},
                     Field{"cells", &StatedGroup::cells, "the cells, each in one group at most",
                           Allowed{.required = true, .least_size = 1}}};
  }

  friend bool operator==(const StatedGroup&, const StatedGroup&) = default;
};

/// Everything that somebody believes of the cells of a matrix; those that are not named are certain.
struct StatedCells {
  std::vector<StatedCell> cells = {};
  std::vector<StatedGroup> groups = {};

  friend bool operator==(const StatedCells&, const StatedCells&) = default;
};

/// What is stated of cells, by row and column.
///
/// Errors  unknown_name for a journey or criterion, with the nearest; duplicate_name for a cell that is stated twice;
///         faulty shapes and groups are refused where they are drawn (see CellDraws)
inline CellDoubt doubt_of(const StatedCells& stated, const CriteriaMatrix& matrix, const Model& model) {
  CellDoubt doubt;
  doubt.distributions.resize(model.criteria.size());
  const auto row_of = [&](const std::string& journey) {
    if (const auto row = matrix.journeys().find(journey)) return *row;
    std::vector<std::string> known;
    for (std::size_t j = 0; j < matrix.journey_count(); ++j) known.push_back(matrix.journeys()[j]);
    throw Error(errc::unknown_name, "no journey \"" + journey + "\" was ranked" + did_you_mean(journey, known));
  };
  std::vector<std::pair<std::size_t, std::size_t>> seen;
  for (const auto& cell : stated.cells) {
    const std::size_t c = criterion_index(model, cell.criterion);
    const std::pair<std::size_t, std::size_t> at{row_of(cell.journey), c};
    if (std::find(seen.begin(), seen.end(), at) != seen.end()) {
      throw Error(errc::duplicate_name,
                  "the cell of journey \"" + cell.journey + "\", criterion \"" + cell.criterion + "\" is stated twice");
    }
    seen.push_back(at);
    doubt.distributions[c].resize(matrix.journey_count());
    doubt.distributions[c][at.first].shape = cell.shape;
  }
  for (const auto& group : stated.groups) {
    CellGroup& here = doubt.groups.emplace_back();
    here.correlation = group.correlation;
    for (const auto& cell : group.cells) {
      here.cells.push_back({row_of(cell.journey), criterion_index(model, cell.criterion)});
    }
  }
  return doubt;
}

}  // namespace journeyrank
