// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/base/linear_range.hpp"

namespace journeyrank {

/// How far linear measures of x reach over all x >= 0 that keep some constraints; nothing if no x keeps them all.
///
/// Shape   k measures of m coefficients, n constraints; returns k ranges
/// Errors  those of maximise; each measure must be bounded (asserted)
/// Cost    2 k linear programmes
inline std::optional<std::vector<LinearRange>> linear_ranges(const std::vector<LinearConstraint>& constraints,
                                                             const std::vector<std::vector<double>>& measures) {
  std::vector<LinearRange> ranges;
  for (const std::vector<double>& measure : measures) {
    LinearProgram program{.objective = measure, .constraints = constraints};
    const LinearSolution highest = maximise(program);
    if (highest.outcome == LinearOutcome::infeasible) return std::nullopt;
    for (double& each : program.objective) each = 0.0 - each;
    const LinearSolution lowest = maximise(program);
    if (lowest.outcome == LinearOutcome::infeasible) return std::nullopt;
    assert(highest.outcome == LinearOutcome::optimal && lowest.outcome == LinearOutcome::optimal);
    ranges.push_back({std::fmin(0.0 - lowest.value, highest.value), highest.value});
  }
  return ranges;
}

/// The middle of a polytope, and how far its measures reach.
struct LinearCentre {
  std::vector<LinearRange> ranges = {};  ///< one a measure
  std::vector<double> measures = {};     ///< what each measure is in the middle
};

/// One more round of the search for the middle: a variable is added that says how deep all open measures are within
/// their ranges, made as large as can be, and held there.
inline bool hold_deepest(std::vector<LinearConstraint>& constraints, const std::vector<std::vector<double>>& measures,
                         const std::vector<LinearRange>& ranges, double fixed) {
  std::vector<LinearConstraint> within;
  for (std::size_t k = 0; k < measures.size(); ++k) {
    const double width = ranges[k].high - ranges[k].low;
    if (!(width > fixed)) continue;
    std::vector<double> up = measures[k];
    std::vector<double> down;
    for (const double each : measures[k]) down.push_back(0.0 - each);
    up.push_back(-width);
    down.push_back(-width);
    within.push_back({std::move(up), Relation::at_least, ranges[k].low});
    within.push_back({std::move(down), Relation::at_least, 0.0 - ranges[k].high});
  }
  if (within.empty()) return false;
  LinearProgram program{.objective = std::vector<double>(measures[0].size() + 1, 0.0), .constraints = within};
  program.objective.back() = 1.0;
  for (LinearConstraint each : constraints) {
    each.coefficients.push_back(0.0);
    program.constraints.push_back(std::move(each));
  }
  const LinearSolution deepest = maximise(program);
  if (deepest.outcome != LinearOutcome::optimal) return false;
  for (LinearConstraint& each : within) {
    const double width = 0.0 - each.coefficients.back();
    each.coefficients.pop_back();
    each.bound += product(width, deepest.value);
    constraints.push_back(std::move(each));
  }
  return true;
}

/// The middle of all x >= 0 that keep some constraints, by what is measured of x: as deep within the range of every
/// measure as can be, as a share of the range; then, where that leaves a choice, the same of what is left, until
/// nothing is. It does not depend on the order of variables, measures or constraints.
///
/// Shape   k measures of m coefficients, one at least; returns k ranges and k numbers
/// Edge    nothing if no x keeps all constraints; a measure whose range is below 1e-9 of the largest stands at its
///         middle
/// Errors  those of maximise; each measure must be bounded (asserted)
/// Cost    2 k + 1 linear programmes a round, up to k rounds
inline std::optional<LinearCentre> linear_centre(std::vector<LinearConstraint> constraints,
                                                 const std::vector<std::vector<double>>& measures) {
  assert(!measures.empty());
  const auto whole = linear_ranges(constraints, measures);
  if (!whole) return std::nullopt;
  double widest = 0.0;
  for (const LinearRange& each : *whole) {
    widest = std::fmax(widest, std::fmax(std::fabs(each.low), std::fabs(each.high)));
  }
  std::vector<LinearRange> left = *whole;
  for (std::size_t round = 0; round < 2 * measures.size(); ++round) {
    if (!hold_deepest(constraints, measures, left, 1e-9 * widest)) break;
    const auto narrower = linear_ranges(constraints, measures);
    if (!narrower) break;  // rounding: what is left is narrower than it can tell
    for (std::size_t k = 0; k < left.size(); ++k) left[k] = (*narrower)[k];
  }
  LinearCentre centre{.ranges = *whole};
  for (const LinearRange& each : left) centre.measures.push_back(each.middle());
  return centre;
}

}  // namespace journeyrank
