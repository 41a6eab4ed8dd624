// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/kept_interval.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/weight_path.hpp"
#include "journeyrank/judge/weight_search.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/order.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What stability is asked about.
struct StabilityOptions {
  std::size_t top = 3;      ///< the k of "the top k"
  std::size_t threads = 0;  ///< 0: one a processor; never changes a bit
};

/// What the weight of one criterion can do, while the others keep their proportions.
struct CriterionStability {
  std::size_t criterion = 0;
  double weight = 0.0;  ///< normalised, as it is now
  KeptInterval winner{};
  KeptInterval top{};
  KeptInterval order{};
};

/// How far each weight may move.
struct Stability {
  std::vector<std::uint32_t> order{};  ///< journeys, the most urgent first, ties by name
  std::size_t top = 0;
  std::vector<CriterionStability> criteria{};  ///< those that the matrix has values of
  std::vector<Note> notes{};
};

/// For each weight the interval that keeps the winner, the top k and the whole order: in closed form where scores are
/// linear in the weights, else searched, with a note. The ends are verified either way.
///
///     for (const CriterionStability& each : stability(scorer, matrix).criteria) std::puts(sentence(...));
///
/// Shape   one entry a criterion that the matrix has values of, also for those of weight 0
/// Units   weights in [0, 1], the share of all weight; the others keep their proportions
/// Edge    ties for a place go by name, and being tied with is not being passed: a tie now can end the interval at the
///         present weight. No journey, one journey, or k beyond the others: nothing can change. One criterion: its
///         weight means nothing. Missing cells that are open stand at 0.5, only equal scores are a tie, and pins do not
///         take part: each with a note
/// Errors  those of ValueMatrix; bad_option for top 0
/// Source  triantaphyllou1997sensitivity, for the weighted sum; the ends here are exact
/// Cost    O(m (n m + k (n - k)))
inline Stability stability(const Scorer& scorer, const CriteriaMatrix& matrix, const StabilityOptions& options = {}) {
  if (options.top == 0) throw Error(errc::bad_option, "stability: top must be 1 or more");
  const ValueMatrix values(scorer, matrix);
  const bool linear = is_linear(scorer, values);
  const std::size_t n = matrix.journey_count();
  Stability found;
  std::vector<double> scores(n);
  values.score(scorer.weights().normalised(), scores);
  const Order order = order_by_score(scores, matrix.journeys(), 1);
  found.order.assign(order.journeys.begin(), order.journeys.end());
  found.top = std::min(options.top, n);
  for (std::size_t c = 0; c < values.criterion_count(); ++c) {
    if (values.is_there(c)) found.criteria.push_back({.criterion = c, .weight = scorer.weights().normalised(c)});
  }
  for_each_block(found.criteria.size(), 1, options.threads, [&](std::size_t begin, std::size_t) {
    CriterionStability& one = found.criteria[begin];
    const WeightPath path(values, scorer.weights().normalised(), one.criterion);
    const auto kept = [&](std::size_t count, bool inside) {
      KeptOrder order_kept(path, matrix.journeys(), found.order, count, inside);
      return linear ? order_kept.interval() : order_kept.searched_interval();
    };
    one.winner = kept(std::min<std::size_t>(1, n), false);
    one.top = kept(found.top, false);
    one.order = kept(n, true);
  });
  found.notes = score_notes(scorer, values);
  if (!linear) found.notes.push_back(searched_note(scorer));
  return found;
}

/// The same, with a note where the ranking has pins.
inline Stability stability(const Ranking& ranking, const CriteriaMatrix& matrix, const StabilityOptions& options = {}) {
  Stability found = stability(ranking.scorer(), matrix, options);
  const std::vector<Note> pins = pin_notes(ranking);
  found.notes.insert(found.notes.begin(), pins.begin(), pins.end());
  return found;
}

/// What the interval of the winner says of one criterion, as a sentence.
inline std::string sentence(const Stability& found, const CriterionStability& one, const Scorer& scorer,
                            const CriteriaMatrix& matrix) {
  const std::string name = scorer.model().criteria[one.criterion].shown();
  if (found.order.empty()) return "There is no journey.";
  const std::string winner = matrix.label(found.order.front());
  const KeptInterval& kept = one.winner;
  if (kept.is_whole()) {
    return "Any weight of " + name + " between 0 and 1 leaves " + winner + " first: this debate does not matter.";
  }
  const auto ends = [&](double end, const Overtaking& by, const char* side) {
    return std::string(side) + " " + points_text(end) + " % " + matrix.label(by.overtaking) + " passes it";
  };
  std::string text = winner + " stays first while " + name + " weighs " + points_text(kept.low) + " to " +
                     points_text(kept.high) + " % (now " + points_text(one.weight) + " %)";
  if (kept.above) text += "; " + ends(kept.high, *kept.above, "above");
  if (kept.below) text += "; " + ends(kept.low, *kept.below, "below");
  return text + ".";
}

}  // namespace journeyrank
