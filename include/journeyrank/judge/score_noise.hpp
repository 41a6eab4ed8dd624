// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/measured_doubt.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/refitted_column.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// How samples may have put journeys where they are: what robustness draws under the stated weights. On anchors, by a
/// method that adds up, the cells of two journeys alone; otherwise those of all, for each of them moves the scores of
/// others.
class ScoreNoise {
 public:
  static constexpr std::uint64_t draws = 20'000;               ///< fewer where all of many journeys are drawn
  static constexpr std::uint64_t journeys_drawn = 20'000'000;  ///< then, but at least 1,000 draws
  static constexpr std::uint64_t seed = 1;                     ///< as robustness has it by default

  /// What measured cells are believed to be.
  ScoreNoise(const Scorer& scorer, const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates)
      : ScoreNoise(doubt_of_measured(scorer.model(), estimates), scorer, matrix) {}

  /// The same of any cells.
  static ScoreNoise of_cells(const Scorer& scorer, const CriteriaMatrix& matrix, CellDoubt believed) {
    return {std::move(believed), scorer, matrix};
  }

  /// How likely it is that two journeys truly stand the other way round: how often `behind` scores above `ahead` where
  /// each cell is drawn from what is believed of it. Nothing when no cell of the two is in doubt.
  ///
  /// Edge    draws in which both score the same count half
  /// Cost    O(m) a draw; O(n m) where all are drawn
  std::optional<Drawn> chance_of_other_order(std::size_t ahead, std::size_t behind) const {
    const bool alone = moves_itself_alone();
    const CellDoubt cells = alone ? of_both(ahead, behind) : believed_;
    ValueMatrix values = believed_values(scorer_, matrix_, cells);
    const CellDraws drawn(scorer_, matrix_, values, cells, 1);
    if (!is_spread(drawn)) return std::nullopt;
    const std::size_t n = matrix_.journey_count();
    const std::uint64_t most = alone ? draws : std::clamp<std::uint64_t>(journeys_drawn / n, 1000, draws);
    const auto weights = scorer_.weights().normalised();
    std::vector<double> column(n);
    std::vector<double> scores(n);
    std::uint64_t turned = 0;
    std::uint64_t kept = 0;
    for (std::uint64_t draw = 0; draw < most; ++draw) {
      for (std::size_t c = 0; c < values.criterion_count(); ++c) {
        if (!alone) drawn.draw_column(seed, draw, c, column);
        for (std::size_t i = 0; i < (alone ? 2 : n); ++i) {
          const std::size_t journey = !alone ? i : i == 0 ? ahead : behind;
          if (values.known(journey, c) == Known::left_out) continue;
          values.replace(journey, c, alone ? drawn.value(seed, draw, journey, c) : column[journey]);
        }
      }
      if (!alone) values.score(weights, scores);
      for (const std::size_t journey : {ahead, behind}) {
        if (alone) scores[journey] = values.score(journey, weights);
      }
      turned += scores[behind] > scores[ahead] ? 1 : 0;
      kept += scores[ahead] > scores[behind] ? 1 : 0;
    }
    return drawn_winning(turned, kept, most);
  }

 private:
  ScoreNoise(CellDoubt believed, const Scorer& scorer, const CriteriaMatrix& matrix)
      : scorer_(scorer), matrix_(matrix), believed_(std::move(believed)) {}

  /// True when a cell moves no score but its own journey's.
  bool moves_itself_alone() const {
    const auto& criteria = scorer_.model().criteria;
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      if (scorer_.is_on(c) && is_relative(criteria[c].scale)) return false;
    }
    return adds_up(scorer_.model().method);
  }

  /// The doubt about the cells of two journeys; all others are certain.
  CellDoubt of_both(std::size_t a, std::size_t b) const {
    CellDoubt cells;
    for (const auto& column : believed_.distributions) {
      auto& kept = cells.distributions.emplace_back();
      if (column.empty()) continue;
      kept.resize(column.size());
      kept[a] = column[a];
      kept[b] = column[b];
    }
    cells.groups = believed_.groups;
    return cells;
  }

  bool is_spread(const CellDraws& drawn) const {
    for (std::size_t c = 0; c < scorer_.criterion_count(); ++c) {
      if (!scorer_.is_on(c)) continue;
      for (std::size_t j = 0; j < matrix_.journey_count(); ++j) {
        if (drawn.cell(j, c).kind != DrawnCell::Kind::fixed) return true;
      }
    }
    return false;
  }

  const Scorer& scorer_;
  const CriteriaMatrix& matrix_;
  CellDoubt believed_;
};

}  // namespace journeyrank
