// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/judge/gap.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/stage_journeys.hpp"
#include "journeyrank/problem/target.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How the contacts are sliced that tell the stages of journeys.
inline Slicing slicing_by_stage() { return {.by = {"stage"}}; }

/// The stages of contacts that were measured in slices by stage, and their journeys: what targets of a stage are for.
///
/// Errors  bad_option for slices by anything else
inline std::vector<StageJourneys> stages_of(std::span<const MeasuredSlice> slices, const Slicing& slicing) {
  if (slicing != slicing_by_stage())
    throw Error(errc::bad_option, "stages: allowed: slices by \"stage\" and no period");
  std::vector<StageJourneys> stages;
  for (const auto& slice : slices) stages.push_back({slice.by.front(), slice.measured.matrix.journeys()});
  return stages;
}

/// A scorer that lets cells be missing: a stage need not have what its journey must.
inline Scorer lenient_scorer(const Scorer& scorer, const CriteriaMatrix& matrix) {
  Model model = scorer.model();
  for (auto& criterion : model.criteria) {
    if (criterion.missing == Missing::reject) criterion.missing = Missing::interval;
  }
  return Scorer::fit(matrix, model, scorer.profile());
}

/// True when some of the gaps are of a stage.
inline bool has_stages(const GapReport& report) noexcept {
  return std::any_of(report.gaps.begin(), report.gaps.end(), [](const Gap& gap) { return !gap.stage.empty(); });
}

/// The gaps of the cells of stages that have a target, stage by stage.
inline std::vector<Gap> gaps_of_stages(std::span<const MeasuredSlice> stages, const Scorer& scorer,
                                       const TargetsInForce& targets, const GapOptions& options) {
  std::vector<Gap> found;
  for (std::size_t s = 0; s < stages.size(); ++s) {
    const MeasuredMatrix& measured = stages[s].measured;
    for (auto& gap : gaps_of_cells(measured.matrix, measured.estimates, scorer, targets.of_stages[s], options)) {
      if (!gap.target) continue;
      gap.stage = stages[s].by.front();
      found.push_back(std::move(gap));
    }
  }
  return found;
}

/// gaps(), and behind the lines of each journey those of its stages that have a target: the metric over the contacts of
/// that journey and stage, held against it.
///
///     Tally tally(metrics_of(model), slicing_by_stage());
///     const auto measured = measure(tally, model);
///     const auto slices = measure_slices(tally, model);
///     const auto stages = stages_of(slices, tally.slicing());
///     const auto targets = targets_in_force(stated, model, measured.matrix.journeys(), today, stages);
///     gaps_with_stages(measured.matrix, measured.estimates, slices, scorer, targets);
///
/// Shape   stages: as measure_slices() gives them, sliced by stage alone
/// Units   those of gaps(); points of a stage are of the score that its own cells have, on the scales of the journeys
/// Edge    headroom of a stage is to the best journey at that stage, and small samples are drawn to the others there; a
///         cell that is missing in a stage is never refused; no targets of stages: as gaps()
/// Errors  those of gaps(); shape_mismatch for targets of other stages, or a journey that is not in the matrix
/// Cost    that of gaps() for the journeys and for each stage
inline GapReport gaps_with_stages(const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates,
                                  std::span<const MeasuredSlice> stages, const Scorer& scorer,
                                  const TargetsInForce& targets, const GapOptions& options = {}) {
  if (targets.of_stages.size() != stages.size()) {
    throw Error(errc::shape_mismatch, "gaps: the targets are not those of these stages");
  }
  if (stages.empty()) return gaps(matrix, estimates, scorer, targets, options);
  std::vector<Gap> all = gaps_of_cells(matrix, estimates, scorer, targets.of_cells, options);
  std::vector<Gap> of_stages = gaps_of_stages(stages, lenient_scorer(scorer, matrix), targets, options);
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t row = 0; row < matrix.journey_count(); ++row) places.emplace(matrix.journeys()[row], row);
  for (auto& gap : of_stages) {
    if (!places.contains(gap.journey)) {
      throw Error(errc::shape_mismatch, "gaps: the stages have a journey " + excerpt(gap.journey) +
                                            " that the matrix has not; measure both from the same contacts");
    }
    all.push_back(std::move(gap));
  }
  std::stable_sort(all.begin(), all.end(),
                   [&](const Gap& a, const Gap& b) { return places.at(a.journey) < places.at(b.journey); });
  return gap_report(std::move(all), scorer, targets, options);
}

}  // namespace journeyrank
