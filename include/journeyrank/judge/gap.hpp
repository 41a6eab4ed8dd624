// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/cell_points.hpp"
#include "journeyrank/measure/better.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/posterior.hpp"
#include "journeyrank/problem/benchmark.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/target.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// Below this many contacts, cases or customers a journey is shown and marked, and stands behind the others.
inline constexpr std::int64_t usual_min_n = 30;

/// How gaps are told.
struct GapOptions {
  std::int64_t min_n = usual_min_n;
  double percentile = 100.0;  ///< of the journeys, from worst to best: what headroom reaches to; 100 is the best
};

/// A measured cell held against its target.
struct AgainstTarget {
  double gap = 0.0;                     ///< actual - target, in the unit of the metric
  double shortfall = 0.0;               ///< how far it lies on the bad side; 0 when the target is met
  double value_gap = 0.0;               ///< value at actual - value at target, on the criterion's scale
  double points = 0.0;                  ///< what the score would fall by, were the target met: see CellPoints
  std::optional<double> probability{};  ///< that the truth lies on the bad side of the target
  std::string why_unsure{};             ///< why there is no probability
};

/// How much better a journey could get before it meets the best one: as many customers, at the best one's rate.
struct Headroom {
  double reference = 0.0;  ///< the value it would have
  std::string journey{};   ///< whose rate that is; "" for a percentile between journeys
  double room = 0.0;       ///< in the unit of the metric; 0 for the best one
  double points = 0.0;     ///< what the score would fall by
};

/// One measured journey, or stage of it, and criterion: planned, actual and possible.
struct Gap {
  std::string journey{};
  std::string stage{};  ///< "" for the whole journey
  std::string criterion{};
  Better better = Better::lower;
  std::int64_t n = 0;
  bool small_sample = false;       ///< n is below min_n; never of a total
  std::optional<double> actual{};  ///< the cell of the matrix; nothing when it is not measured
  std::string why_missing{};
  std::optional<double> target{};
  std::optional<AgainstTarget> against{};  ///< when there are both
  std::optional<Headroom> headroom{};      ///< when it is measured and no total
};

/// Gaps of all journeys, in their order, each with its criteria that have a metric, in theirs; then those of its stages
/// that have a target.
struct GapReport {
  std::vector<Gap> gaps{};
  std::vector<Note> notes{};
};

/// One criterion over all journeys, made ready to be held against its targets.
struct GapColumn {
  std::size_t criterion = 0;  ///< of the model
  Better better = Better::lower;
  std::vector<Posterior> posteriors{};
  std::optional<Benchmark> benchmark{};
};

/// Tells one cell. `used` is the cell of the matrix, `points` those of its journey.
inline Gap gap_of(const Scorer& scorer, const GapColumn& column, const Estimate& estimate, std::size_t journey,
                  double used, const CellPoints& points, const std::optional<double>& target) {
  const bool lower = column.better == Better::lower;
  const FittedScale& scale = scorer.scale(column.criterion);
  const auto points_above = [&](double other) { return points.fall(column.criterion, used, other); };
  Gap gap{.criterion = scorer.model().criteria[column.criterion].id,
          .better = column.better,
          .n = estimate.n,
          .why_missing = estimate.why_missing,
          .target = target};
  if (!estimate.measured) return gap;
  gap.actual = used;
  if (target) {
    AgainstTarget against{.gap = used - *target};
    against.shortfall = std::max(0.0, lower ? against.gap : -against.gap);
    against.value_gap = value_of(scale, used) - value_of(scale, *target);
    against.points = points_above(*target);
    const Posterior& posterior = column.posteriors[journey];
    against.probability = probability_worse(estimate, used, posterior, *target, column.better);
    if (const auto* none = std::get_if<NoPosterior>(&posterior)) against.why_unsure = none->why;
    gap.against = std::move(against);
  }
  if (column.benchmark) {
    const bool counted = estimate.basis == Basis::count;
    const double reference = counted ? column.benchmark->centre : estimate.outcome.of(column.benchmark->centre);
    const double room = std::max(0.0, lower ? used - reference : reference - used);
    gap.headroom = Headroom{reference, column.benchmark->journey, room, room > 0.0 ? points_above(reference) : 0.0};
  }
  return gap;
}

/// What a reader must know of gaps.
inline std::vector<Note> notes_on_gaps(const std::vector<Gap>& gaps, const TargetsInForce& targets,
                                       const GapOptions& options) {
  std::vector<Note> notes = targets.notes;
  if (!targets.any()) notes.push_back({"no_target", "no target holds for any journey; only headroom can be told"});
  const auto small =
      std::count_if(gaps.begin(), gaps.end(), [](const Gap& gap) { return gap.small_sample && gap.against; });
  if (small > 0) {
    notes.push_back({"small_samples", std::to_string(small) + " of the cells with a target rest on fewer than " +
                                          std::to_string(options.min_n) +
                                          " contacts, cases or customers; they are marked and stand behind the "
                                          "others"});
  }
  return notes;
}

