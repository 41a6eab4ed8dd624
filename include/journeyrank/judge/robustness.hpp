// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/doubt.hpp"
#include "journeyrank/judge/doubt_run.hpp"
#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/judge/winning.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// How firm a ranking is to be found.
struct RobustnessOptions {
  WeightDoubt weights = {};
  AcceptabilityOptions draws = {};
  std::size_t top = 3;  ///< the list that is acted on
};

/// How firm a ranking is where weights and cells are in doubt.
///
/// Edge    with any weights in doubt alike and certain cells pairwise winning is exact for the journeys that pairs are
///         counted for, and with up to four criteria shares of first places and their central weights are; what data
///         and weights do is told apart only where cells are in doubt
struct Robustness {
  Acceptability found;
  std::vector<double> first_exact{};  ///< by journey, the exact share of all weights that put it first; else empty
  std::vector<std::vector<double>> central_exact{};  ///< the mean of those weights; empty for one that is never first
  std::optional<Winning> winning_exact{};            ///< where there are exact shares of all weights
  std::optional<Doubt> doubt{};
  std::size_t top = 0;
  std::vector<Note> notes{};
};

/// True when some cell may be other than it is: one that is spread, or missing and open.
inline bool has_doubt(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells) {
  return !open_cells(scorer, matrix).empty() ||
         std::any_of(cells.distributions.begin(), cells.distributions.end(), [](const auto& column) {
           return std::any_of(column.begin(), column.end(), [](const CellDistribution& cell) {
             return !std::holds_alternative<FixedCell>(cell.shape) && !only_number(cell.shape);
           });
         });
}

/// True when any weights are in doubt alike and scores are linear in them: every draw has the values of the matrix, and
/// no cell is left out.
inline bool has_exact_answers(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells,
                              const RobustnessOptions& options) {
  if (options.weights.belief != WeightBelief::uniform || !options.weights.where.empty()) return false;
  const ValueMatrix values(scorer, matrix);
  if (!adds_up(scorer.model().method) || values.has_gaps() || has_doubt(scorer, matrix, cells)) return false;
  const CellDraws draws(scorer, matrix, values, cells, options.draws.threads);
  for (std::size_t c = 0; c < values.criterion_count(); ++c) {
    for (std::size_t j = 0; j < values.journey_count() && scorer.is_on(c); ++j) {
      if (draws.cell(j, c).a != values.value(j, c)) return false;  // a cell without spread, but not that of the matrix
    }
  }
  return true;
}

/// How firm a ranking is: ranks over many draws of weights and cells, exact where that can be, and what would settle
/// it.
///
///     const Robustness found = robustness(scorer, matrix, {}, {.weights = {.where = {"pain > cost"}}});
///     std::puts(sentence(found, scorer, matrix).c_str());
///
/// Shape   journeys by row
/// Edge    no cell in doubt: what data do is not told; open cells and a tie tolerance are in the notes
/// Errors  those of acceptability and doubt; bad_option for top 0
/// Cost    that of acceptability, and with cells in doubt that of doubt
inline Robustness robustness(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells = {},
                             const RobustnessOptions& options = {}) {
  if (options.top == 0) throw Error(errc::bad_option, "robustness: top must be 1 or more");
  Robustness answer{.found = acceptability(scorer, matrix, options.weights, cells, options.draws)};
  answer.top = std::min(options.top, matrix.journey_count());
  if (has_exact_answers(scorer, matrix, cells, options)) {
    std::size_t on = 0;
    for (std::size_t c = 0; c < scorer.criterion_count(); ++c) on += scorer.is_on(c) ? 1 : 0;
    if (on <= 4) {
      FirstPlaces places = first_places(scorer, matrix, options.draws.threads);
      answer.first_exact = std::move(places.shares);
      answer.central_exact = std::move(places.central);
    }
    if (matrix.journey_count() <= options.draws.pairs_up_to) {
      answer.winning_exact = winning(scorer, matrix, options.draws.threads);
    }
  }
  answer.notes = tolerance_notes(scorer);
  if (!open_cells(scorer, matrix).empty()) {
    answer.notes.push_back({"open_cells", "missing cells that are open are drawn from 0 to 1 here"});
  }
  if (cells.untold > 0) {
    answer.notes.push_back(
        {"untold_doubt", std::to_string(cells.untold) +
                             (cells.untold == 1 ? " cell rests on a sample" : " cells rest on samples") +
                             " too small to tell how far off it may be, and stands as it is in every "
                             "draw: the ranking is less firm than this says"});
  }
  answer.notes.insert(answer.notes.end(), answer.found.notes.begin(), answer.found.notes.end());
  if (has_doubt(scorer, matrix, cells) && matrix.journey_count() > 0) {
    answer.doubt = doubt(scorer, matrix, cells, options.weights,
                         {.top = options.top, .seed = options.draws.seed, .threads = options.draws.threads});
  }
  return answer;
}

