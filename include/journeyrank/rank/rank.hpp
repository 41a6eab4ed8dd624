// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/compromise.hpp"
#include "journeyrank/rank/open_ranges.hpp"
#include "journeyrank/rank/order.hpp"
#include "journeyrank/rank/pin.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How `rank` is to be done, beside what the model says.
struct RankOptions {
  std::string profile = {};        ///< whose weights; empty: the model's own
  std::vector<Pin> pins = {};      ///< places by decree
  std::optional<Date> today = {};  ///< the day that decides which pins have expired
  std::size_t threads = 0;         ///< 0: one a processor; never changes a bit
};

/// Says for each criterion how many journeys lack it, and what their scores do without it.
inline void note_missing_cells(const BoundMatrix& bound, const Model& model, std::vector<Note>& notes) {
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    std::size_t count = 0;
    std::string some;
    for (std::size_t journey = 0; journey < bound.journey_count(); ++journey) {
      if (!bound.is_missing(journey, c)) continue;
      if (++count <= 3) some += (count > 1 ? ", " : "") + bound.matrix().journeys()[journey];
    }
    if (count == 0) continue;
    const auto& criterion = model.criteria[c];
    const std::string whom = count == bound.journey_count()
                                 ? "every journey"
                                 : std::to_string(count) + " of " + std::to_string(bound.journey_count()) +
                                       " journeys (" + some + (count > 3 ? ", ..." : "") + ")";
    notes.push_back({"missing_cells", "criterion \"" + criterion.id + "\" is missing for " + whom + "; the policy is " +
                                          name_of(criterion.missing)});
  }
}

/// By a method that compares journeys an open cell moves the scores of others too: gives each score the interval over
/// all open cells, with a note.
inline void widen_by_others(const Scorer& scorer, const BoundMatrix& bound, RankingParts& parts) {
  const OpenRanges ranges(scorer, bound);
  if (!ranges.any()) return;
  for (std::size_t i = 0; i < parts.scores.size(); ++i) parts.ranges[i] = ranges.range(i, parts.scores[i]);
  std::string text = std::string("by ") + step_name(scorer.model().method) +
                     " an open cell moves the other scores too: the interval of a score is over all open cells";
  if (std::holds_alternative<Vikor>(scorer.model().method)) {
    text += ", and may be wider than what they can do together";
  }
  parts.notes.push_back({"open_cells_together", text});
}

/// Ranks the journeys of a matrix: fits a scorer, scores, orders; nothing else.
///
/// Shape   n journeys × m criteria; returns n lines
/// Edge    no journey: an empty ranking; one journey: rank 1
/// Errors  those of Scorer::fit, Scorer::score and hold_pins
/// Cost    O(n m)
inline Ranking rank(const CriteriaMatrix& matrix, const Model& model, const RankOptions& options = {}) {
  Scorer scorer = Scorer::fit(matrix, model, options.profile, options.threads);
  const BoundMatrix bound = scorer.bind(matrix);
  RankingParts parts;
  parts.journeys = matrix.journeys();
  parts.notes = scorer.notes();
  parts.tie_tolerance = model.tie_tolerance;
  parts.pins = hold_pins(options.pins, matrix.journeys(), options.today, parts.notes);
  parts.scores.resize(matrix.journey_count());
  scorer.score(matrix, parts.scores, options.threads);
  parts.order = order_by_score(parts.scores, matrix.journeys(), options.threads);
  if (matrix.has_labels()) {
    for (std::size_t i = 0; i < matrix.journey_count(); ++i) parts.labels.push_back(matrix.label(i));
  }
  if (bound.has_gaps()) {
    note_missing_cells(bound, model, parts.notes);
    for (std::size_t i = 0; i < matrix.journey_count(); ++i) parts.ranges.push_back(scorer.score_range(bound, i));
    if (compares_journeys(model.method)) widen_by_others(scorer, bound, parts);
  }
  if (const auto compromise = compromise_of(scorer, bound, parts.order.journeys)) {
    parts.notes.push_back(compromise_note(*compromise, matrix.journeys()));
  }
  return Ranking(std::move(scorer), std::move(parts));
}

}  // namespace journeyrank
