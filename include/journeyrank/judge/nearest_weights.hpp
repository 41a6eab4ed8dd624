// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/base/nonnegative_least_squares.hpp"
#include "journeyrank/judge/weight_change.hpp"

namespace journeyrank {

/// An orthonormal basis of the changes that keep the sum of m weights: m - 1 vectors of m.
///
/// Source  lancaster1965helmert
inline std::vector<std::vector<double>> sum_keeping_basis(std::size_t m) {
  std::vector<std::vector<double>> basis;
  for (std::size_t k = 1; k < m; ++k) {
    const auto count = static_cast<double>(k);
    std::vector<double> direction(m, 0.0);
    for (std::size_t c = 0; c < k; ++c) direction[c] = 1.0 / std::sqrt(count * (count + 1.0));
    direction[k] = -count / std::sqrt(count * (count + 1.0));
    basis.push_back(std::move(direction));
  }
  return basis;
}

inline double dot(std::span<const double> a, std::span<const double> b) noexcept {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += product(a[i], b[i]);
  return sum;
}

/// The nearest weights by length: the least distance to the half-spaces, as non-negative least squares of its dual.
///
/// Source  lawson1974solving, chapter 23, problem LDP
inline std::optional<std::vector<double>> nearest_by_length(std::span<const double> weights,
                                                            const std::vector<std::vector<double>>& gains) {
  const std::size_t m = weights.size();
  const auto basis = sum_keeping_basis(m);
  std::vector<std::vector<double>> columns;  // one a half-space: normal · z >= bound, as (normal, bound)
  const auto add = [&](std::span<const double> normal, double bound) {
    std::vector<double> column;
    for (const auto& direction : basis) column.push_back(dot(normal, direction));
    column.push_back(bound);
    columns.push_back(std::move(column));
  };
  for (std::size_t c = 0; c < m; ++c) {
    std::vector<double> unit(m, 0.0);
    unit[c] = 1.0;
    add(unit, -weights[c]);
  }
  for (const auto& gain : gains) add(gain, -dot(gain, weights));
  std::vector<double> target(m, 0.0);
  target.back() = 1.0;
  const auto multipliers = nonnegative_least_squares(columns, target);
  std::vector<double> rest = target;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t k = 0; k < m; ++k) rest[k] -= product(columns[i][k], multipliers[i]);
  }
  if (!(rest.back() > 1e-12)) return std::nullopt;
  std::vector<double> nearest(weights.begin(), weights.end());
  for (std::size_t k = 0; k + 1 < m; ++k) {
    for (std::size_t c = 0; c < m; ++c) nearest[c] -= product(rest[k] / rest.back(), basis[k][c]);
  }
  for (double& weight : nearest) weight = std::max(0.0, weight);
  return nearest;
}

/// The nearest weights by moved weight or by the largest change, as a linear programme over what rises and what falls.
inline std::optional<std::vector<double>> nearest_by_programme(std::span<const double> weights,
                                                               const std::vector<std::vector<double>>& gains,
                                                               bool largest) {
  const std::size_t m = weights.size();
  const std::size_t variables = 2 * m + (largest ? 1 : 0);  // rises, falls, and the largest of them
  LinearProgram programme{.objective = std::vector<double>(variables, largest ? 0.0 : -1.0), .constraints = {}};
  if (largest) programme.objective.back() = -1.0;
  const auto add = [&](Relation relation, double bound) -> std::vector<double>& {
    return programme.constraints.emplace_back(LinearConstraint{std::vector<double>(variables, 0.0), relation, bound})
        .coefficients;
  };
  auto& balance = add(Relation::equal, 0.0);
  for (std::size_t c = 0; c < m; ++c) {
    balance[c] = 1.0;
    balance[m + c] = -1.0;
  }
  for (std::size_t c = 0; c < m; ++c) {
    add(Relation::at_most, weights[c])[m + c] = 1.0;
    for (std::size_t side = 0; largest && side < 2; ++side) {
      auto& bounded = add(Relation::at_most, 0.0);
      bounded[side * m + c] = 1.0;
      bounded.back() = -1.0;
    }
  }
  for (const auto& gain : gains) {
    auto& row = add(Relation::at_least, -dot(gain, weights));
    for (std::size_t c = 0; c < m; ++c) {
      row[c] = gain[c];
      row[m + c] = -gain[c];
    }
  }
  const LinearSolution solution = maximise(programme);
  if (solution.outcome != LinearOutcome::optimal) return std::nullopt;
  std::vector<double> nearest(m);
  for (std::size_t c = 0; c < m; ++c) nearest[c] = std::max(0.0, weights[c] + solution.x[c] - solution.x[m + c]);
  return nearest;
}

inline double distance(std::span<const double> a, std::span<const double> b, Norm norm) noexcept {
  double sum = 0.0;
  double most = 0.0;
  for (std::size_t c = 0; c < a.size(); ++c) {
    const double change = std::fabs(a[c] - b[c]);
    sum += norm == Norm::l2 ? product(change, change) : change;
    most = std::max(most, change);
  }
  return norm == Norm::linf ? most : norm == Norm::l2 ? std::sqrt(sum) : sum;
}

/// The weights on the simplex nearest to the present ones under which no gain is below 0; nothing when there are none.
///
/// Shape   weights: m, normalised; gains: any number, of m each
/// Edge    no gains: the present weights; one criterion: its weight stays 1
/// Errors  distances are good to about 1e-12
/// Cost    of l2 O(m²) a step of its working set; of l1 and linf that of a linear programme of 2 m variables
inline std::optional<std::vector<double>> nearest_weights(std::span<const double> weights,
                                                          const std::vector<std::vector<double>>& gains, Norm norm) {
  const auto is_kept = [&](std::span<const double> at) {
    return std::all_of(gains.begin(), gains.end(), [&](const auto& gain) { return dot(gain, at) >= 0.0; });
  };
  if (is_kept(weights)) return std::vector<double>(weights.begin(), weights.end());
  if (weights.size() < 2) return std::nullopt;
  if (norm == Norm::l2) return nearest_by_length(weights, gains);
  return nearest_by_programme(weights, gains, norm == Norm::linf);
}

}  // namespace journeyrank
