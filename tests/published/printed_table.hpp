// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

namespace published {

inline constexpr auto up = journeyrank::Direction::maximize;
inline constexpr auto down = journeyrank::Direction::minimize;

using List = std::vector<double>;

/// A table as it is printed: a row a journey.
struct Table {
  std::vector<List> rows;
  List weights;
  std::vector<journeyrank::Direction> directions;
};

/// The table ranked, each criterion on a scale of its own.
inline journeyrank::Ranking ranked(const Table& table, const journeyrank::Method& method,
                                   const std::vector<journeyrank::Scale>& scales) {
  journeyrank::Model model;
  model.method = method;
  std::vector<journeyrank::MatrixColumn> columns;
  std::vector<List> cells(table.weights.size());
  for (std::size_t c = 0; c < table.weights.size(); ++c) {
    const std::string id = "c" + std::to_string(c);
    model.criteria.push_back(
        {.id = id, .direction = table.directions[c], .scale = scales[c], .weight = table.weights[c]});
    for (const auto& row : table.rows) cells[c].push_back(row[c]);
    columns.push_back({.criterion = id, .values = cells[c]});
  }
  return rank(journeyrank::CriteriaMatrix(journeyrank::Names::numbered(table.rows.size()), columns), model);
}

inline journeyrank::Ranking ranked(const Table& table, const journeyrank::Method& method,
                                   const journeyrank::Scale& scale) {
  return ranked(table, method, std::vector<journeyrank::Scale>(table.weights.size(), scale));
}

inline List scores_of(const journeyrank::Ranking& ranking) {
  return {ranking.scores().begin(), ranking.scores().end()};
}

inline void check_close(const List& scores, const List& published, double tolerance) {
  REQUIRE(scores.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    CAPTURE(i);
    CAPTURE(scores[i]);
    CHECK(std::fabs(scores[i] - published[i]) <= tolerance);
  }
}

inline void check_scores(const journeyrank::Ranking& ranking, const List& published, double tolerance) {
  check_close(scores_of(ranking), published, tolerance);
}

}  // namespace published
