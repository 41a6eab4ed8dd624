// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/doubt.hpp"
#include "journeyrank/judge/doubt_run.hpp"
#include "journeyrank/judge/exact_answers.hpp"
#include "journeyrank/judge/exact_ranks.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How firm a ranking is to be found.
struct RobustnessOptions {
  WeightDoubt weights = {};
  AcceptabilityOptions draws = {};
  std::size_t top = 3;           ///< the list that is acted on
  double settled = 0.05;         ///< a list is settled when it would be another with no more than this probability
  std::size_t cells_tried = 40;  ///< cells for which more data are tried
  std::uint64_t doubt_draws = 20'000;  ///< of weights alone, of data alone, and of both
};

/// How firm a ranking is where weights and cells are in doubt.
///
/// Edge    with any weights in doubt alike and certain cells pairwise winning and expected ranks are exact for up to
///         as many journeys as options say, and with up to four criteria shares of first places and their central
///         weights are; on two criteria, within statements too, every share of ranks is. Order and groups follow what
///         is exact, and no pairs are counted then: winning_share() tells. What data and weights do is told apart only
///         where cells are in doubt
struct Robustness {
  Acceptability found;
  ExactAnswers exact{};
  std::optional<Doubt> doubt{};
  std::size_t top = 0;  ///< the k of "the top k"; 1 where that would be all journeys
  std::vector<Note> notes{};
};

/// The list that is acted on: the first k journeys, or where those are all journeys the first one alone, for of all of
/// them nothing can be said.
inline std::size_t acted_on(std::size_t top, std::size_t journeys) noexcept {
  return top < journeys ? top : std::min<std::size_t>(journeys, 1);
}

/// What a reader must know of how an answer came about.
inline std::vector<Note> robustness_notes(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells,
                                          const Robustness& answer) {
  std::vector<Note> notes = tolerance_notes(scorer);
  const std::vector<Note> off = kept_off_notes(scorer);
  notes.insert(notes.end(), off.begin(), off.end());
  if (!open_cells(scorer, matrix, cells).empty()) {
    notes.push_back({"open_cells", "missing cells that are open are drawn from 0 to 1 here"});
  }
  if (const std::size_t gaps = believed_gaps(scorer, matrix, cells).size(); gaps > 0) {
    notes.push_back({"believed_cells", (gaps == 1 ? "1 missing cell is" : std::to_string(gaps) + " missing cells are") +
                                           " drawn from what is believed of " + (gaps == 1 ? "it" : "them") +
                                           ", whatever the policy for missing cells"});
  }
  if (cells.untold > 0) {
    notes.push_back({"untold_doubt", std::to_string(cells.untold) +
                                         (cells.untold == 1 ? " cell rests on a sample" : " cells rest on samples") +
                                         " too small to tell how far off it may be, and stands as it is in every "
                                         "draw: the ranking is less firm than this says"});
  }
  if (answer.exact.ranks) {
    notes.push_back({"exact_ranks",
                     "all possible weights lie on one line, so every share of ranks is exact; only confidence "
                     "factors and the entropy of the order are drawn"});
  }
  notes.insert(notes.end(), answer.found.notes.begin(), answer.found.notes.end());
  return notes;
}