/// The same of a ranking: its pins are in the notes.
inline Robustness robustness(const Ranking& ranking, const CriteriaMatrix& matrix, const CellDoubt& cells = {},
                             const RobustnessOptions& options = {}) {
  Robustness answer = robustness(ranking.scorer(), matrix, cells, options);
  const std::vector<Note> pins = pin_notes(ranking);
  answer.notes.insert(answer.notes.begin(), pins.begin(), pins.end());
  return answer;
}

/// How often a journey is first: exactly, or by drawing.
inline Drawn first_share(const Robustness& answer, std::size_t journey) {
  if (!answer.first_exact.empty()) return {answer.first_exact[journey], 0.0};
  return answer.found.ranks.acceptability(journey, 1);
}

/// The mean of the weights under which a journey is first, exactly or by drawing; nothing for one that is never first.
inline std::optional<std::vector<Drawn>> central_weights(const Robustness& answer, std::size_t journey) {
  if (answer.central_exact.empty()) return answer.found.ranks.central_weights(journey);
  if (answer.central_exact[journey].empty()) return std::nullopt;
  std::vector<Drawn> weights;
  for (const double each : answer.central_exact[journey]) weights.push_back({each, 0.0});
  return weights;
}

/// How often one journey beats another, exactly or by drawing; nothing beyond the journeys that pairs are counted for.
inline std::optional<Drawn> winning_share(const Robustness& answer, std::size_t journey, std::size_t other) {
  if (answer.winning_exact) return Drawn{(*answer.winning_exact)(journey, other), 0.0};
  if (!answer.found.ranks.has_pairs()) return std::nullopt;
  return answer.found.ranks.winning(journey, other);
}

/// The journeys that the first by expected rank does not clearly beat, in order; of more journeys than pairs are
/// counted for at most the next one.
inline std::vector<std::uint32_t> near_the_head(const Robustness& answer) {
  const Acceptability& found = answer.found;
  std::vector<std::uint32_t> near;
  for (std::size_t i = 1; i < found.order.size(); ++i) {
    const std::uint32_t first = found.order[0];
    const std::uint32_t other = found.order[i];
    const auto ahead = winning_share(answer, first, other);
    const bool is_near = ahead ? ahead->value < found.separation : i == 1 && found.groups[first] == found.groups[other];
    if (is_near) near.push_back(other);
  }
  return near;
}

/// What cannot be told apart at the head, as a sentence; empty where the first stands clear of all.
inline std::string head_sentence(const Robustness& answer, const CriteriaMatrix& matrix) {
  const std::vector<std::uint32_t> near = near_the_head(answer);
  if (near.empty()) return "";
  const std::string first = matrix.label(answer.found.order[0]);
  if (!answer.found.ranks.has_pairs())
    return " " + first + " is not separable from the next, " + matrix.label(near[0]) + ".";
  if (near.size() > 5) return " " + std::to_string(near.size()) + " journeys are not separable from " + first + ".";
  std::string text = " Not separable from " + first + ": ";
  for (std::size_t i = 0; i < near.size(); ++i) text += (i > 0 ? ", " : "") + matrix.label(near[i]);
  return text + ".";
}

/// The answer in words: how often the winner is first, what cannot be told apart, and what would settle it.
inline std::string sentence(const Robustness& answer, const Scorer& scorer, const CriteriaMatrix& matrix) {
  if (matrix.journey_count() == 0) return "There is no journey.";
  std::size_t often = 0;
  for (std::size_t j = 1; j < matrix.journey_count(); ++j) {
    if (first_share(answer, j).value > first_share(answer, often).value) often = j;
  }
  std::string text =
      matrix.label(often) + " is first in " + points_text(first_share(answer, often).value) + " % of all cases.";
  text += head_sentence(answer, matrix);
  return answer.doubt ? text + " " + sentence(*answer.doubt, matrix, scorer.model()) : text;
}

}  // namespace journeyrank
