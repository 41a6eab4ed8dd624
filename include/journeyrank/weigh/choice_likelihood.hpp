// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/linear_system.hpp"
#include "journeyrank/weigh/choice.hpp"

namespace journeyrank {

/// log(1 / (1 + e^-z)), without overflow: of the probability that log odds z stand for.
inline double log_odds_probability(double z) noexcept {
  return (z < 0.0 ? z : 0.0) - natural_log(1.0 + exponential(0.0 - std::fabs(z)));
}

/// The likelihood of choices where the log odds of taking the first are the sum of strength × difference, with a normal
/// prior around 0 on the strengths: what is given of it is the logarithm, less a constant.
///
/// Shape   n rows of m differences, and for each the share of it that goes to the first: 1, or 0.5 for a tie; m × m
///         precisions of the prior
/// Source  bradley1952rank; mcfadden1974conditional
/// Cost    O(n m²) with its curvature
class ChoicePosterior {
 public:
  ChoicePosterior(std::vector<std::vector<double>> differences, std::vector<double> shares,
                  std::vector<std::vector<double>> precision)
      : differences_(std::move(differences)), shares_(std::move(shares)), precision_(std::move(precision)) {}

  std::size_t size() const noexcept { return precision_.size(); }

  /// Of the choices alone.
  double log_likelihood(const std::vector<double>& strengths) const {
    double sum = 0.0;
    for (std::size_t j = 0; j < differences_.size(); ++j) {
      const double z = inner_product(differences_[j], strengths);
      sum += log_odds_probability(z) - product(1.0 - shares_[j], z);  // the other's is less by z
    }
    return sum;
  }

  /// With the prior.
  double value(const std::vector<double>& strengths) const {
    double square = 0.0;
    for (std::size_t a = 0; a < size(); ++a) square += product(strengths[a], inner_product(precision_[a], strengths));
    return log_likelihood(strengths) - 0.5 * square;
  }

  std::vector<double> slope(const std::vector<double>& strengths) const {
    std::vector<double> slope(size(), 0.0);
    for (std::size_t j = 0; j < differences_.size(); ++j) {
      const double z = inner_product(differences_[j], strengths);
      const double rest = shares_[j] - 1.0 / (1.0 + exponential(0.0 - z));
      for (std::size_t a = 0; a < size(); ++a) slope[a] += product(rest, differences_[j][a]);
    }
    for (std::size_t a = 0; a < size(); ++a) slope[a] -= inner_product(precision_[a], strengths);
    return slope;
  }

  /// Minus the second derivatives: positive definite.
  std::vector<std::vector<double>> curvature(const std::vector<double>& strengths) const {
    auto curvature = precision_;
    for (const std::vector<double>& row : differences_) {
      const double z = inner_product(row, strengths);
      const double odds = exponential(0.0 - std::fabs(z));
      const double spread = odds / product(1.0 + odds, 1.0 + odds);
      for (std::size_t a = 0; a < size(); ++a) {
        const double part = product(spread, row[a]);
        for (std::size_t b = 0; b < size(); ++b) curvature[a][b] += product(part, row[b]);
      }
    }
    return curvature;
  }

  /// The strengths >= 0 of the largest value, from a start on.
  ///
  /// Edge    there is one, whatever the choices say: the prior bends the value everywhere
  /// Source  bertsekas1982projected: Newton's steps on the strengths that are free, cut at 0
  std::vector<double> peak(std::vector<double> strengths) const {
    for (int step = 0; step < 200; ++step) {
      const std::vector<double> gain = slope(strengths);
      const std::vector<double> direction = newton_step(strengths, gain);
      const double now = value(strengths);
      bool moved = false;
      double length = 1.0;
      for (int halving = 0; halving < 60 && !moved; ++halving, length /= 2.0) {
        std::vector<double> next = strengths;
        double promised = 0.0;
        double furthest = 0.0;
        for (std::size_t a = 0; a < size(); ++a) {
          next[a] = std::fmax(strengths[a] + product(length, direction[a]), 0.0);
          promised += product(gain[a], next[a] - strengths[a]);
          furthest = std::fmax(furthest, std::fabs(next[a] - strengths[a]) / (1.0 + strengths[a]));
        }
        if (furthest <= 1e-14) return next;
        // So near to the peak a value is all rounding, and Newton's steps need no watching.
        const bool near = promised >= 0.0 && promised < 1e-6;
        if (!near && !(value(next) > now + 1e-4 * promised)) continue;
        strengths = std::move(next);
        moved = true;
      }
      if (!moved) break;
    }
    return strengths;
  }

 private:
  std::vector<double> newton_step(const std::vector<double>& strengths, const std::vector<double>& gain) const {
    std::vector<std::size_t> free;
    for (std::size_t a = 0; a < size(); ++a) {
      if (strengths[a] > 0.0 || gain[a] > 0.0) free.push_back(a);
    }
    const auto bend = curvature(strengths);
    std::vector<std::vector<double>> rows;
    for (const std::size_t a : free) {
      auto& row = rows.emplace_back();
      for (const std::size_t b : free) row.push_back(bend[a][b]);
      row.push_back(gain[a]);
    }
    const auto solved = solve_linear_system(std::move(rows));
    std::vector<double> direction(size(), 0.0);
    for (std::size_t i = 0; i < free.size(); ++i) {
      direction[free[i]] = solved ? (*solved)[i] : gain[free[i]] / bend[free[i]][free[i]];
    }
    return direction;
  }

  std::vector<std::vector<double>> differences_;
  std::vector<double> shares_;
  std::vector<std::vector<double>> precision_;
};

}  // namespace journeyrank
