// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/judge/two_criteria.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/judge/weight_line.hpp"
#include "journeyrank/judge/winning.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What is known of ranks without a draw.
///
/// Edge    every part is empty where it has to be drawn; `ranks` is there where all possible weights lie on one line:
///         two criteria weigh something, or statements leave one way to go
struct ExactAnswers {
  std::vector<double> first = {};                 ///< by journey, the share of all weights that put it first
  std::vector<std::vector<double>> central = {};  ///< the mean of those weights; empty for one that is never first
  std::optional<Winning> winning = {};
  std::optional<TwoCriteria> ranks = {};
};

/// True when some cell may be other than it is: one that is spread, or missing and open.
inline bool has_doubt(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells) {
  return !open_cells(scorer, matrix, cells).empty() ||
         std::any_of(cells.distributions.begin(), cells.distributions.end(), [](const auto& column) {
           return std::any_of(column.begin(), column.end(), [](const CellDistribution& cell) {
             return !std::holds_alternative<FixedCell>(cell.shape) && !only_number(cell.shape);
           });
         });
}

/// True when scores are linear in the weights and certain: every draw has the values of the matrix, and no cell is left
/// out.
inline bool has_exact_scores(const Scorer& scorer, const CriteriaMatrix& matrix, const ValueMatrix& values,
                             const CellDoubt& cells, std::size_t threads) {
  if (!adds_up(scorer.model().method) || values.has_gaps() || has_doubt(scorer, matrix, cells)) return false;
  const CellDraws draws(scorer, matrix, values, cells, threads);
  for (std::size_t c = 0; c < values.criterion_count(); ++c) {
    for (std::size_t j = 0; j < values.journey_count() && scorer.is_on(c); ++j) {
      if (draws.cell(j, c).a != values.value(j, c)) return false;  // a cell without spread, but not that of the matrix
    }
  }
  return true;
}

/// All answers on a line of weights.
inline ExactAnswers answers_on_line(const ExactValues& values, const WeightLine& line, std::size_t threads) {
  const std::vector<ScoreLine> lines = score_lines(values, line);
  ExactAnswers found{.winning = winning_on_lines(lines), .ranks = ranks_on_lines(lines, threads)};
  for (std::size_t j = 0; j < lines.size(); ++j) {
    found.first.push_back((*found.ranks)(j, 1));
    const double centre = found.ranks->central[j];
    found.central.push_back(centre < 0.0 ? std::vector<double>{} : line.at(centre));
  }
  return found;
}

/// What can be known of ranks without a draw, where weights are uniform and cells certain: everything on a line of
/// weights, for up to so many journeys as pairs are counted for; over all weights pairwise winning for so many, and
/// first places for up to four criteria.
///
/// Edge    other beliefs, cells in doubt, and statements that leave more than a line: nothing
/// Errors  those of weight_draws and CellDraws
inline ExactAnswers exact_answers(const Scorer& scorer, const CriteriaMatrix& matrix, const WeightDoubt& weights,
                                  const CellDoubt& cells, const AcceptabilityOptions& options) {
  if (weights.belief != WeightBelief::uniform) return {};
  const ValueMatrix values(scorer, matrix);
  if (!has_exact_scores(scorer, matrix, values, cells, options.threads)) return {};
  const bool has_pairs = matrix.journey_count() <= options.pairs_up_to;
  const WeightDraws draws = weight_draws(scorer, values, weights);
  const auto line = weight_line(std::get<WeightRegion>(draws));
  if (line && has_pairs) return answers_on_line(ExactValues(scorer, matrix), *line, options.threads);
  ExactAnswers found;
  if (!weights.where.empty()) return found;
  std::size_t on = 0;
  for (std::size_t c = 0; c < scorer.criterion_count(); ++c) on += scorer.is_on(c) ? 1 : 0;
  if (on <= 4) {
    FirstPlaces places = first_places(scorer, matrix, options.threads);
    found.first = std::move(places.shares);
    found.central = std::move(places.central);
  }
  if (has_pairs) found.winning = winning(scorer, matrix, options.threads);
  return found;
}

}  // namespace journeyrank
