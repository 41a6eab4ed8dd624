// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The cells of a criterion that are not fixed, drawn as one.
inline CellGroup one_draw_of(std::span<const CellDistribution> column, std::size_t c) {
  CellGroup group{.correlation = 1.0};
  for (std::size_t journey = 0; journey < column.size(); ++journey) {
    if (!std::holds_alternative<FixedCell>(column[journey].shape)) group.cells.push_back({journey, c});
  }
  return group;
}

/// What is believed of the cells of a measured matrix: one list of estimates a criterion of the model.
///
/// Edge    rates or means that cannot be told apart rest on one number that all journeys share: their cells share each
///         draw of it, so that it reorders nobody; what follows from it may differ (a burden is it times customers);
///         a cell of a sample that has neither a distribution nor an interval (the mean of one number, of a few equal
///         ones, a quantile of a few) is fixed, and counted as one whose doubt is not told
inline CellDoubt doubt_of_measured(const Model& model, std::span<const std::vector<Estimate>> estimates) {
  CellDoubt doubt;
  for (std::size_t c = 0; c < estimates.size(); ++c) {
    const auto metric = metric_of(model.criteria[c].metric);
    auto& column = doubt.distributions.emplace_back();
    if (!metric) continue;
    column = cell_distributions(estimates[c], *metric);
    if (have_common_posterior(estimates[c], *metric)) doubt.groups.push_back(one_draw_of(column, c));
    if (model.criteria[c].weight == 0.0) continue;
    for (std::size_t journey = 0; journey < column.size(); ++journey) {
      const Estimate& estimate = estimates[c][journey];
      const bool fixed = std::holds_alternative<FixedCell>(column[journey].shape);
      doubt.untold += fixed && estimate.measured && !estimate.has_interval ? 1 : 0;
    }
  }
  return doubt;
}

}  // namespace journeyrank