/// Refuses options and shapes that gaps cannot be told by.
inline void check_gaps(const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates,
                       const Scorer& scorer, const TargetCells& targets, const GapOptions& options) {
  if (!(options.percentile >= 0.0 && options.percentile <= 100.0) || options.min_n < 0) {
    throw Error(errc::bad_option, "gaps: percentile must lie in 0 to 100, min_n must be >= 0");
  }
  const auto& criteria = scorer.model().criteria;
  if (matrix.criteria() != criterion_ids(scorer.model()) || estimates.size() != criteria.size() ||
      targets.size() != criteria.size()) {
    throw Error(errc::shape_mismatch, "gaps: the matrix, its estimates and the targets are not those of the model");
  }
}

/// The gaps of all cells of one matrix, without what is to be said of them. Errors and cost: those of gaps().
inline std::vector<Gap> gaps_of_cells(const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates,
                                      const Scorer& scorer, const TargetCells& targets, const GapOptions& options) {
  check_gaps(matrix, estimates, scorer, targets, options);
  const auto& criteria = scorer.model().criteria;
  std::vector<GapColumn> columns;
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    const std::optional<Metric> metric = metric_of(criteria[c].metric);
    if (!metric) continue;
    const Better better = better_side(criteria[c], *metric);
    columns.push_back({c, better, posteriors(estimates[c], *metric),
                       benchmark_of(estimates[c], *metric, better, options.percentile, matrix.journeys())});
  }
  const BoundMatrix bound = scorer.bind(matrix);
  std::vector<Gap> gaps;
  for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
    const CellPoints points(scorer, bound, journey);
    for (const auto& column : columns) {
      const std::size_t c = column.criterion;
      Gap gap =
          gap_of(scorer, column, estimates[c][journey], journey, matrix.cell(journey, c), points, targets[c][journey]);
      gap.journey = matrix.journeys()[journey];
      const bool total = std::holds_alternative<Certain>(column.posteriors[journey]);
      gap.small_sample = gap.actual && !total && estimates[c][journey].independent() < options.min_n;
      gaps.push_back(std::move(gap));
    }
  }
  return gaps;
}

/// The same with what is to be said of them.
inline GapReport gap_report(std::vector<Gap> gaps, const Scorer& scorer, const TargetsInForce& targets,
                            const GapOptions& options) {
  GapReport report{std::move(gaps), {}};
  report.notes = notes_on_gaps(report.gaps, targets, options);
  const char* method = step_name(scorer.model().method);
  if (!adds_up(scorer.model().method)) {
    report.notes.push_back({"points_one_by_one", std::string("the scores of ") + method +
                                                     " do not add up over the criteria: points are what the score "
                                                     "falls by where this cell alone is another, and they do not add "
                                                     "up either"});
  }
  return report;
}

/// Holds the measured cells of a matrix against their targets, and against the best journey.
///
///     const Scorer scorer = Scorer::fit(measured.matrix, model);
///     const auto targets = targets_in_force(stated, model, measured.matrix.journeys(), today);
///     for (const Gap& gap : gaps(measured.matrix, measured.estimates, scorer, targets).gaps) ...
///
/// Shape   estimates: one list a criterion of the model, in journey order, as measure() gives them
/// Units   gaps, shortfalls and room in the unit of the metric; points as shares of the score, in [-1, 1]
/// Edge    a method that does not add up: points are of each cell alone, with a note; a criterion without metric has no
///         gap to tell; a cell that is not measured has its reason; one without
///         target only headroom; a total no headroom, for it grows with the journey; exactly met is met: shortfall 0;
///         stages are told by gaps_with_stages()
/// Errors  those of Scorer and BoundMatrix; shape_mismatch when matrix, estimates or targets are of other criteria than
///         the model's; bad_option for a percentile outside 0 to 100 or a min_n below 0
/// Cost    O(journeys × criteria), a beta function each
inline GapReport gaps(const CriteriaMatrix& matrix, const std::vector<std::vector<Estimate>>& estimates,
                      const Scorer& scorer, const TargetsInForce& targets, const GapOptions& options = {}) {
  return gap_report(gaps_of_cells(matrix, estimates, scorer, targets.of_cells, options), scorer, targets, options);
}

/// The gaps with a target, most points lost first: those that rest on enough, then those that do not, then what is not
/// measured. Equal ones stay in the order of journeys and criteria.
inline std::vector<std::size_t> worst_first(const GapReport& report) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < report.gaps.size(); ++i) {
    if (report.gaps[i].target) order.push_back(i);
  }
  const auto group = [](const Gap& gap) { return !gap.against ? 2 : gap.small_sample ? 1 : 0; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Gap& first = report.gaps[a];
    const Gap& second = report.gaps[b];
    if (group(first) != group(second)) return group(first) < group(second);
    return first.against && first.against->points > second.against->points;
  });
  return order;
}

}  // namespace journeyrank
