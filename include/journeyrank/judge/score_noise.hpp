// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/measured_doubt.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// How samples may have put journeys where they are: what robustness draws under the stated weights, of two journeys
/// alone.
class ScoreNoise {
 public:
  static constexpr std::uint64_t draws = 20'000;
  static constexpr std::uint64_t seed = 1;  ///< as robustness has it by default

  ScoreNoise(const Scorer& scorer, const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates)
      : scorer_(scorer), matrix_(matrix), believed_(doubt_of_measured(scorer.model(), estimates)) {}

  /// How likely it is that two journeys truly stand the other way round: how often `behind` scores above `ahead` where
  /// each measured cell is drawn from its posterior. Nothing when no cell of the two is in doubt.
  ///
  /// Edge    draws in which both score the same count for neither
  /// Cost    O(m) a draw
  std::optional<Drawn> chance_of_other_order(std::size_t ahead, std::size_t behind) const {
    const CellDoubt cells = of_both(ahead, behind);
    ValueMatrix values = believed_values(scorer_, matrix_, cells);
    const CellDraws drawn(scorer_, matrix_, values, cells, 1);
    if (!is_spread(drawn, ahead) && !is_spread(drawn, behind)) return std::nullopt;
    const auto weights = scorer_.weights().normalised();
    std::uint64_t turned = 0;
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
      for (std::size_t c = 0; c < values.criterion_count(); ++c) {
        for (const std::size_t journey : {ahead, behind}) {
          if (values.known(journey, c) == Known::left_out) continue;
          values.replace(journey, c, drawn.value(seed, draw, journey, c));
        }
      }
      turned += values.score(behind, weights) > values.score(ahead, weights) ? 1 : 0;
    }
    return drawn_share(turned, draws);
  }

 private:
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
    return cells;
  }

  bool is_spread(const CellDraws& drawn, std::size_t journey) const {
    for (std::size_t c = 0; c < scorer_.criterion_count(); ++c) {
      if (scorer_.is_on(c) && drawn.cell(journey, c).kind != DrawnCell::Kind::fixed) return true;
    }
    return false;
  }

  const Scorer& scorer_;
  const CriteriaMatrix& matrix_;
  CellDoubt believed_;
};

}  // namespace journeyrank
