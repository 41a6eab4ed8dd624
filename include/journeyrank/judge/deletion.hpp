// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/refit.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What the ranking of the other journeys does when one is not there.
struct Deletion {
  std::size_t deleted = 0;
  std::size_t moved = 0;  ///< how many others have another rank among those that stay
  std::vector<ReversedPair> reversed =
      {};  ///< who passes whom, the best places after it first; not more than asked for
};

/// How deletions are worked out.
struct DeletionOptions {
  std::size_t witnesses = 10;  ///< the most pairs that are named for one deletion
  std::size_t threads = 0;     ///< 0: one a processor; never changes a bit
};

/// The pairs that stand the other way round in new scores of the journeys that stay; not more than so many.
///
/// Cost    O(n log n + n w) for n that stay and w pairs
inline std::vector<ReversedPair> reversed_pairs(const Refit& refit, std::span<const std::uint32_t> stay,
                                                std::span<const double> before, std::span<const double> after,
                                                std::size_t most) {
  std::vector<std::uint32_t> order(stay.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return after[a] != after[b] ? after[a] > after[b] : a < b; });
  std::vector<double> best_behind(order.size() + 1, -std::numeric_limits<double>::infinity());
  for (std::size_t place = order.size(); place-- > 0;) {
    best_behind[place] = std::max(best_behind[place + 1], before[order[place]]);
  }
  std::vector<ReversedPair> reversed;
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::uint32_t mine = order[place];
    // Its own rank need not be better: who passes one may be passed by two.
    if (!refit.is_ahead(best_behind[place + 1], before[mine])) continue;
    for (std::size_t behind = place + 1; behind < order.size(); ++behind) {
      const std::uint32_t other = order[behind];
      if (reversed.size() == most) return reversed;
      if (!refit.is_ahead(before[other], before[mine]) || !refit.is_ahead(after[mine], after[other])) continue;
      reversed.push_back({stay[mine], stay[other], before[mine], before[other], after[mine], after[other]});
    }
  }
  return reversed;
}

/// What leaving out each journey in turn does to the others, scales fitted anew without it: under relative scales two
/// journeys can change places because a third is not there.
///
/// Shape   one answer a journey
/// Edge    no journey or one: nothing is left that could move; anchored scales, piecewise ones and levels: nothing
///         moves
/// Errors  those of Refit
/// Source  wang2008ranking
/// Cost    n fits and scorings of n - 1 journeys; 0.5 ms for 100 × 4, 2 s for 5,000 × 4, with one thread
inline std::vector<Deletion> deletions(const Scorer& scorer, const CriteriaMatrix& matrix,
                                       const DeletionOptions& options = {}) {
  const std::size_t n = matrix.journey_count();
  const Refit refit(scorer, matrix);
  const std::vector<double> whole = refit.scores();
  std::vector<Deletion> found(n);
  for_each_block(n, 8, options.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t deleted = begin; deleted < end; ++deleted) {
      std::vector<std::uint32_t> stay(n);
      std::iota(stay.begin(), stay.end(), std::uint32_t{0});
      stay.erase(stay.begin() + static_cast<std::ptrdiff_t>(deleted));
      std::vector<double> before = whole;
      before.erase(before.begin() + static_cast<std::ptrdiff_t>(deleted));
      const std::vector<double> after = refit.scores(stay);
      found[deleted].deleted = deleted;
      if (after == before) continue;  // the scales do not rest on it
      const auto ranks_before = refit.ranks(before);
      const auto ranks_after = refit.ranks(after);
      for (std::size_t i = 0; i < stay.size(); ++i) found[deleted].moved += ranks_before[i] != ranks_after[i] ? 1 : 0;
      if (found[deleted].moved == 0) continue;
      found[deleted].reversed = reversed_pairs(refit, stay, before, after, options.witnesses);
    }
  });
  return found;
}

/// A deletion as one sentence: "Without Moving home, eSIM swap passes Plan change (12.1 to 20.9 points before, 25.0 to
/// 20.9 after) and ...".
inline std::string sentence(const Deletion& deletion, const CriteriaMatrix& matrix) {
  std::string text = "Without " + matrix.label(deletion.deleted);
  if (deletion.reversed.empty()) return text + " no other two journeys change places.";
  for (std::size_t i = 0; i < deletion.reversed.size(); ++i) {
    const ReversedPair& pair = deletion.reversed[i];
    const bool same = i > 0 && deletion.reversed[i - 1].journey == pair.journey;
    const bool last = i + 1 == deletion.reversed.size();
    text += i == 0 ? ", " : last ? " and " : ", ";
    if (!same) text += matrix.label(pair.journey) + " passes ";
    text += matrix.label(pair.other) + " (" + points_text(pair.score_before) + " to " + points_text(pair.other_before) +
            " points before, " + points_text(pair.score_after) + " to " + points_text(pair.other_after) + " after)";
  }
  return text + ".";
}

}  // namespace journeyrank
