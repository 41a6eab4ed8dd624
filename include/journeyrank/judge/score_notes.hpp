// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

// What a reader must know of an answer that rests on scores, where a ranking shows more than scores.

namespace journeyrank {

/// Pins, where a ranking has some.
inline std::vector<Note> pin_notes(const Ranking& ranking) {
  if (ranking.pins().empty()) return {};
  return {{"pins", "places are those by score: pins stay what they are, whatever a journey scores"}};
}

/// The tie tolerance, where the model has one.
inline std::vector<Note> tolerance_notes(const Scorer& scorer) {
  const double tolerance = scorer.model().tie_tolerance;
  if (!(tolerance > 0.0)) return {};
  return {{"tie_tolerance",
           "only equal scores count as a tie here, not those within the tolerance of " + brief_number(tolerance)}};
}

/// Missing cells that are open: an exact answer has to take a value for them.
inline Note open_cells_note() {
  return {"open_cells", "missing cells that are open stand at 0.5 here; robustness draws them from 0 to 1"};
}

/// All that there is to say of an answer about every weight.
///
/// Edge    no cell may be left out, as refuse_unless_linear has it: all gaps are open cells
inline std::vector<Note> score_notes(const Scorer& scorer, const ValueMatrix& values) {
  std::vector<Note> notes = tolerance_notes(scorer);
  if (values.has_gaps()) notes.push_back(open_cells_note());
  return notes;
}

/// The same, with the pins of the ranking.
inline std::vector<Note> score_notes(const Ranking& ranking, const ValueMatrix& values) {
  std::vector<Note> notes = pin_notes(ranking);
  std::vector<Note> others = score_notes(ranking.scorer(), values);
  notes.insert(notes.end(), others.begin(), others.end());
  return notes;
}

}  // namespace journeyrank
