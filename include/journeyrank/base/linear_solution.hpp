// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/linear_constraint.hpp"

namespace journeyrank {

/// Variables x >= 0 that keep every constraint, as good as can be by the objective.
struct LinearProgram {
  std::vector<double> objective;
  std::vector<LinearConstraint> constraints;
};

enum class LinearOutcome { optimal, infeasible, unbounded };

constexpr auto enumerators(LinearOutcome) {
  using enum LinearOutcome;
  return std::array{Enumerator{"optimal", optimal}, Enumerator{"infeasible", infeasible},
                    Enumerator{"unbounded", unbounded}};
}

/// What came out. `multipliers`, one a constraint, prove it:
///
/// optimal     what the value gains a unit of each bound (>= 0 under at_most, <= 0 under at_least): multipliers ×
///             bounds add up to the value
/// infeasible  the constraints, multiplied and added up, ask a sum without a negative coefficient to be below 0; those
///             with a multiplier that is not 0 contradict each other
/// unbounded   none: x is empty too, and the value 0
struct LinearSolution {
  LinearOutcome outcome = LinearOutcome::optimal;
  double value = 0.0;
  std::vector<double> x = {};
  std::vector<double> multipliers = {};
};

/// A power of two, so that scaling rounds nothing: it brings the largest coefficient into [1, 2).
inline double linear_scale(const std::vector<double>& coefficients) noexcept {
  double largest = 0.0;
  for (const double each : coefficients) largest = std::fmax(largest, std::abs(each));
  return largest > 0.0 ? std::ldexp(1.0, -std::ilogb(largest)) : 1.0;
}

/// A sum that should not be above 0, and how large its terms are together: rounding is a share of that.
struct LinearExcess {
  double sum = 0.0;
  double terms = 0.0;

  void add(double factor, double number) noexcept {
    const double term = product(factor, number);
    sum += term;
    terms += std::abs(term);
  }
  bool is_rounding(double size) const noexcept { return sum <= 1e-10 * size + 1e-14 * terms; }
};

/// The largest bound of constraints that are scaled so that their largest coefficient is about 1; 1 at least.
inline double linear_size(const std::vector<LinearConstraint>& constraints) noexcept {
  double size = 1.0;
  for (const LinearConstraint& each : constraints) {
    size = std::fmax(size, std::abs(each.bound * linear_scale(each.coefficients)));
  }
  return size;
}

/// By how much x breaks a constraint, scaled as above; 0 or less if it keeps it.
inline LinearExcess excess_of(const LinearConstraint& constraint, const std::vector<double>& x) noexcept {
  const double sign = constraint.relation == Relation::at_least ? -1.0 : 1.0;
  LinearExcess excess;
  excess.add(-sign, constraint.bound);
  for (std::size_t j = 0; j < x.size(); ++j) excess.add(sign * constraint.coefficients[j], x[j]);
  if (constraint.relation == Relation::equal) excess.sum = std::abs(excess.sum);
  if (!(excess.sum > 0.0)) return excess;
  const double scale = linear_scale(constraint.coefficients);
  return {excess.sum * scale, excess.terms * scale};
}

/// True if x keeps every constraint, to 1e-10 of the largest bound.
///
/// Shape   m numbers; the constraints are scaled by powers of two so that their largest coefficient is about 1
/// Cost    O(n m)
inline bool keeps_constraints(const std::vector<LinearConstraint>& constraints, const std::vector<double>& x) noexcept {
  return std::all_of(constraints.begin(), constraints.end(), [&](const LinearConstraint& each) {
    const LinearExcess excess = excess_of(each, x);
    return excess.is_rounding(1.0) || excess.is_rounding(linear_size(constraints));
  });
}

/// True if the multipliers prove what came out, to 1e-10 and the rounding of the sums: x keeps every constraint, no
/// variable gains, and the bounds add up to the value; or they add up to a contradiction.
///
/// Edge    nothing proves that a programme is unbounded
/// Source  chvatal1983linear, chapter 5
/// Cost    O(n m)
inline bool is_proven(const LinearProgram& program, const LinearSolution& found) {
  if (found.outcome == LinearOutcome::unbounded) return false;
  const bool optimal = found.outcome == LinearOutcome::optimal;
  const double scale = optimal ? linear_scale(program.objective) : 1.0;
  std::vector<LinearExcess> gains(program.objective.size());
  LinearExcess gap;
  for (std::size_t j = 0; optimal && j < gains.size(); ++j) {
    gains[j].add(scale, program.objective[j]);
    gap.add(-scale * program.objective[j], found.x[j]);
  }
  for (std::size_t i = 0; i < program.constraints.size(); ++i) {
    const LinearConstraint& each = program.constraints[i];
    if (found.multipliers[i] == 0.0) continue;
    const double multiplier = scale * found.multipliers[i];
    for (std::size_t j = 0; j < gains.size(); ++j) gains[j].add(-multiplier, each.coefficients[j]);
    gap.add(multiplier, each.bound);
  }
  if (!std::all_of(gains.begin(), gains.end(), [](const LinearExcess& each) { return each.is_rounding(1.0); })) {
    return false;
  }
  if (!optimal) return gap.sum < -1e-14 * gap.terms;
  if (!gap.is_rounding(1.0) && !gap.is_rounding(linear_size(program.constraints))) return false;
  return keeps_constraints(program.constraints, found.x);
}

}  // namespace journeyrank
