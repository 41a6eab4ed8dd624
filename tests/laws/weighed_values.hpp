// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace laws {

/// A model whose values are the raw cells themselves (anchors 0 and 1), and its matrix: problems are written down as
/// values and weights.
struct WeighedValues {
  journeyrank::Model model;
  journeyrank::CriteriaMatrix matrix;

  /// `values`: one row a journey; journeys are called a, b, c, ... , criteria c0, c1, ...
  WeighedValues(const std::vector<std::vector<double>>& values, const std::vector<double>& weights) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < values.size(); ++i) {
      names.push_back(i < 26 ? std::string(1, static_cast<char>('a' + i)) : "j" + std::to_string(i));
    }
    std::vector<journeyrank::MatrixColumn> columns;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      const std::string id = "c" + std::to_string(c);
      model.criteria.push_back({.id = id, .scale = journeyrank::Anchored{0.0, 1.0}, .weight = weights[c]});
      journeyrank::MatrixColumn column{.criterion = id};
      for (const auto& row : values) column.values.push_back(row[c]);
      columns.push_back(std::move(column));
    }
    matrix = journeyrank::CriteriaMatrix(journeyrank::Names::of(names), std::move(columns));
  }

  journeyrank::Scorer scorer() const { return journeyrank::Scorer::fit(matrix, model); }
};

}  // namespace laws
