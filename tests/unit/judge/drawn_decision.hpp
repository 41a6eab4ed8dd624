// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"

#include "splitmix64.hpp"

/// A matrix, a model over it and a scorer.
struct DrawnDecision {
  journeyrank::Model model;
  journeyrank::CriteriaMatrix matrix;
  journeyrank::Scorer scorer;
};

/// Criteria c0, c1, ... with equal weights, anchored from 0 to 1, over rows of raw values.
inline DrawnDecision decision(const std::vector<std::vector<double>>& rows,
                              journeyrank::Missing policy = journeyrank::Missing::reject,
                              const std::vector<std::pair<std::size_t, std::size_t>>& missing = {}) {
  journeyrank::Model model;
  std::vector<journeyrank::MatrixColumn> columns;
  for (std::size_t c = 0; c < rows[0].size(); ++c) {
    model.criteria.push_back(
        {.id = "c" + std::to_string(c), .scale = journeyrank::Anchored{0.0, 1.0}, .weight = 1.0, .missing = policy});
    journeyrank::MatrixColumn column{.criterion = model.criteria[c].id};
    for (const auto& row : rows) column.values.push_back(row[c]);
    for (const auto& [journey, criterion] : missing) {
      if (criterion != c) continue;
      column.missing.resize(rows.size(), 0);
      column.missing[journey] = 1;
    }
    columns.push_back(std::move(column));
  }
  journeyrank::CriteriaMatrix matrix(journeyrank::Names::numbered(rows.size()), std::move(columns));
  journeyrank::Scorer scorer = journeyrank::Scorer::fit(matrix, model);
  return {std::move(model), std::move(matrix), std::move(scorer)};
}

/// n journeys × m criteria of random raw values, in tenths where they should often be equal.
inline std::vector<std::vector<double>> random_rows(std::size_t n, std::size_t m, std::uint64_t seed,
                                                    std::uint32_t steps = 0) {
  Splitmix64 random(seed);
  std::vector<std::vector<double>> rows(n, std::vector<double>(m));
  for (auto& row : rows) {
    for (double& cell : row) {
      const double uniform = static_cast<double>(random() >> 11) * 0x1p-53;
      cell = steps == 0 ? uniform : static_cast<double>(static_cast<std::uint32_t>(uniform * steps)) / steps;
    }
  }
  return rows;
}
