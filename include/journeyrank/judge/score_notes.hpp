// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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

/// True when some missing cell is open, and not left out.
inline bool has_open_cells(const ValueMatrix& values) {
  for (std::size_t journey = 0; values.has_gaps() && journey < values.journey_count(); ++journey) {
    for (std::size_t c = 0; c < values.criterion_count(); ++c) {
      if (values.known(journey, c) == Known::open) return true;
    }
  }
  return false;
}

/// Missing cells that are open: an exact answer has to take a value for them.
inline Note open_cells_note() {
  return {"open_cells", "missing cells that are open stand at 0.5 here; robustness draws them from 0 to 1"};
}

/// The criteria that weigh 0 now, as people read them: "Cost", "Cost and Churn"; empty where all weigh something.
/// Those that the matrix knows nothing of can never weigh anything, and are left out where `values` are given.
inline std::string criteria_off(const Scorer& scorer, const ValueMatrix* values = nullptr) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
    if (scorer.is_on(c) || (values != nullptr && !values->is_there(c))) continue;
    names.push_back(scorer.model().criteria[c].shown());
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 < names.size() ? ", " : " and ") + names[i];
  return text;
}

/// Criteria that weigh 0 and are kept there, in answers about all weights that those at hand could be.
inline std::vector<Note> kept_off_notes(const Scorer& scorer) {
  const std::string off = criteria_off(scorer);
  if (off.empty()) return {};
  return {{"criteria_off", off + ": of weight 0, and stays so under all weights here; stability raises it too"}};
}

/// Criteria that weigh 0 and are raised, in answers about moving weights.
inline std::vector<Note> raised_notes(const Scorer& scorer, const ValueMatrix& values) {
  const std::string off = criteria_off(scorer, &values);
  if (off.empty()) return {};
  return {{"criteria_off", off + ": of weight 0, and may be raised here; dominance and robustness leave it at 0"}};
}

/// All that there is to say of an answer about all weights that those at hand could be; `open` are the notes of its
/// values.
inline std::vector<Note> exact_notes(const Scorer& scorer, const std::vector<Note>& open) {
  std::vector<Note> notes = tolerance_notes(scorer);
  const std::vector<Note> off = kept_off_notes(scorer);
  notes.insert(notes.end(), off.begin(), off.end());
  notes.insert(notes.end(), open.begin(), open.end());
  return notes;
}

/// All that there is to say of an answer about every weight.
///
inline std::vector<Note> score_notes(const Scorer& scorer, const ValueMatrix& values) {
  std::vector<Note> notes = tolerance_notes(scorer);
  const std::vector<Note> raised = raised_notes(scorer, values);
  notes.insert(notes.end(), raised.begin(), raised.end());
  if (has_open_cells(values)) notes.push_back(open_cells_note());
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
