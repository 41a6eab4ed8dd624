// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/pair_order.hpp"
#include "journeyrank/judge/refit.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/worse_replacement.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How rank reversal is looked for.
struct ReversalOptions {
  std::size_t journeys = 200;    ///< so many take part, from the first place on; all others stay as they are
  std::size_t witnesses = 1000;  ///< the most that are named for each test
  std::size_t threads = 0;       ///< 0: one a processor; never changes a bit
};

/// What the three tests of Wang and Triantaphyllou find.
struct Reversal {
  std::size_t journeys = 0;  ///< how many took part
  ReplacementTest replacement = {};
  TransitivityTest transitivity = {};
  CompositionTest composition = {};
  std::vector<Note> notes = {};

  /// True when no test failed.
  bool holds() const noexcept { return replacement.failed == 0 && transitivity.failed == 0 && composition.failed == 0; }
};

/// What a reader must know: here a tie tolerance does take part, pair by pair and not group by group.
inline std::vector<Note> reversal_notes(const Scorer& scorer) {
  const double tolerance = scorer.model().tie_tolerance;
  if (!(tolerance > 0.0)) return {};
  return {{"tie_tolerance", "two journeys within the tolerance of " + brief_number(tolerance) +
                                " count as level here, so that changing places within it is no reversal"}};
}

/// Puts a model to the three tests of rank reversal on the journeys of a matrix, scales fitted anew each time: a worse
/// journey in the place of another leaves the first one first; pairs alone are transitive; and they stand as they stand
/// among all.
///
/// Edge    pins do not take part; no journey or one: nothing is tried; anchored scales, piecewise ones and levels:
///         nothing fails
/// Errors  those of Refit
/// Source  wang2008ranking
/// Cost    t (m + 2) fits of n journeys and t^2 / 2 of two, for t that take part; O(t^3) chains; 20 ms for 100 × 4, 0.1
///         s for 5,000 × 4, with one thread
inline Reversal rank_reversal(const Scorer& scorer, const CriteriaMatrix& matrix, const ReversalOptions& options = {}) {
  const Refit refit(scorer, matrix);
  const std::vector<double> whole = refit.scores();
  std::vector<std::uint32_t> tested(matrix.journey_count());
  std::iota(tested.begin(), tested.end(), std::uint32_t{0});
  std::sort(tested.begin(), tested.end(), [&](std::uint32_t a, std::uint32_t b) {
    return whole[a] != whole[b] ? whole[a] > whole[b] : matrix.journeys().less(a, b);
  });
  tested.resize(std::min(tested.size(), options.journeys));
  const PairOrder pairs(refit, tested, options.threads);
  return {tested.size(), test_replacements(scorer, matrix, tested, options.witnesses, options.threads),
          pairs.test_transitivity(options.witnesses), pairs.test_composition(whole, options.witnesses),
          reversal_notes(scorer)};
}

/// The same of a ranking: its pins do not take part, with a note.
inline Reversal rank_reversal(const Ranking& ranking, const CriteriaMatrix& matrix,
                              const ReversalOptions& options = {}) {
  Reversal found = rank_reversal(ranking.scorer(), matrix, options);
  const std::vector<Note> pins = pin_notes(ranking);
  found.notes.insert(found.notes.begin(), pins.begin(), pins.end());
  return found;
}

// A witness of each test as a sentence.

inline std::string sentence(const WorseReplacement& found, const CriteriaMatrix& matrix) {
  return "With a worse journey in the place of " + matrix.label(found.replaced) + ", " +
         matrix.label(found.first_after) + " is first instead of " + matrix.label(found.first_before) + ".";
}

inline std::string sentence(const BrokenChain& found, const CriteriaMatrix& matrix) {
  const std::string first = matrix.label(found.first);
  const std::string second = matrix.label(found.second);
  const std::string third = matrix.label(found.third);
  return "Each two alone, " + first + " is ahead of " + second + " and " + second + " of " + third + ", but not " +
         first + " of " + third + ".";
}

/// Before is among all, after is alone.
inline std::string sentence(const ReversedPair& pair, const CriteriaMatrix& matrix) {
  return matrix.label(pair.journey) + " is behind " + matrix.label(pair.other) + " among all (" +
         points_text(pair.score_before) + " to " + points_text(pair.other_before) +
         " points), and ahead of it alone (" + points_text(pair.score_after) + " to " + points_text(pair.other_after) +
         ").";
}

/// What the tests found in one sentence, with the first witness of the first test that failed.
inline std::string sentence(const Reversal& reversal, const CriteriaMatrix& matrix) {
  if (reversal.holds()) {
    return "The three tests find no reversal among " + std::to_string(reversal.journeys) +
           " journeys: a worse journey leaves the first one first, and each two stand alone as they stand among all.";
  }
  if (!reversal.replacement.witnesses.empty()) return sentence(reversal.replacement.witnesses[0], matrix);
  if (!reversal.transitivity.witnesses.empty()) return sentence(reversal.transitivity.witnesses[0], matrix);
  if (!reversal.composition.witnesses.empty()) return sentence(reversal.composition.witnesses[0], matrix);
  return "There is rank reversal; no witness was asked for.";
}

}  // namespace journeyrank
