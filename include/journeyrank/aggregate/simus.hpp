// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"

namespace journeyrank {

/// A criterion as SIMUS takes it: amounts in its raw unit, and what the plan may use of it, or must.
///
/// Edge    no bound: the largest amount of a rising criterion, the least of a falling one
struct SimusCriterion {
  std::span<const double> amounts;
  bool falling = false;
  std::optional<double> bound = {};
};

/// What SIMUS finds. Both scores order the journeys alike or nearly so; higher is better.
///
/// Shape   one row a criterion, one score a journey
struct SimusResult {
  std::vector<std::vector<double>> shares;  ///< of each journey in the best plan for the criterion; they add up to 1
  std::vector<LinearOutcome> outcomes;      ///< of the programme of each criterion
  std::vector<double> score;                ///< sum of shares * part of the plans that the journey is in
  std::vector<double> dominance;            ///< by how much its shares are above those of the others, added up
};

/// The bound of each criterion, after its amounts are checked. Errors: those of simus.
inline std::vector<double> simus_bounds(std::span<const SimusCriterion> criteria) {
  std::vector<double> bounds;
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    const auto& [amounts, falling, bound] = criteria[c];
    const std::string place = "SIMUS, criterion " + std::to_string(c + 1);
    if (amounts.size() != criteria[0].amounts.size()) {
      throw Error(errc::shape_mismatch, place + ": found " + std::to_string(amounts.size()) + " amounts; allowed: " +
                                            std::to_string(criteria[0].amounts.size()) + ", as for the first");
    }
    check_numbers(amounts, place);
    if (bound) check_numbers(std::span(&*bound, 1), place + ", its bound");
    if (std::any_of(amounts.begin(), amounts.end(), [](double each) { return each < 0.0; })) {
      throw Error(errc::bad_number, place + ": an amount is below 0; allowed: 0 or more");
    }
    const auto ends = std::minmax_element(amounts.begin(), amounts.end());
    bounds.push_back(amounts.empty() ? 0.0 : bound.value_or(falling ? *ends.first : *ends.second));
  }
  return bounds;
}

/// The plan that is best for one criterion, while the others keep their bounds.
inline LinearSolution simus_plan(std::span<const SimusCriterion> criteria, std::span<const double> bounds,
                                 std::size_t best_for) {
  LinearProgram programme;
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    const auto& [amounts, falling, bound] = criteria[c];
    if (c == best_for) {
      for (const double each : amounts) programme.objective.push_back(falling ? -each : each);
      continue;
    }
    programme.constraints.push_back({.coefficients = {amounts.begin(), amounts.end()},
                                     .relation = falling ? Relation::at_least : Relation::at_most,
                                     .bound = bounds[c]});
  }
  return maximise(programme);
}

/// SIMUS, sequential linear programmes: for each criterion in turn the plan that is best for it while the others keep
/// their bounds (at most that of a rising one, at least that of a falling one); then how much of these plans is each
/// journey. It takes no weights. A plan belongs to all journeys at once, so there is no score for a row alone.
///
/// Shape   m criteria of n amounts
/// Units   each criterion in its own; scores have none
/// Edge    a plan that is empty, cannot be, or has no end says nothing: shares of 0. Of several best plans the one that
///         `maximise` finds counts, the same everywhere. A share below 1e-9 is what rounding left: its journey is not
///         in the plan
/// Errors  bad_number if an amount is below 0 or not finite; shape_mismatch if criteria have not equally many
/// Source  munier2011strategy; the published case is in the tests
/// Cost    m linear programmes of n variables and m - 1 constraints
/// Use     where nobody can agree on weights, and criteria are amounts with a bound, such as a budget: what is in the
///         best plan for every criterion is hard to argue against
inline SimusResult simus(std::span<const SimusCriterion> criteria) {
  constexpr double rounding = 1e-9;
  const std::vector<double> bounds = simus_bounds(criteria);
  const std::size_t n = criteria.empty() ? 0 : criteria[0].amounts.size();
  SimusResult found{{}, {}, std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)};
  std::vector<double> plans(n, 0.0);  // that a journey is in
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    const LinearSolution plan = simus_plan(criteria, bounds, c);
    double whole = 0.0;
    for (const double each : plan.x) whole += each;
    std::vector<double> shares(n, 0.0);
    for (std::size_t i = 0; i < n && whole > 0.0 && plan.outcome == LinearOutcome::optimal; ++i) {
      const double share = plan.x[i] / whole;
      shares[i] = share > rounding ? share : 0.0;
    }
    for (std::size_t i = 0; i < n; ++i) {
      found.score[i] += shares[i];
      plans[i] += shares[i] > 0.0 ? 1.0 : 0.0;
      for (const double other : shares) found.dominance[i] += shares[i] - other;
    }
    found.outcomes.push_back(plan.outcome);
    found.shares.push_back(std::move(shares));
  }
  for (std::size_t i = 0; i < n; ++i) found.score[i] *= plans[i] / static_cast<double>(criteria.size());
  return found;
}

}  // namespace journeyrank
