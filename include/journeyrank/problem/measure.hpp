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
#include "journeyrank/measure/case_rule_of.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/case_summary.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/lint.hpp"
#include "journeyrank/problem/metric_notes.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/sample_lint.hpp"

namespace journeyrank {

/// How contacts are measured, beside what the model says.
struct MeasureOptions {
  LintOptions lint{};       ///< a journey with a cell that rests on fewer than its min_n observations is marked
  std::size_t threads = 0;  ///< 0: one a processor; never changes a bit
};

/// A criteria matrix made from contacts, with what stands behind its cells.
struct MeasuredMatrix {
  CriteriaMatrix matrix;
  std::vector<std::vector<Estimate>> estimates{};  ///< one list a criterion, in journey order
  std::vector<std::uint8_t> small_samples{};       ///< 1: the journey is marked, and kept out of lists of the worst
  std::vector<Note> notes{};                       ///< what is missing, and why; findings that are warnings or more
  std::vector<LintFinding> findings{};             ///< all of the lint, the worst first
  std::vector<CaseSummary> cases{};                ///< of each criterion that tells cases apart; a note says it too
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

/// Marks the journeys of which a criterion that counts rests on fewer observations than asked for, and says so.
inline void mark_small_samples(MeasuredMatrix& measured, const Model& model, std::int64_t min_n) {
  const Names& journeys = measured.matrix.journeys();
  measured.small_samples.assign(journeys.size(), 0);
  std::string some;
  std::size_t marked = 0;
  for (std::size_t journey = 0; journey < journeys.size(); ++journey) {
    for (std::size_t c = 0; c < measured.estimates.size(); ++c) {
      const Estimate& estimate = measured.estimates[c][journey];
      if (model.criteria[c].weight == 0.0 || !estimate.measured || !estimate.is_sample() ||
          estimate.independent() >= min_n) {
        continue;
      }
      measured.small_samples[journey] = 1;
      if (++marked <= 3) {
        some += (marked > 1 ? ", " : "") + journeys[journey] + " (" + model.criteria[c].id + ": " +
                std::to_string(estimate.independent()) + ")";
      }
      break;
    }
  }
  if (marked == 0) return;
  measured.notes.push_back({"small_samples", std::to_string(marked) + " of " + std::to_string(journeys.size()) +
                                                 " journeys rest on fewer than " + std::to_string(min_n) +
                                                 " observations: " + some + (marked > 3 ? ", ..." : "") +
                                                 "; they are marked, and no list of the worst names them"});
}

/// A matrix of the answers that a tally gave; what is missing in it is neither refused nor said.
inline MeasuredMatrix measured_matrix(const std::vector<JourneyMeasures>& journeys,
                                      const std::vector<MetricChoice>& metrics, const Model& model,
                                      const MeasureOptions& options) {
  MeasuredMatrix result;
  Names names;
  for (const auto& each : journeys) names.push_back(each.journey);
  std::vector<MatrixColumn> columns;
  for (const auto& criterion : model.criteria) {
    result.estimates.push_back(estimates_of(criterion, metrics, journeys));
    auto& estimates = result.estimates.back();
    const std::optional<Metric> metric = metric_of(criterion.metric);
    const Shrinkage shrinkage = metric ? shrinkage_of(*metric) : Shrinkage{};
    const Prior prior = shrink(estimates, shrinkage);
    if (const auto rule = case_rule_of(criterion.metric)) {
      for (std::size_t j = 0; j < journeys.size(); ++j) {
        estimates[j].within_days = rule->window_days(journeys[j].journey);
      }
    }
    for (auto& note : notes_on(prior, shrinkage, criterion.id)) result.notes.push_back(std::move(note));
    MatrixColumn column{.criterion = criterion.id};
    for (const auto& each : estimates) {
      column.values.push_back(shrinkage.how == Shrink::none ? each.value : each.shrunk);
      column.missing.push_back(each.measured ? 0 : 1);
    }
    columns.push_back(std::move(column));
  }
  result.matrix = CriteriaMatrix(std::move(names), std::move(columns));
  mark_small_samples(result, model, options.lint.min_n);
  return result;
}

/// What was found of a measured matrix. Where its values all rest on one mean, a note has said why they are constant.
inline std::vector<LintFinding> findings_on(const Tally& tally, const MeasuredMatrix& measured,
                                            const MeasuredCells& cells, const MeasureOptions& options) {
  constexpr std::int64_t worth_threads = 1 << 15;
  std::vector<LintFinding> findings =
      lint(tally, cells, options.lint, tally.contacts() < worth_threads ? 1 : options.threads);
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
inline MeasuredMatrix measure(const Tally& tally, const Model& model, const MeasureOptions& options = {}) {
  TallyAnswers answers = tally.answers(options.threads);
  std::vector<JourneyMeasures>& journeys = answers.journeys;
  std::vector<Note> notes;
  std::vector<LintFinding> findings;
  const auto unmapped =
      std::find_if(journeys.begin(), journeys.end(), [](const auto& each) { return each.journey == unmapped_journey; });
  if (unmapped != journeys.end()) {
    if (journeys.size() == 1) {
      throw Error(errc::empty_input, "none of the " + std::to_string(tally.contacts()) + " contacts names a journey");
    }
    findings.push_back(unmapped_finding(unmapped->contacts, tally.contacts()));
    notes.push_back(note_of(findings.back()));
    journeys.erase(unmapped);
  }
  MeasuredMatrix result = measured_matrix(journeys, tally.metrics(), model, options);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    for (auto& note : notes_on_missing(model.criteria[c], result.estimates[c], journeys)) {
      notes.push_back(std::move(note));
    }
    for (auto& note : notes_on_metric(model.criteria[c], result.estimates[c])) notes.push_back(std::move(note));
  }
  result.notes.insert(result.notes.begin(), notes.begin(), notes.end());
  for (auto& note : tally.notes()) result.notes.push_back(std::move(note));
  append(findings, findings_on(tally, result, {model, journeys, result.estimates}, options));
  sort_findings(findings);
  for (const auto& finding : findings) {
    // The note on small samples has said it, for all criteria together, and that on unmapped contacts stands above.
    const bool is_said = finding.code == LintCode::small_sample || finding.code == LintCode::unmapped_contacts;
    if (finding.severity != Severity::info && !is_said) result.notes.push_back(note_of(finding));
  }
  result.findings = std::move(findings);
  result.cases = case_summaries(model, answers.cases);
  for (const auto& summary : result.cases) result.notes.push_back(note_of(summary));
  return result;
}

/// The matrix of one slice of the contacts.
struct MeasuredSlice {
  std::string period{};           ///< "2026-03"; "" where periods are not told apart
  std::vector<std::string> by{};  ///< what each column of the slicing says
  MeasuredMatrix measured{};
};

/// Answers the metrics for each slice of a tally by itself; small samples are drawn to the journeys of their slice.
///
/// Edge    what a slice cannot tell is missing there, whatever the policy of the criterion: slices are for looking, and
///         the smallest must not hide the others. Contacts without a journey are in none
/// Errors  bad_option when the tally was not made for the model's metrics
inline std::vector<MeasuredSlice> measure_slices(const Tally& tally, const Model& model,
                                                 const MeasureOptions& options = {}) {
  std::vector<MeasuredSlice> slices;
  for (auto& slice : tally.evaluate_slices(options.threads)) {
    std::erase_if(slice.journeys, [](const auto& each) { return each.journey == unmapped_journey; });
    if (slice.journeys.empty()) continue;
    slices.push_back({std::move(slice.period), std::move(slice.by),
                      measured_matrix(slice.journeys, tally.metrics(), model, options)});
  }
  return slices;
}

}  // namespace journeyrank
