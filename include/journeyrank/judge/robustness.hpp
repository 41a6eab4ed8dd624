// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/doubt.hpp"
#include "journeyrank/judge/doubt_run.hpp"
#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
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
/// Edge    with any weights in doubt alike, up to four criteria and certain cells the shares of first places are exact;
///         what data and weights do is told apart only where cells are in doubt
struct Robustness {
  Acceptability found;
  std::vector<double> first_exact{};  ///< by journey, the exact share of all weights that put it first; else empty
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

/// The exact shares of first places, where there are any.
inline std::vector<double> exact_first_places(const Scorer& scorer, const CriteriaMatrix& matrix,
                                              const CellDoubt& cells, const RobustnessOptions& options) {
  std::size_t on = 0;
  for (std::size_t c = 0; c < scorer.criterion_count(); ++c) on += scorer.is_on(c) ? 1 : 0;
  const bool any_weights = options.weights.belief == WeightBelief::uniform && options.weights.where.empty();
  if (!any_weights || on > 4 || has_doubt(scorer, matrix, cells) || ValueMatrix(scorer, matrix).has_gaps()) return {};
  return first_places(scorer, matrix, options.draws.threads).shares;
}

/// How firm a ranking is: ranks over many draws of weights and cells, exact where that can be, and what would settle
/// it.
///
///     const Robustness found = robustness(scorer, matrix, {}, {.weights = {.where = {"pain > cost"}}});
///     std::puts(sentence(found, scorer, matrix).c_str());
///
/// Shape   journeys by row
/// Edge    no cell in doubt: what data do is not told
/// Errors  those of acceptability and doubt; bad_option for top 0
/// Cost    that of acceptability, and with cells in doubt that of doubt
inline Robustness robustness(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells = {},
                             const RobustnessOptions& options = {}) {
  if (options.top == 0) throw Error(errc::bad_option, "robustness: top must be 1 or more");
  Robustness answer{.found = acceptability(scorer, matrix, options.weights, cells, options.draws)};
  answer.top = std::min(options.top, matrix.journey_count());
  answer.first_exact = exact_first_places(scorer, matrix, cells, options);
  answer.notes = answer.found.notes;
  if (has_doubt(scorer, matrix, cells) && matrix.journey_count() > 0) {
    answer.doubt = doubt(scorer, matrix, cells, options.weights,
                         {.top = options.top, .seed = options.draws.seed, .threads = options.draws.threads});
  }
  return answer;
}

/// How often a journey is first: exactly, or by drawing.
inline Drawn first_share(const Robustness& answer, std::size_t journey) {
  if (!answer.first_exact.empty()) return {answer.first_exact[journey], 0.0};
  return answer.found.ranks.acceptability(journey, 1);
}

/// The journeys that the first by expected rank does not clearly beat, in order; of more journeys than pairs are
/// counted for at most the next one.
inline std::vector<std::uint32_t> near_the_head(const Robustness& answer) {
  const Acceptability& found = answer.found;
  std::vector<std::uint32_t> near;
  for (std::size_t i = 1; i < found.order.size(); ++i) {
    const std::uint32_t first = found.order[0];
    const std::uint32_t other = found.order[i];
    if (!found.ranks.has_pairs()) {
      if (i == 1 && found.groups[first] == found.groups[other]) near.push_back(other);
      continue;
    }
    const double clear = product(found.separation, static_cast<double>(found.ranks.draws()));
    if (static_cast<double>(found.ranks.count_above(first, other)) < clear) near.push_back(other);
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
