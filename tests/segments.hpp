// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/segment_doubt.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/segment.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

/// Segments of one criterion "pain" in [0, 1], for tests: journeys a, b, c, ... unless they are named.
inline journeyrank::Segment segment_of(const std::string& name, std::vector<double> pain,
                                       std::vector<std::string> journeys = {}) {
  for (std::size_t j = journeys.size(); j < pain.size(); ++j) journeys.emplace_back(1, static_cast<char>('a' + j));
  std::vector<journeyrank::MatrixColumn> columns;
  columns.push_back({.criterion = "pain", .values = std::move(pain)});
  return {name, journeyrank::CriteriaMatrix(journeyrank::Names::of(journeys), std::move(columns))};
}

inline journeyrank::Model model_of_pain() {
  journeyrank::Model model;
  model.criteria = {{.id = "pain"}};
  return model;
}

/// Every cell with one standard error.
inline std::vector<journeyrank::SegmentDoubt> normal_doubts(const journeyrank::SegmentRankings& ranked, double error) {
  std::vector<journeyrank::SegmentDoubt> doubts;
  for (std::size_t s = 0; s < ranked.size(); ++s) {
    const auto& matrix = ranked.matrix(s);
    auto& doubt = doubts.emplace_back();
    doubt.untold.assign(matrix.journey_count(), 0);
    auto& cells = doubt.cells.distributions.emplace_back();
    for (std::size_t j = 0; j < matrix.journey_count(); ++j) {
      cells.push_back({journeyrank::NormalCell{matrix.cell(j, 0), error}, {}});
    }
  }
  return doubts;
}
