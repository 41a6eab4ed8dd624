// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"

/// A matrix of these columns; its criteria are c1, c2, ..., its journeys j1, j2, ...
inline journeyrank::CriteriaMatrix matrix_of_columns(const std::vector<std::vector<double>>& columns) {
  std::vector<std::string> journeys;
  for (std::size_t i = 0; !columns.empty() && i < columns[0].size(); ++i)
    journeys.push_back("j" + std::to_string(i + 1));
  std::vector<journeyrank::MatrixColumn> named;
  for (const auto& each : columns)
    named.push_back({.criterion = "c" + std::to_string(named.size() + 1), .values = each});
  return journeyrank::CriteriaMatrix(journeyrank::Names::of(journeys), std::move(named));
}

/// The same from rows, one a journey, as papers print it.
inline journeyrank::CriteriaMatrix matrix_of_rows(const std::vector<std::vector<double>>& rows) {
  std::vector<std::vector<double>> columns(rows.empty() ? 0 : rows[0].size());
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) columns[c].push_back(row[c]);
  }
  return matrix_of_columns(columns);
}

/// "+-+": maximize, minimize, maximize.
inline std::vector<journeyrank::Direction> directions_of(const std::string& signs) {
  std::vector<journeyrank::Direction> list;
  for (const char sign : signs) {
    list.push_back(sign == '+' ? journeyrank::Direction::maximize : journeyrank::Direction::minimize);
  }
  return list;
}

/// True when two lists are as long as each other and no two numbers further apart than this.
inline bool are_close(const std::vector<double>& found, const std::vector<double>& wanted, double tolerance) {
  if (found.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!(std::abs(found[i] - wanted[i]) <= tolerance)) return false;
  }
  return true;
}
