// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/slice_column.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/segment.hpp"

namespace journeyrank {

/// Slices of contacts as segments, with what stands behind their cells.
struct MeasuredSegments {
  std::vector<Segment> segments{};
  std::vector<std::vector<std::vector<Estimate>>> estimates{};  ///< by segment, by criterion, in journey order
  std::vector<Note> notes{};
};

/// What a slice is called: "premium", or "premium, phone" of several columns.
inline std::string slice_name(const MeasuredSlice& slice) {
  std::string name = slice.period;
  for (const std::string& each : slice.by) name += (name.empty() ? "" : ", ") + each;
  return name;
}

/// Takes slices of contacts as segments.
///
/// Edge    contacts that are in no segment (an empty column) are left out, with a note; cells that a slice cannot tell
///         stay missing
inline MeasuredSegments segments_of(const std::vector<MeasuredSlice>& slices) {
  MeasuredSegments found;
  for (const MeasuredSlice& slice : slices) {
    if (std::find(slice.by.begin(), slice.by.end(), no_slice) != slice.by.end()) {
      found.notes.push_back({"no_segment",
                             "contacts that are in no segment take no part in the comparison; they count "
                             "in the overall ranking"});
      continue;
    }
    found.segments.push_back({slice_name(slice), slice.measured.matrix});
    found.estimates.push_back(slice.measured.estimates);
  }
  return found;
}

/// The model by which slices are ranked: what a slice cannot tell is open there, not refused.
inline Model model_of_slices(Model model) {
  for (auto& criterion : model.criteria) {
    if (criterion.missing == Missing::reject) criterion.missing = Missing::interval;
  }
  return model;
}

/// The matrix of all contacts beside that of their slices; nothing is refused for a missing cell.
///
/// Edge    contacts of which none names a journey: an empty matrix
/// Errors  bad_option when the tally was not made for the model's metrics
inline CriteriaMatrix whole_matrix(const Tally& tally, const Model& model, const MeasureOptions& options = {}) {
  std::vector<JourneyMeasures> journeys = tally.evaluate(options.threads);
  std::erase_if(journeys, [](const auto& each) { return each.journey == unmapped_journey; });
  return measured_matrix(journeys, tally.metrics(), model, options).matrix;
}

}  // namespace journeyrank
