// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/gap_table.hpp"
#include "journeyrank/io/impact_table.hpp"
#include "journeyrank/io/target_csv.hpp"
#include "journeyrank/io/target_frame.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/gap.hpp"
#include "journeyrank/judge/stage_gap.hpp"
#include "journeyrank/problem/impact.hpp"
#include "journeyrank/problem/stage_journeys.hpp"
#include "journeyrank/problem/target.hpp"

#include "binding.hpp"
#include "described_class.hpp"
#include "held_measures.hpp"
#include "pictures.hpp"
#include "python_frame.hpp"
#include "python_value.hpp"
#include "result_class.hpp"
#include "shown_table.hpp"

namespace journeyrank::python {

namespace {

struct HeldGaps {
  GapReport report;
  std::string source = {};  ///< the package that the contacts came from

  ResultTable table() const { return to_table(report.gaps); }
  const std::vector<Note>& notes() const noexcept { return report.notes; }
};

struct HeldImpact {
  std::vector<CriterionImpact> criteria;
  std::vector<Note> why_not;
  std::string source = {};

  ResultTable table() const { return to_table(criteria); }
  const std::vector<Note>& notes() const noexcept { return why_not; }
};

/// Targets in a file, a frame or a list.
TargetReading targets_from(py::handle targets) {
  if (is_path(targets) && !is_parquet(targets)) {
    const std::string path = path_of(targets);
    return without_lock([&] { return read_targets(path); });
  }
  if (const auto table = py::isinstance<py::list>(targets) ? std::nullopt : table_or_parquet(targets)) {
    return without_lock([&] { return with_frame(*table, [](const auto& frame) { return read_targets(frame); }); });
  }
  std::vector<Target> list;
  FromPython::read(targets, "targets", list);
  TargetReading reading;
  for (auto& each : list) {
    const Place entry{"targets", reading.targets.size() + 1};
    reading.targets.push_back({std::move(each), entry, entry, entry, entry});
  }
  return reading;
}

/// Contacts measured by stage, or none.
const HeldSlices* stages_from(py::handle stages, const Model& model) {
  if (stages.is_none()) return nullptr;
  if (!py::isinstance<HeldSlices>(stages)) {
    refuse_type("stages", "MeasuredSlices, as measure_slices(contacts, model, by=[\"stage\"]) gives, or None", stages);
  }
  const auto& held = stages.cast<const HeldSlices&>();
  for (const auto& slice : held.slices) {
    if (slice.measured.matrix.criteria() == criterion_ids(model)) continue;
    throw Error(errc::shape_mismatch, "the stages were measured for other criteria than those of the model");
  }
  return &held;
}

void check_measured_for(const HeldMeasures& measured, const Model& model) {
  if (measured.matrix->matrix.criteria() == criterion_ids(model)) return;
  throw Error(errc::shape_mismatch, "the contacts were measured for other criteria than those of the model");
}

HeldGaps gaps_of(const HeldMeasures& measured, const Model& model, py::handle targets, py::handle by_stage,
                 const py::object& today, const py::object& profile, const GapOptions& options) {
  check_measured_for(measured, model);
  const HeldSlices* const slices = stages_from(by_stage, model);
  std::optional<Date> day;
  FromPython::read(today, "today", day);
  const std::string whose = profile_from(profile);
  const TargetReading reading = targets_from(targets);
  return without_lock([&] {
    const CriteriaMatrix& matrix = measured.matrix->matrix;
    const Scorer scorer = Scorer::fit(matrix, model, whose);
    const std::vector<MeasuredSlice> none;
    const std::vector<MeasuredSlice>& of_stages = slices == nullptr ? none : slices->slices;
    std::vector<StageJourneys> stages;
    if (slices != nullptr) stages = stages_of(of_stages, slices->slicing);
    const TargetsInForce in_force = targets_in_force(reading.targets, model, matrix.journeys(), day, stages);
    HeldGaps held{gaps_with_stages(matrix, measured.estimates, of_stages, scorer, in_force, options),
                  measured.counted.source};
    held.report.notes.insert(held.report.notes.begin(), reading.notes.begin(), reading.notes.end());
    return held;
  });
}

HeldImpact impact_of_measured(const HeldMeasures& measured, const Model& model, const ImpactOptions& options) {
  check_measured_for(measured, model);
  HeldImpact held{
      impact(measured.matrix->matrix.journeys(), measured.estimates, model, options), {}, measured.counted.source};
  for (const auto& whole : held.criteria) {
    if (!whole.why_not.empty()) {
      held.why_not.push_back({"not_decomposable", whole.criterion + " is not taken apart: " + whole.why_not});
    }
  }
  return held;
}

std::string shown_optional(const std::optional<double>& number) { return number ? shown_number(*number) : "–"; }

ShownTable shown(const HeldGaps& self) {
  const auto order = worst_first(self.report);
  const bool of_stages = has_stages(self.report);
  ShownTable table{.title = std::to_string(order.size()) + " cells with a target, points out of 100"};
  table.columns = {{"journey"},
                   {"criterion"},
                   {"actual", true},
                   {"target", true},
                   {"gap", true},
                   {"points lost", true},
                   {"misses its target", true},
                   {"n", true}};
  if (of_stages) table.columns.insert(table.columns.begin() + 1, {"stage"});
  for (std::size_t i = 0; i < std::min(order.size(), most_rows_shown); ++i) {
    const Gap& gap = self.report.gaps[order[i]];
    table.rows.push_back({gap.journey, gap.criterion, shown_optional(gap.actual), shown_optional(gap.target),
                          gap.against ? shown_number(gap.against->gap) : "–",
                          gap.against ? points_text(gap.against->points) : "–",
                          gap.against ? shown_optional(gap.against->probability) : "–",
                          std::to_string(gap.n) + (gap.small_sample ? "*" : "")});
    if (of_stages) table.rows.back().insert(table.rows.back().begin() + 1, gap.stage);
  }
  show_rest(table, order.size(), self.notes());
  return table;
}

ShownTable shown(const HeldImpact& self) {
  ShownTable table{.title = "Impact on the overall rate or mean"};
  table.columns = {{"criterion"},          {"journey"},    {"n", true}, {"own", true}, {"impact", true},
                   {"contribution", true}, {"share", true}};
  std::size_t rows = 0;
  for (const auto& whole : self.criteria) {
    for (const auto& one : whole.journeys) {
      if (++rows > most_rows_shown) continue;
      table.rows.push_back({whole.criterion, one.journey, std::to_string(one.n), shown_number(one.own),
                            shown_optional(one.impact), shown_number(one.contribution), shown_optional(one.share)});
    }
  }
  show_rest(table, rows, self.notes());
  return table;
}

void define_results(py::module_& module) {
  py::class_<HeldGaps> gaps(module, "Gaps", py::is_final(),
                            "Measured cells held against their targets and against the best journey, a row a journey "
                            "and criterion,\nand one a stage and criterion with a target.\n\n"
                            "Units   gap, shortfall and headroom in the unit of the metric; points as shares of the "
                            "score, in [-1, 1]\n"
                            "Edge    without target no gap; a total has no headroom and no doubt; what is not measured "
                            "has its reason in why_missing");
  define_table(gaps,
               "The rows as dicts: journey, stage (None: all of it), criterion, better, n, small_sample, actual, "
               "target, gap, shortfall, value_gap, "
               "points,\nprobability_worse, reference, reference_journey, headroom, headroom_points, why_missing.");
  define_method(
      gaps, "worst",
      [](const HeldGaps& self) {
        std::vector<Gap> sorted;
        for (const std::size_t i : worst_first(self.report)) sorted.push_back(self.report.gaps[i]);
        return dicts_of(to_table(sorted));
      },
      "The rows with a target, most points lost first; those that rest on too little stand behind, then those that "
      "are\nnot measured.\n"
      "Returns list of dict");
  define_pictures(gaps, "gap_to_target", "gap_to_target, what was measured against what was planned");
  py::class_<HeldImpact> impact(module, "Impact", py::is_final(),
                                "Overall rates and means taken apart by journeys, a row a criterion and journey.\n\n"
                                "Edge    a criterion that cannot be taken apart has one row, with the reason in "
                                "why_missing");
  define_table(impact,
               "The rows as dicts: criterion, journey, n, own, impact, contribution, share, overall, reference,\n"
               "reference_journey, difference, why_missing.");
}

}  // namespace

void define_gaps(py::module_& module) {
  define_described<Target>(module, "Target",
                           "What a journey is planned to reach on one criterion, in the unit of its metric.");
  define_results(module);
  define_function(
      module, "gaps",
      [](const HeldMeasures& measured, const Model& model, py::handle targets, py::handle stages,
         const py::object& today, const py::object& profile, py::handle min_n, py::handle percentile) {
        const GapOptions options{.min_n = number_from<std::int64_t>(min_n, "min_n"),
                                 .percentile = number_from<double>(percentile, "percentile")};
        return gaps_of(measured, model, targets, stages, today, profile, options);
      },
      "Holds what was measured against targets: planned against actual in units, in value and points, and as the\n"
      "probability that the target is truly missed; and how much better each journey would be as good as the best.\n\n"
      "targets is the path of a CSV file, a dict of columns or data frame with the columns journey, metric, target "
      "and\n"
      "perhaps stage and valid_from, or a list of Target. An empty journey or \"*\" is every one without a target of "
      "its\nown. A target with a stage is held against the contacts of that stage, and only where stages are given:\n"
      "stages=measure_slices(contacts, model, by=[\"stage\"]), or those of a Tally that was made with "
      "by=[\"stage\"].\n\n"
      "Edge    exactly met is met; a journey below min_n is marked and stands behind the others; without stages, "
      "targets\n        of a stage are left out, with a note\n"
      "Errors  unknown_name for a journey, a stage or a criterion, with the nearest; duplicate_name, bad_number, "
      "bad_time,\n"
      "        missing_column, missing_cell; for a file with line and column; bad_option for a target that holds from "
      "a\n        day on where `today` is not told\n\n"
      "Options:\n"
      "    stages: the same contacts measured by stage\n"
      "    today: the day on which targets must hold, a datetime.date or a str such as \"2026-12-31\"\n"
      "    profile: whose weights; None: the model's own\n"
      "    min_n: below this n a journey is marked\n"
      "    percentile: of the journeys, from worst to best: what headroom reaches to\n"
      "\n"
      "Examples with measured:\n"
      "    >>> found = jr.gaps(measured, model, [jr.Target(metric=\"cost\", target=1000)])\n"
      "    >>> found.worst()[0][\"journey\"]\n"
      "    'tech_fault'",
      py::arg("measured"), py::arg("model"), py::arg("targets"), py::kw_only(), py::arg("stages") = py::none(),
      py::arg("today") = py::none(), py::arg("profile") = py::none(), py::arg("min_n") = 30,
      py::arg("percentile") = 100.0);
  define_function(
      module, "impact",
      [](const HeldMeasures& measured, const Model& model, py::handle references, py::handle min_n) {
        ImpactOptions options{.min_n = number_from<std::int64_t>(min_n, "min_n")};
        FromPython::read(references, "references", options.references);
        return impact_of_measured(measured, model, options);
      },
      "What each journey does to the overall rate or mean K of each criterion.\n\n"
      "impact is K less K without the journey, n_j (K_j - K) / (N - n_j); contribution is n_j (K_j - reference) / N, "
      "which\nadds up to K less the reference bit for bit, as the shares do to 1.\n\n"
      "Edge    totals, quantiles and ratios of sums cannot be taken apart; one journey alone has no impact\n"
      "Errors  unknown_name for a reference on an unknown criterion\n\n"
      "Options:\n"
      "    references: a rate or mean by criterion, such as {\"effort\": 0.1}; that of the best journey by default\n"
      "    min_n: the best journey rests on so many\n"
      "\n"
      "Examples with measured:\n"
      "    >>> jr.impact(measured, model).to_dicts()[0][\"criterion\"]\n"
      "    'pain'",
      py::arg("measured"), py::arg("model"), py::kw_only(), py::arg("references") = py::dict(), py::arg("min_n") = 30);
}

}  // namespace journeyrank::python
