// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"

#include "splitmix64.hpp"

namespace laws {

/// Values in [0, 1], one column a criterion: raw values that an anchored scale from 0 to 1 leaves as they are.
using ValueColumns = std::vector<std::vector<double>>;

inline journeyrank::CriteriaMatrix matrix_of(const ValueColumns& columns) {
  std::vector<journeyrank::MatrixColumn> named;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    named.push_back({.criterion = "c" + std::to_string(c), .values = columns[c]});
  }
  return {journeyrank::Names::numbered(columns[0].size()), named};
}

/// Criteria c0, c1, ... of weight 1 each.
inline journeyrank::Model model_of(const ValueColumns& columns) {
  journeyrank::Model model;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    model.criteria.push_back({.id = "c" + std::to_string(c), .scale = journeyrank::Anchored{0.0, 1.0}});
  }
  return model;
}

inline journeyrank::Scorer scorer_of(const ValueColumns& columns) {
  return journeyrank::Scorer::fit(matrix_of(columns), model_of(columns));
}

inline journeyrank::ExactValues exact_values_of(const ValueColumns& columns) {
  return {scorer_of(columns), matrix_of(columns)};
}

/// Random values; with a number of levels, only so many different ones, so that ties and duplicates happen.
inline ValueColumns random_columns(Splitmix64& random, std::size_t n, std::size_t m, std::size_t levels = 0) {
  ValueColumns columns(m, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    for (auto& column : columns) {
      column[i] = levels == 0   ? random.unit()
                  : levels == 1 ? 0.5
                                : static_cast<double>(random.below(levels)) / static_cast<double>(levels - 1);
    }
  }
  return columns;
}

/// Values of which each journey is first under some weights: positive directions of length 1.
inline ValueColumns all_winning_columns(Splitmix64& random, std::size_t n, std::size_t m) {
  ValueColumns columns(m, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    double length = 0.0;
    for (auto& column : columns) {
      column[i] = 1.0 - random.unit();
      length += column[i] * column[i];
    }
    for (auto& column : columns) column[i] /= std::sqrt(length);
  }
  return columns;
}

/// Weights drawn uniformly from the simplex.
inline std::vector<double> random_weights(Splitmix64& random, std::size_t m) {
  std::vector<double> weights(m);
  double sum = 0.0;
  for (auto& each : weights) sum += each = -std::log(1.0 - random.unit());
  for (auto& each : weights) each /= sum;
  return weights;
}

/// The same journeys from last to first.
inline ValueColumns turned(ValueColumns columns) {
  for (auto& column : columns) column = std::vector<double>(column.rbegin(), column.rend());
  return columns;
}

}  // namespace laws
