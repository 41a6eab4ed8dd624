// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/criteria_game.hpp"
#include "journeyrank/judge/shapley.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What each criterion adds to each score of a matrix: value * weight where the method adds up, the Shapley value
/// where it does not.
///
///     const ScoreShares shares(scorer, matrix);
///     std::vector<double> points = shares.points(journey);  // added up: the score
///
/// Shape   one number a criterion of the model; borrows scorer and matrix
/// Units   shares of the score, which they add up to: bit for bit in criterion order where the method adds up, but for
///         rounding where it does not
/// Edge    more than 16 criteria that weigh something, and a method that does not add up: is_known() is false; so it is
///         for one that keeps or compares all journeys, where they are too many (has_shapley_points)
/// Errors  those of BoundMatrix and ValueMatrix; too_large for points that are not known
/// Cost    O(m) a journey; by a method that does not add up O(2^m n m) once and O(2^m m) a journey
class ScoreShares {
 public:
  ScoreShares(const Scorer& scorer, const CriteriaMatrix& matrix) : scorer_(&scorer), bound_(scorer.bind(matrix)) {
    if (!adds_up(scorer.model().method)) values_.emplace(scorer, matrix);
    if (values_ && is_known()) game_.emplace(*values_, scorer.weights().normalised());
  }
  ScoreShares(const ScoreShares&) = delete;
  ScoreShares& operator=(const ScoreShares&) = delete;

  const Scorer& scorer() const noexcept { return *scorer_; }
  const BoundMatrix& bound() const noexcept { return bound_; }

  bool is_known() const noexcept {
    return !values_ || has_shapley_points(scorer_->model().method, players(), values_->journey_count());
  }

  /// Errors  too_large where they are not known
  void refuse_unless_known() const {
    if (values_) refuse_without_shapley_points(scorer_->model().method, players(), values_->journey_count());
  }

  std::vector<double> points(std::size_t journey) const {
    if (game_) return shapley_points(*game_, journey, scorer_->criterion_count());
    refuse_unless_known();
    const Row row = bound_.row(journey);
    std::vector<double> points;
    scorer_->for_each_term(row.raw, row.missing, [&points](std::size_t, const Term& term) {
      points.push_back(product(term.value.score, term.weight));
    });
    return points;
  }

 private:
  std::size_t players() const noexcept {
    std::size_t on = 0;
    for (std::size_t c = 0; c < scorer_->criterion_count(); ++c) on += scorer_->is_on(c) ? 1 : 0;
    return on;
  }

  const Scorer* scorer_;
  BoundMatrix bound_;
  std::optional<ValueMatrix> values_;  ///< where the method does not add up
  std::optional<CriteriaGame> game_;   ///< where there are few enough criteria beside
};

}  // namespace journeyrank
