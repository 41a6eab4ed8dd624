// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/weight_statement.hpp"

namespace journeyrank {

/// Numbers nearer than this to a boundary of normalised weights lie on it.
inline constexpr double on_boundary = 1e-9;

/// Linear equations over m unknowns, kept solved for their pivots (Gauss and Jordan) while they are added.
class LinearEquations {
 public:
  explicit LinearEquations(std::size_t unknowns) : unknowns_(unknowns) {}

  std::size_t rank() const noexcept { return pivots_.size(); }
  bool contradict() const noexcept { return contradict_; }

  /// Adds a . x = b; false when it says nothing new (or contradicts what is known, see contradict()).
  bool add(std::span<const double> coefficients, double bound) {
    std::vector<double> row(coefficients.begin(), coefficients.end());
    row.push_back(bound);
    double largest = 0.0;
    for (const double each : coefficients) largest = std::max(largest, std::fabs(each));
    if (largest > 0.0) {
      for (double& each : row) each /= largest;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) subtract(row, rows_[i], row[pivots_[i]]);
    std::size_t pivot = 0;
    for (std::size_t c = 1; c < unknowns_; ++c) {
      if (std::fabs(row[c]) > std::fabs(row[pivot])) pivot = c;
    }
    if (std::fabs(row[pivot]) < on_boundary) {
      contradict_ = contradict_ || std::fabs(row[unknowns_]) > on_boundary;
      return false;
    }
    const double scale = row[pivot];
    for (double& each : row) each /= scale;
    row[pivot] = 1.0;
    for (auto& other : rows_) subtract(other, row, other[pivot]);
    rows_.push_back(std::move(row));
    pivots_.push_back(pivot);
    return true;
  }

  /// The one solution; the rank must be that of the unknowns (asserted by use).
  std::vector<double> solution() const {
    std::vector<double> x(unknowns_, 0.0);
    for (std::size_t i = 0; i < rows_.size(); ++i) x[pivots_[i]] = rows_[i][unknowns_];
    return x;
  }

  /// An orthonormal basis of the directions in which nothing is fixed.
  std::vector<std::vector<double>> free_directions() const {
    std::vector<std::vector<double>> basis;
    for (std::size_t free = 0; free < unknowns_; ++free) {
      if (std::find(pivots_.begin(), pivots_.end(), free) != pivots_.end()) continue;
      std::vector<double> direction(unknowns_, 0.0);
      direction[free] = 1.0;
      for (std::size_t i = 0; i < rows_.size(); ++i) direction[pivots_[i]] = -rows_[i][free];
      for (const auto& other : basis) subtract(direction, other, inner_product(direction, other));
      const double length = std::sqrt(inner_product(direction, direction));
      for (double& each : direction) each /= length;
      basis.push_back(std::move(direction));
    }
    return basis;
  }

 private:
  static void subtract(std::vector<double>& from, const std::vector<double>& row, double times) noexcept {
    if (times == 0.0) return;
    for (std::size_t c = 0; c < from.size(); ++c) from[c] -= product(times, row[c]);
  }

  std::size_t unknowns_;
  std::vector<std::vector<double>> rows_;
  std::vector<std::size_t> pivots_;
  bool contradict_ = false;
};

/// Normalised weights under constraints: w >= 0, w_1 + ... + w_m = 1, and what is stated. Criteria that are off weigh
/// 0.
struct WeightPolytope {
  std::size_t criteria = 0;
  std::vector<WeightConstraint> at_least{};  ///< a . w >= bound: what is stated, then w_c >= 0 of each criterion on
  std::vector<WeightConstraint> exactly{};   ///< a . w = bound: what is stated, the sum, and each criterion off

  static WeightPolytope of(std::span<const WeightConstraint> stated, std::span<const unsigned char> on) {
    WeightPolytope polytope{.criteria = on.size()};
    for (const auto& each : stated) (each.equal ? polytope.exactly : polytope.at_least).push_back(each);
    polytope.exactly.push_back({std::vector<double>(on.size(), 1.0), 1.0, true});
    for (std::size_t c = 0; c < on.size(); ++c) {
      WeightConstraint one{std::vector<double>(on.size(), 0.0), 0.0, on[c] == 0};
      one.coefficients[c] = 1.0;
      (one.equal ? polytope.exactly : polytope.at_least).push_back(std::move(one));
    }
    return polytope;
  }

  LinearEquations equations() const {
    LinearEquations equations(criteria);
    for (const auto& each : exactly) equations.add(each.coefficients, each.bound);
    return equations;
  }

  /// True when w holds to every constraint, within `on_boundary`.
  bool contains(std::span<const double> w) const noexcept {
    for (const auto& each : at_least) {
      if (inner_product(each.coefficients, w) < each.bound - on_boundary) return false;
    }
    for (const auto& each : exactly) {
      if (std::fabs(inner_product(each.coefficients, w) - each.bound) > on_boundary) return false;
    }
    return true;
  }

  /// How many sets of boundaries an enumeration of corners would look at.
  double corner_candidates() const {
    const std::size_t rank = equations().rank();
    double count = 1.0;
    const std::size_t dimension = criteria - rank;
    for (std::size_t i = 0; i < dimension; ++i) {
      count *= static_cast<double>(at_least.size() - i) / static_cast<double>(i + 1);
    }
    return count;
  }

  /// Every corner once. None: no weights hold to the constraints.
  ///
  /// Cost    O(m^2) for each of the corner candidates
  std::vector<std::vector<double>> corners() const {
    std::vector<std::vector<double>> found;
    const LinearEquations start = equations();
    if (!start.contradict()) add_corners(start, 0, found);
    return found;
  }

 private:
  void add_corners(const LinearEquations& equations, std::size_t first, std::vector<std::vector<double>>& found) const {
    if (equations.rank() == criteria) {
      std::vector<double> w = equations.solution();
      for (double& each : w) each = std::fabs(each) < 1e-13 ? 0.0 : each;
      if (!contains(w)) return;
      for (double& each : w) each = std::max(each, 0.0);
      const bool known = std::any_of(found.begin(), found.end(), [&w](const auto& other) {
        return std::equal(w.begin(), w.end(), other.begin(),
                          [](double a, double b) { return std::fabs(a - b) < on_boundary; });
      });
      if (!known) found.push_back(std::move(w));
      return;
    }
    const std::size_t lacking = criteria - equations.rank();
    for (std::size_t i = first; i + lacking <= at_least.size(); ++i) {
      LinearEquations more = equations;
      if (more.add(at_least[i].coefficients, at_least[i].bound)) add_corners(more, i + 1, found);
    }
  }
};

}  // namespace journeyrank
