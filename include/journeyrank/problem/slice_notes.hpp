// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// What must be said of all contacts when they are measured slice by slice, or by several windows: the notes of
/// `measure`, with the warnings of its lint.
///
/// Edge    nothing is refused for a missing cell, as slices refuse none; contacts of which none names a journey have no
///         notes but those of the tally
/// Errors  bad_option when the tally was not made for the model's metrics
/// Cost    as measure
inline std::vector<Note> slice_notes(const Tally& tally, Model model, const MeasureOptions& options = {}) {
  const std::vector<std::string> journeys = tally.journeys();
  if (journeys.size() == 1 && journeys.front() == unmapped_journey) return tally.notes();
  for (auto& criterion : model.criteria) {
    if (criterion.missing == Missing::reject) criterion.missing = Missing::interval;
  }
  return measure(tally, model, options).notes;
}

}  // namespace journeyrank
