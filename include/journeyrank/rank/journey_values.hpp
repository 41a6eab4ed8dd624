// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"
#include "journeyrank/weigh/valued_journeys.hpp"

namespace journeyrank {

/// What each journey of a matrix is worth on the criteria of a model that are on, by the scales of the model: what its
/// weights multiply, whatever its method is.
///
/// Edge    a missing cell is not known, unless its criterion counts it as the worst
/// Errors  missing_column, with the nearest name; those of Scorer::fit
/// Cost    O(n m)
inline ValuedJourneys journey_values(const CriteriaMatrix& matrix, Model model) {
  for (const Criterion& criterion : model.criteria) {
    if (criterion.weight == 0.0 || matrix.find_criterion(criterion.id)) continue;
    throw Error(errc::missing_column, "no column \"" + criterion.id + "\" in the matrix" +
                                          did_you_mean(criterion.id, matrix.criteria()) +
                                          "; weights from choices need one for each criterion that is on");
  }
  model.method = WeightedSum{};
  const Scorer scorer = Scorer::fit(matrix, model);
  const ValueMatrix values(scorer, matrix);
  ValuedJourneys found{.journeys = matrix.journeys()};
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    if (model.criteria[c].weight == 0.0) continue;
    const auto column = values.column(c);
    found.columns.emplace_back(column.begin(), column.end());
    if (!values.has_gaps()) continue;
    auto& unknown = found.unknown.emplace_back(column.size(), std::uint8_t{0});
    for (std::size_t row = 0; row < column.size(); ++row) {
      if (values.known(row, c) != Known::known) unknown[row] = 1;
    }
  }
  return found;
}

}  // namespace journeyrank
