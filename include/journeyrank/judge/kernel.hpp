// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/electre_1.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/weighed_criteria.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// Who is left to choose from by ELECTRE I, whatever method ranks: it takes the values and the weights of the scorer.
struct Kernel {
  OutrankingKernel found;
  std::vector<Note> notes = {};
};

/// The kernel by the scorer's values and weights, on so many threads (0: one a processor), which change no bit.
///
/// Edge    no journey: empty; one journey is the kernel. Above 5,000 journeys without its two matrices
/// Errors  bad_option for a level outside [0, 1]; too_large above 30,000 journeys; those of WeighedCriteria
/// Cost    O(n² m)
inline Kernel kernel(const Scorer& scorer, const CriteriaMatrix& matrix, const Electre1& by = {},
                     std::size_t threads = 0) {
  if (const std::string what = by.fault(); !what.empty()) throw Error(errc::bad_option, "kernel: " + what);
  refuse_too_many_pairs(Electre1::name, matrix.journey_count(), most_outranking_journeys);
  const WeighedCriteria criteria(scorer, matrix);
  WeighedColumns given = criteria.given();
  given.threads = threads;
  return {by(given), tolerance_notes(scorer)};
}

/// The same, with a note where the ranking has pins.
inline Kernel kernel(const Ranking& ranking, const CriteriaMatrix& matrix, const Electre1& by = {},
                     std::size_t threads = 0) {
  Kernel whole = kernel(ranking.scorer(), matrix, by, threads);
  const std::vector<Note> pins = pin_notes(ranking);
  whole.notes.insert(whole.notes.begin(), pins.begin(), pins.end());
  return whole;
}

}  // namespace journeyrank
