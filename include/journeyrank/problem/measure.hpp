// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/lint.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/sample_lint.hpp"

namespace journeyrank {

/// A criteria matrix made from contacts, with what stands behind its cells.
struct MeasuredMatrix {
  CriteriaMatrix matrix;
  std::vector<std::vector<Estimate>> estimates{};  ///< one list a criterion, in journey order
  std::vector<Note> notes{};                       ///< what is missing, and why; findings that are warnings or more
  std::vector<LintFinding> findings{};             ///< all of the lint, the worst first
};

/// The metrics that a model needs, each once: what to make a Tally for.
inline std::vector<MetricChoice> metrics_of(const Model& model) {
  std::vector<MetricChoice> metrics;
  for (const auto& criterion : model.criteria) {
    if (!criterion.metric) continue;
    if (std::find(metrics.begin(), metrics.end(), criterion.metric) == metrics.end())
      metrics.push_back(criterion.metric);
  }
  return metrics;
}

/// The estimates of one criterion for all journeys.
inline std::vector<Estimate> estimates_of(const Criterion& criterion, const std::vector<MetricChoice>& metrics,
                                          const std::vector<JourneyMeasures>& journeys) {
  if (!criterion.metric) return std::vector(journeys.size(), not_measured("no metric in the model"));
  const auto metric = std::find(metrics.begin(), metrics.end(), criterion.metric);
  if (metric == metrics.end()) {
    throw Error(errc::bad_option, "the tally was not made for the metric of criterion \"" + criterion.id +
                                      "\"; make it for metrics_of(model)");
  }
  std::vector<Estimate> estimates;
  for (const auto& journey : journeys) {
    estimates.push_back(journey.estimates[static_cast<std::size_t>(metric - metrics.begin())]);
  }
  return estimates;
}

/// Says which cells of a criterion are missing and why; refuses them where the criterion does.
inline std::vector<Note> notes_on_missing(const Criterion& criterion, const std::vector<Estimate>& estimates,
                                          const std::vector<JourneyMeasures>& journeys) {
  const auto is_missing = [](const Estimate& each) { return !each.measured; };
  const auto first = std::find_if(estimates.begin(), estimates.end(), is_missing);
  if (first == estimates.end()) return {};
  const auto missing = std::count_if(estimates.begin(), estimates.end(), is_missing);
  const bool all = missing == static_cast<std::ptrdiff_t>(estimates.size());
  const std::string& journey = journeys[static_cast<std::size_t>(first - estimates.begin())].journey;
  const std::string which = all ? "no journey is measured"
                                : std::to_string(missing) + " of " + std::to_string(estimates.size()) +
                                      " journeys are not measured, the first is \"" + journey + "\"";
  // A criterion of weight 0 is switched off: it refuses nothing.
  if (criterion.missing == Missing::reject && criterion.weight > 0.0) {
    throw Error(errc::missing_cell, "criterion \"" + criterion.id + "\": " + which + ": " + first->why_missing +
                                        "; supply it, give the criterion weight 0, or set its \"missing\" to "
                                        "renormalise, worst or interval");
  }
  return {{criterion.metric ? "not_measured" : "no_metric",
           criterion.id + ": " + which + ": " + first->why_missing + "; reported as missing, not invented"}};
}

/// What was found of a measured matrix. Where its values all rest on one mean, a note has said why they are constant.
inline std::vector<LintFinding> findings_on(const Tally& tally, const MeasuredMatrix& measured,
                                            const MeasuredCells& cells, const LintOptions& options) {
  std::vector<LintFinding> findings = lint(tally, cells, options);
  for (auto& finding : lint(measured.matrix, cells.model)) {
    const bool is_explained = std::any_of(measured.notes.begin(), measured.notes.end(), [&finding](const Note& note) {
      return note.code == "cannot_tell_apart" && note.text.starts_with(finding.criterion + ":");
    });
    if (finding.code != LintCode::constant_column || !is_explained) findings.push_back(std::move(finding));
  }
  return findings;
}

/// Answers the metric of each criterion for each journey: contacts become a criteria matrix.
///
/// Shape   journeys of the tally, bytewise sorted × criteria of the model
/// Edge    a criterion without metric, and a cell that is not measured: missing, with a note; contacts without journey
///         are kept out, with a note; no contacts: an empty matrix
/// Errors  missing_cell where a criterion that weighs something rejects missing cells; empty_input when no contact has
///         a journey; bad_option when the tally was not made for the model's metrics
/// Cost    O(contacts × criteria)
inline MeasuredMatrix measure(const Tally& tally, const Model& model, const LintOptions& options = {}) {
  std::vector<JourneyMeasures> journeys = tally.evaluate();
  MeasuredMatrix result;
  const auto unmapped =
      std::find_if(journeys.begin(), journeys.end(), [](const auto& each) { return each.journey == unmapped_journey; });
  if (unmapped != journeys.end()) {
    if (journeys.size() == 1) {
      throw Error(errc::empty_input, "none of the " + std::to_string(tally.contacts()) + " contacts names a journey");
    }
    result.findings.push_back(unmapped_finding(unmapped->contacts, tally.contacts()));
    result.notes.push_back(note_of(result.findings.back()));
    journeys.erase(unmapped);
  }
  Names names;
  for (const auto& each : journeys) names.push_back(each.journey);
  std::vector<MatrixColumn> columns;
  for (const auto& criterion : model.criteria) {
    result.estimates.push_back(estimates_of(criterion, tally.metrics(), journeys));
    auto& estimates = result.estimates.back();
    const std::optional<Metric> metric = metric_of(criterion.metric);
    const Shrinkage shrinkage = metric ? shrinkage_of(*metric) : Shrinkage{};
    const Prior prior = shrink(estimates, shrinkage);
    for (auto& note : notes_on(prior, shrinkage, criterion.id)) result.notes.push_back(std::move(note));
    for (auto& note : notes_on_missing(criterion, estimates, journeys)) result.notes.push_back(std::move(note));
    MatrixColumn column{.criterion = criterion.id};
    for (const auto& each : estimates) {
      column.values.push_back(shrinkage.how == Shrink::none ? each.value : each.shrunk);
      column.missing.push_back(each.measured ? 0 : 1);
    }
    columns.push_back(std::move(column));
  }
  for (auto& note : tally.notes()) result.notes.push_back(std::move(note));
  result.matrix = CriteriaMatrix(std::move(names), std::move(columns));
  auto findings = findings_on(tally, result, {model, journeys, result.estimates}, options);
  sort_findings(findings);
  for (auto& note : notes_of(findings)) result.notes.push_back(std::move(note));
  append(result.findings, std::move(findings));
  sort_findings(result.findings);
  return result;
}

}  // namespace journeyrank