/// How firm a ranking is: ranks over many draws of weights and cells, exact where that can be, and what would settle
/// it.
///
///     const Robustness found = robustness(scorer, matrix, {}, {.weights = {.where = {"pain > cost"}}});
///     std::puts(sentence(found, scorer, matrix).c_str());
///
/// Shape   journeys by row
/// Edge    no cell in doubt: what data do is not told; a top of all journeys: the first place is looked at instead,
///         with a note; criteria of weight 0, missing cells that are drawn and a tie tolerance are in the notes
/// Errors  those of acceptability and doubt; bad_option for top 0
/// Cost    that of acceptability, and with cells in doubt that of doubt
inline Robustness robustness(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells = {},
                             const RobustnessOptions& options = {}) {
  if (options.top == 0) throw Error(errc::bad_option, "robustness: top must be 1 or more");
  validate(options.draws);
  ExactAnswers exact = exact_answers(scorer, matrix, options.weights, cells, options.draws);
  const Winning* const winning = exact.winning ? &*exact.winning : nullptr;
  Robustness answer{.found = acceptability(scorer, matrix, options.weights, cells, options.draws, winning)};
  answer.top = acted_on(options.top, matrix.journey_count());
  answer.exact = std::move(exact);
  answer.notes = robustness_notes(scorer, matrix, cells, answer);
  if (matrix.journey_count() > 1 && answer.top < options.top) {
    answer.notes.push_back({"top_is_all", "the top " + std::to_string(options.top) + " is all of the " +
                                              std::to_string(matrix.journey_count()) +
                                              " journeys, so the first place is looked at instead"});
  }
  if (has_doubt(scorer, matrix, cells) && matrix.journey_count() > 0) {
    answer.doubt = doubt(scorer, matrix, cells, options.weights,
                         {.top = answer.top,
                          .draws = options.doubt_draws,
                          .settled = options.settled,
                          .cells_tried = options.cells_tried,
                          .seed = options.draws.seed,
                          .threads = options.draws.threads});
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

// What an answer says of a journey: exactly, with no error, or else by drawing. Ranks go up to exact_ranks() of the
// draws, exact ones too: one answer has one shape.

/// How often a journey has a rank. Where first places alone are exact the other ranks are drawn: over journeys each
/// rank adds up to 1, over ranks a journey does within the errors.
inline Drawn rank_share(const Robustness& answer, std::size_t journey, std::size_t rank) {
  if (answer.exact.ranks) return {(*answer.exact.ranks)(journey, rank), 0.0};
  return rank == 1 && !answer.exact.first.empty() ? Drawn{answer.exact.first[journey], 0.0}
                                                  : answer.found.ranks.acceptability(journey, rank);
}

/// How often a journey is among the first k; of the first alone as rank_share has it.
inline Drawn top_share(const Robustness& answer, std::size_t journey, std::size_t k) {
  if (k == 1) return rank_share(answer, journey, 1);
  if (answer.exact.ranks) return {top_share(*answer.exact.ranks, journey, k), 0.0};
  const bool all = k >= answer.found.ranks.journey_count();
  return answer.found.ranks.top(journey, all ? k : std::min(k, answer.found.ranks.exact_ranks()));
}

inline Drawn expected_rank(const Robustness& answer, std::size_t journey) {
  if (answer.exact.winning) return {answer.exact.winning->expected_rank(journey), 0.0};
  return answer.found.ranks.expected_rank(journey);
}

/// The ranks between which a journey lies at the level that was asked for.
inline RankInterval rank_interval(const Robustness& answer, std::size_t journey) {
  if (answer.exact.ranks) return rank_interval(*answer.exact.ranks, journey, answer.found.level);
  return answer.found.ranks.rank_interval(journey, answer.found.level);
}

/// How open the rank of a journey is, in bits; nothing where not every rank is told apart.
inline std::optional<Drawn> rank_entropy(const Robustness& answer, std::size_t journey) {
  if (answer.exact.ranks) return Drawn{rank_entropy(*answer.exact.ranks, journey), 0.0};
  return answer.found.ranks.rank_entropy(journey);
}

/// How often a journey is first.
inline Drawn first_share(const Robustness& answer, std::size_t journey) { return rank_share(answer, journey, 1); }

/// The mean of the weights under which a journey is first; nothing for one that is never first.
inline std::optional<std::vector<Drawn>> central_weights(const Robustness& answer, std::size_t journey) {
  if (answer.exact.central.empty()) return answer.found.ranks.central_weights(journey);
  if (answer.exact.central[journey].empty()) return std::nullopt;
  std::vector<Drawn> weights;
  for (const double each : answer.exact.central[journey]) weights.push_back({each, 0.0});
  return weights;
}

/// How often one journey beats another; nothing beyond the journeys that pairs are counted for.
inline std::optional<Drawn> winning_share(const Robustness& answer, std::size_t journey, std::size_t other) {
  if (answer.exact.winning) return Drawn{(*answer.exact.winning)(journey, other), 0.0};
  if (!answer.found.ranks.has_pairs()) return std::nullopt;
  return answer.found.ranks.winning(journey, other);
}

}  // namespace journeyrank
