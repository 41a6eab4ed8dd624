// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_system.hpp"
#include "journeyrank/base/simplex_tableau.hpp"

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

/// One linear programme on its way through a tableau: variables 0 .. m - 1 are its own, m + i is the slack of
/// constraint i, m + n the artificial one of the first phase.
class LinearSolver {
 public:
  explicit LinearSolver(const LinearProgram& program)
      : program_(program),
        m_(program.objective.size()),
        n_(program.constraints.size()),
        tableau_(numbers(m_, n_), numbers(0, m_)) {
    check_numbers(program.objective, "a linear programme, objective");
    for (std::size_t i = 0; i < n_; ++i)
      check(program.constraints[i], m_, "a linear programme, constraint " + std::to_string(i + 1));
    for (std::size_t i = 0; i < n_; ++i) set_row(i);
    objective_scale_ = scale_of(program.objective);
    for (std::size_t j = 0; j < m_; ++j)
      tableau_.cell(tableau_.objective_row(0), j) = program.objective[j] * objective_scale_;
  }

  LinearSolution solve() {
    for (std::size_t i = 0; i < n_; ++i) {
      if (program_.constraints[i].relation != Relation::equal) continue;
      if (!settle_equation(i)) return {LinearOutcome::infeasible, 0.0, {}, contradiction_of_row(i)};
    }
    if (!reach_feasible()) return {LinearOutcome::infeasible, 0.0, {}, multipliers(1)};
    if (!tableau_.climb(0)) return {LinearOutcome::unbounded, 0.0, {}, {}};
    return optimum();
  }

 private:
  static std::vector<std::size_t> numbers(std::size_t first, std::size_t count) {
    std::vector<std::size_t> list(count);
    std::iota(list.begin(), list.end(), first);
    return list;
  }

  /// A power of two, so that scaling rounds nothing: it brings the largest coefficient into [1, 2).
  static double scale_of(const std::vector<double>& coefficients) noexcept {
    double largest = 0.0;
    for (const double each : coefficients) largest = std::fmax(largest, std::abs(each));
    return largest > 0.0 ? std::ldexp(1.0, -std::ilogb(largest)) : 1.0;
  }

  void set_row(std::size_t i) {
    const auto& constraint = program_.constraints[i];
    const double sign = constraint.relation == Relation::at_least ? -1.0 : 1.0;
    factors_.push_back(sign * scale_of(constraint.coefficients));
    for (std::size_t j = 0; j < m_; ++j) tableau_.cell(i, j) = constraint.coefficients[j] * factors_[i];
    tableau_.constant(i) = constraint.bound * factors_[i];
    size_ = std::fmax(size_, std::abs(tableau_.constant(i)));
  }

  double allowed() const noexcept { return SimplexTableau::tolerance * size_; }

  /// Takes the slack of an equation out of the basis for good; false if the equation contradicts those before it.
  bool settle_equation(std::size_t i) {
    const auto column = tableau_.largest_in_row(i);
    if (!column) return std::abs(tableau_.constant(i)) <= allowed();
    tableau_.pivot(i, *column);
    tableau_.bar(*column);
    return true;
  }

  /// What makes 0 of the left-hand sides and something below 0 of the bounds.
  std::vector<double> contradiction_of_row(std::size_t i) const {
    std::vector<double> found(n_, 0.0);
    const double sign = tableau_.constant(i) > 0.0 ? -1.0 : 1.0;
    found[i] = sign * factors_[i];
    for (std::size_t c = 0; c < tableau_.column_count(); ++c) {
      const std::size_t variable = tableau_.outside(c);
      if (variable >= m_) found[variable - m_] = sign * tableau_.cell(i, c) * factors_[variable - m_];
    }
    return found;
  }

  /// The first phase: one artificial variable added where a constant is below 0, and driven out again.
  bool reach_feasible() {
    std::size_t worst = n_;
    for (std::size_t i = 0; i < n_; ++i) {
      if (is_redundant(i)) tableau_.constant(i) = 0.0;
      if (tableau_.constant(i) < (worst == n_ ? 0.0 : tableau_.constant(worst))) worst = i;
    }
    if (worst == n_) return true;
    const std::size_t artificial = tableau_.add_column(m_ + n_);
    for (std::size_t i = 0; i < n_; ++i) tableau_.cell(i, artificial) = tableau_.constant(i) < 0.0 ? -1.0 : 0.0;
    tableau_.cell(tableau_.objective_row(1), artificial) = -1.0;
    tableau_.pivot(worst, artificial);
    tableau_.climb(1);
    if (tableau_.constant(tableau_.objective_row(1)) > allowed()) return false;
    for (std::size_t i = 0; i < n_; ++i) {
      if (tableau_.basic(i) != m_ + n_) continue;
      tableau_.constant(i) = 0.0;
      if (const auto column = tableau_.largest_in_row(i)) tableau_.pivot(i, *column);
    }
    for (std::size_t c = 0; c < tableau_.column_count(); ++c) {
      if (tableau_.outside(c) == m_ + n_) tableau_.bar(c);
    }
    return true;
  }

