// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/measured_doubt.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/segment.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// What is believed of the cells of one segment, and of which of its journeys too little is told to say how sure they
/// are.
struct SegmentDoubt {
  CellDoubt cells{};
  std::vector<std::size_t> totals{};  ///< criteria, by position, whose cells are counts or sums of all that was seen
  /// By row of the segment's matrix: 1 where the doubt of a cell that counts is not told.
  std::vector<std::uint8_t> untold{};
};

/// A missing cell that is left out, or counts as the worst, stands for a number that nobody knows. A criterion that no
/// segment has says nothing of any.
inline void mark_untold_gaps(const SegmentRankings& ranked, std::size_t s, SegmentDoubt& doubt) {
  const Scorer& scorer = ranked.ranking(s).scorer();
  for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
    const auto& criterion = scorer.model().criteria[c];
    if (!scorer.is_on(c) || criterion.missing == Missing::interval) continue;
    const auto is_met = [&](std::size_t other) {
      const auto column = ranked.matrix(other).find_criterion(criterion.id);
      return column && ranked.matrix(other).extent(*column).low <= ranked.matrix(other).extent(*column).high;
    };
    bool met = false;
    for (std::size_t other = 0; other < ranked.size() && !met; ++other) met = is_met(other);
    const auto column = ranked.matrix(s).find_criterion(criterion.id);
    for (std::size_t j = 0; met && j < doubt.untold.size(); ++j) {
      if (!column || ranked.matrix(s).is_missing(j, *column)) doubt.untold[j] = 1;
    }
  }
}

/// What is believed of a segment of which nothing but the numbers is given: nothing is told.
inline SegmentDoubt untold_doubt(const CriteriaMatrix& matrix) {
  return {.untold = std::vector<std::uint8_t>(matrix.journey_count(), 1)};
}

/// What is believed of a total in a segment, were another such period counted: normal with the error of a count,
/// value / sqrt(n); sums of amounts that differ much vary more. Of nothing counted it is certain.
inline CellDistribution counted_cell(const Estimate& estimate) {
  if (estimate.n <= 0 || estimate.value == 0.0) return {};
  return {NormalCell{estimate.value, std::fabs(estimate.value) / std::sqrt(static_cast<double>(estimate.n))}, {}};
}

/// What is believed of a measured segment: the posteriors of its cells, from one list of estimates a criterion.
///
/// Edge    a total of all that was seen has the error of a count: which customers came, and how often, is chance too
///         where segments are compared; a journey with a cell that counts and of whose sample neither a distribution
///         nor an interval is known (the mean of one number, of a few equal ones) is untold; so is one with a cell that
///         is missing and not open
inline SegmentDoubt doubt_of_segment(const SegmentRankings& ranked, std::size_t s,
                                     std::span<const std::vector<Estimate>> estimates) {
  const Scorer& scorer = ranked.ranking(s).scorer();
  SegmentDoubt doubt{
      doubt_of_measured(scorer.model(), estimates), {}, std::vector<std::uint8_t>(ranked.matrix(s).journey_count(), 0)};
  for (std::size_t c = 0; c < estimates.size(); ++c) {
    auto& column = doubt.cells.distributions[c];
    bool totals = false;
    for (std::size_t j = 0; scorer.is_on(c) && j < column.size(); ++j) {
      const Estimate& estimate = estimates[c][j];
      const bool fixed = std::holds_alternative<FixedCell>(column[j].shape);
      const bool total = estimate.measured && !estimate.is_sample();
      if (total) column[j] = counted_cell(estimate);
      if (fixed && estimate.measured && !estimate.has_interval) doubt.untold[j] = 1;
      totals = totals || total;
    }
    if (totals) doubt.totals.push_back(c);
  }
  mark_untold_gaps(ranked, s, doubt);
  return doubt;
}

/// What is believed of a segment whose standard errors are stated: normal around its cells.
///
/// Shape   a matrix of errors with journeys and criteria of the segment, all or some
/// Edge    a cell without an error, or with 0, is certain; a journey that the errors leave out is untold
/// Errors  unknown_name for a journey that the segment lacks; bad_number for an error below 0
inline SegmentDoubt doubt_of_errors(const SegmentRankings& ranked, std::size_t s, const CriteriaMatrix& errors) {
  const CriteriaMatrix& matrix = ranked.matrix(s);
  const Scorer& scorer = ranked.ranking(s).scorer();
  SegmentDoubt doubt = untold_doubt(matrix);
  doubt.cells.distributions.assign(scorer.criterion_count(), std::vector<CellDistribution>(matrix.journey_count()));
  for (std::size_t row = 0; row < errors.journey_count(); ++row) {
    const std::string journey = errors.journeys()[row];
    const std::string where = "errors: segment " + excerpt(ranked.name(s)) + ", journey " + excerpt(journey);
    const auto j = matrix.journeys().find(journey);
    if (!j) throw Error(errc::unknown_name, where + ": the segment has no such journey");
    doubt.untold[*j] = 0;
    for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
      const std::string& id = scorer.model().criteria[c].id;
      const auto of = matrix.find_criterion(id);
      const auto with = errors.find_criterion(id);
      if (!of || !with || matrix.is_missing(*j, *of) || errors.is_missing(row, *with)) continue;
      const double error = errors.cell(row, *with);
      if (error < 0.0)
        throw Error(errc::bad_number, where + ", criterion " + excerpt(id) + ": a standard error is >= 0");
      if (error > 0.0) doubt.cells.distributions[c][*j].shape = NormalCell{matrix.cell(*j, *of), error};
    }
  }
  mark_untold_gaps(ranked, s, doubt);
  return doubt;
}

/// The same of every segment, from the errors of each by its name; a segment that they leave out is untold.
///
/// Errors  unknown_name for errors of a segment that is none; those of one
inline std::vector<SegmentDoubt> doubts_of_errors(const SegmentRankings& ranked, std::span<const Segment> errors) {
  std::vector<SegmentDoubt> doubts;
  for (std::size_t s = 0; s < ranked.size(); ++s) doubts.push_back(untold_doubt(ranked.matrix(s)));
  for (const Segment& each : errors) {
    std::size_t s = 0;
    while (s < ranked.size() && ranked.name(s) != each.name) ++s;
    if (s == ranked.size()) throw Error(errc::unknown_name, "errors: there is no segment " + excerpt(each.name));
    doubts[s] = doubt_of_errors(ranked, s, each.matrix);
  }
  return doubts;
}

}  // namespace journeyrank
