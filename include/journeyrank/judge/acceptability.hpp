// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/acceptability_run.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/drawn_problem.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/judge/winning.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How ranks come out where weights and cells are in doubt.
struct Acceptability {
  RankAcceptability ranks;
  std::uint64_t seed = 0;
  double level = 0.0;
  double separation = 0.0;  ///< what is told apart: one beats the other with this probability
  /// The probability that a journey is first under its central weights, no other scoring higher; nothing for one that
  /// is never first.
  std::vector<std::optional<Drawn>> confidence{};
  std::vector<std::uint32_t> order{};  ///< journeys by expected rank
  /// By journey, from 1: neighbours in this order are in one group when the better one scores above the other in less
  /// than `separation` of the draws (those in which both score the same count half). A group is a chain: its first may
  /// well stand clear of its last.
  std::vector<std::uint32_t> groups{};
  std::vector<Note> notes{};
};

/// Groups of journeys of which each is not separable from the next, from the best on. `above_next` has of each the half
/// draws in which it scores above the next.
inline std::vector<std::uint32_t> tie_groups(const RankAcceptability& ranks, const std::vector<std::uint32_t>& order,
                                             const std::vector<std::uint64_t>& above_next, double separation) {
  std::vector<std::uint32_t> groups(order.size(), 0);
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool apart = i == 0 || static_cast<double>(above_next[i - 1]) >=
                                     product(separation, 2.0 * static_cast<double>(ranks.draws()));
    group += apart ? 1 : 0;
    groups[order[i]] = group;
  }
  return groups;
}

/// Of each journey but the last of an order, in how many half draws it scores above the next. Pairs are counted
/// (asserted).
inline std::vector<std::uint64_t> half_draws_above_next(const RankAcceptability& ranks,
                                                        const std::vector<std::uint32_t>& order) {
  assert(ranks.has_pairs() || order.empty());
  std::vector<std::uint64_t> above;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) above.push_back(ranks.half_draws_above(order[i], order[i + 1]));
  return above;
}

/// The confidence factor of each journey that is ever first. Where no number of draws was asked for, each is drawn on
/// until it has the precision.
inline std::vector<std::optional<Drawn>> confidence_factors(const DrawnProblem& problem, const AcceptabilityRun& run,
                                                            const RankAcceptability& ranks,
                                                            const AcceptabilityOptions& options) {
  std::vector<std::optional<Drawn>> found(ranks.journey_count());
  const bool fixed = problem.cells_are_fixed();
  const std::uint64_t draws = fixed ? 1 : std::min(options.confidence_draws, ranks.draws());
  if (draws == 0 || options.confidence_draws == 0) return found;
  for_each_block(found.size(), 1, options.threads, [&](std::size_t j, std::size_t) {
    const auto central = ranks.central_weights(j);
    if (!central) return;
    std::vector<double> weights;
    for (const auto& each : *central) weights.push_back(each.value);
    std::uint64_t drawn = draws;
    std::uint64_t first = run.count_first(j, weights, 0, drawn);
    const bool goes_on = options.draws == 0 && !fixed;
    while (goes_on && drawn < options.max_draws && drawn_share(first, drawn).error > options.precision) {
      const std::uint64_t last = std::min(options.max_draws, drawn + options.confidence_draws);
      first += run.count_first(j, weights, drawn, last);
      drawn = last;
    }
    found[j] = drawn_share(first, drawn);
    if (fixed || found.size() == 1) found[j]->error = 0.0;
  });
  return found;
}

/// What a reader must know of how the draws were made.
inline std::vector<Note> notes_on_draws(const DrawnProblem& problem, const Acceptability& found,
                                        const AcceptabilityOptions& options) {
  std::vector<Note> notes;
  if (!problem.draws_are_independent()) {
    notes.push_back({"walked_weights",
                     "the weights were drawn by a walk: neighbouring draws are nearly independent, so "
                     "the errors may be a little larger than stated"});
  }
  double largest = found.ranks.largest_error();
  for (const auto& each : found.confidence) largest = std::max(largest, each ? each->error : 0.0);
  if (options.draws == 0 && largest > options.precision) {
    notes.push_back({"precision_not_reached", "after " + std::to_string(found.ranks.draws()) +
                                                  " draws the largest standard error is " + shortest_number(largest) +
                                                  "; asked for: " + shortest_number(options.precision)});
  }
  return notes;
}

/// Ranks journeys under many draws of the weights and of the cells (stochastic multicriteria acceptability analysis).
///
///     const Acceptability found = acceptability(scorer, matrix, {.where = {"pain > cost"}});
///     found.ranks.acceptability(journey, 1).value;  // how often it is first
///
/// Shape   journeys by row, criteria by position in the model
/// Units   shares of draws, with their Monte Carlo standard errors
/// Edge    one journey: always first; equal scores share their places evenly over draws, and count half to each
///         in pairwise winning; where nothing is in doubt every error is 0; the result depends on the seed and not on
///         the number of threads. Where pairwise winning, of these weights and cells, is known it may be given: pairs
///         are not counted then, and order and groups follow it
/// Errors  those of ValueMatrix, weight_draws, CellDraws and of faulty options
/// Source  lahdelma2001smaa2; tervonen2007implementing for the precision
/// Cost    O(n m + n log^2 n) a draw, O(n^2) more where pairs are counted; confidence factors O(n m) for each of their
///         draws and each journey that is ever first, where cells are drawn; memory does not grow with the draws
inline Acceptability acceptability(const Scorer& scorer, const CriteriaMatrix& matrix, const WeightDoubt& weights = {},
                                   const CellDoubt& cells = {}, const AcceptabilityOptions& options = {},
                                   const Winning* exact = nullptr) {
  validate(options);
  assert(exact == nullptr || exact->journeys == matrix.journey_count());
  const DrawnProblem problem(scorer, matrix, weights, cells, options.threads);
  AcceptabilityOptions counted = options;
  if (exact != nullptr) counted.pairs_up_to = 0;
  const AcceptabilityRun run(problem, matrix.journeys(), counted);
  Acceptability found{
      .ranks = run.ranks(), .seed = options.seed, .level = options.level, .separation = options.separation};
  if (exact != nullptr) {
    found.order = by_expected_rank(*exact, matrix.journeys());
    found.groups = tie_groups(*exact, found.order, options.separation);
  } else {
    found.order = found.ranks.by_expected_rank(matrix.journeys());
    const auto above = found.ranks.has_pairs() ? half_draws_above_next(found.ranks, found.order)
                                               : run.count_above_next(found.order, found.ranks.draws());
    found.groups = tie_groups(found.ranks, found.order, above, options.separation);
  }
  found.confidence = confidence_factors(problem, run, found.ranks, options);
  found.notes = notes_on_draws(problem, found, options);
  return found;
}

}  // namespace journeyrank