  /// True for an equation that says nothing beyond those before it.
  bool is_redundant(std::size_t i) const noexcept {
    return tableau_.basic(i) >= m_ && program_.constraints[tableau_.basic(i) - m_].relation == Relation::equal;
  }

  /// The multipliers behind an objective, in the units of the programme.
  std::vector<double> multipliers(std::size_t which) const {
    std::vector<double> found(n_, 0.0);
    const double scale = which == 0 ? objective_scale_ : 1.0;
    for (std::size_t c = 0; c < tableau_.column_count(); ++c) {
      const std::size_t variable = tableau_.outside(c);
      if (variable < m_ || variable == m_ + n_) continue;
      const double gain = tableau_.cell(tableau_.objective_row(which), c);
      const bool free = program_.constraints[variable - m_].relation == Relation::equal;
      if (gain < 0.0 || (free && gain > 0.0)) found[variable - m_] = -gain / scale * factors_[variable - m_];
    }
    return found;
  }

  LinearSolution optimum() const {
    LinearSolution solution{LinearOutcome::optimal, 0.0, std::vector<double>(m_, 0.0), multipliers(0)};
    for (std::size_t i = 0; i < n_; ++i) {
      if (tableau_.basic(i) < m_) solution.x[tableau_.basic(i)] = std::fmax(tableau_.constant(i), 0.0);
    }
    sharpen(solution);
    for (std::size_t j = 0; j < m_; ++j) solution.value += product(program_.objective[j], solution.x[j]);
    check_numbers(std::span(&solution.value, 1), "a linear programme, its value");
    check_numbers(solution.multipliers, "a linear programme, its multipliers");
    return solution;
  }

  /// Solves the binding constraints again from the programme itself: the pivots' rounding is gone.
  void sharpen(LinearSolution& solution) const {
    std::vector<std::size_t> basic;
    std::vector<std::size_t> binding;
    for (std::size_t i = 0; i < n_; ++i) {
      if (tableau_.basic(i) < m_) basic.push_back(tableau_.basic(i));
    }
    for (std::size_t c = 0; c < tableau_.column_count(); ++c) {
      const std::size_t variable = tableau_.outside(c);
      if (variable >= m_ && variable < m_ + n_) binding.push_back(variable - m_);
    }
    if (basic.size() != binding.size()) return;
    std::vector<std::vector<double>> rows(basic.size());
    std::vector<std::vector<double>> duals(basic.size());
    for (std::size_t k = 0; k < basic.size(); ++k) {
      for (const std::size_t j : basic) rows[k].push_back(scaled(binding[k], j));
      for (const std::size_t i : binding) duals[k].push_back(scaled(i, basic[k]));
      rows[k].push_back(program_.constraints[binding[k]].bound * factors_[binding[k]]);
      duals[k].push_back(program_.objective[basic[k]]);
    }
    if (const auto x = solve_linear_system(std::move(rows))) {
      for (std::size_t k = 0; k < basic.size(); ++k) solution.x[basic[k]] = std::fmax((*x)[k], 0.0);
    }
    if (const auto y = solve_linear_system(std::move(duals))) {
      for (std::size_t k = 0; k < binding.size(); ++k) {
        const bool free = program_.constraints[binding[k]].relation == Relation::equal;
        solution.multipliers[binding[k]] = (free ? (*y)[k] : std::fmax((*y)[k], 0.0)) * factors_[binding[k]];
      }
    }
  }

  double scaled(std::size_t i, std::size_t j) const noexcept {
    return program_.constraints[i].coefficients[j] * factors_[i];
  }

  const LinearProgram& program_;
  std::size_t m_;
  std::size_t n_;
  SimplexTableau tableau_;
  std::vector<double> factors_;  ///< what each constraint was multiplied by
  double objective_scale_ = 1.0;
  double size_ = 1.0;
};

/// The largest value that an objective takes over x >= 0 under linear constraints.
///
/// Shape   m variables, n constraints of m coefficients; many constraints on few variables are what it is made for
/// Units   none; constraints are scaled by powers of two so that their largest coefficient is about 1, and are then
///         kept to 1e-10 of the largest bound; the values at the end are solved from the constraints themselves
/// Edge    no constraint: x = 0, or unbounded if anything gains; a constraint said twice, or that follows from others,
///         changes nothing; of several best x one is returned, the same everywhere
/// Errors  shape_mismatch if a constraint has not m coefficients; bad_number if a number is NaN or infinite, or becomes
///         so on the way, or if coefficients are so far apart that rounding keeps the search from an end
/// Source  chvatal1983linear, two phases; dantzig1951maximization; bland1977pivoting where a step gains nothing
/// Cost    O(n m) a pivot, some m to 3 m pivots as a rule; O(n m) memory. 0.5 ms for 5,000 × 4, 2.2 ms for 5,000 × 16
///         (g++ -O2, one core with AVX-512)
inline LinearSolution maximise(const LinearProgram& program) { return LinearSolver(program).solve(); }

}  // namespace journeyrank
