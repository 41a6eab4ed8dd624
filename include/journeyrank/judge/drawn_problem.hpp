// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/cell_draws.hpp"
#include "journeyrank/judge/draw_scores.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// A matrix and a model of which weights and cells are drawn: the scores of all journeys in each of many draws.
///
/// Edge    a method that is not additive, a matrix with cells that are left out (policy renormalise), and a relative
///         scale of which raw values are drawn (it is fitted anew in each draw) are scored one draw at a time through
///         ValueMatrix::score; all others several draws at once, with the same bits
/// Errors  those of ValueMatrix, weight_draws and CellDraws
class DrawnProblem {
 public:
  DrawnProblem(const Scorer& scorer, const CriteriaMatrix& matrix, const WeightDoubt& weights, const CellDoubt& cells,
               std::size_t threads)
      : values_(believed_values(scorer, matrix, cells)),
        weights_(weight_draws(scorer, values_, weights)),
        cells_(scorer, matrix, values_, cells, threads) {
    in_lanes_ = adds_up(scorer.model().method) && !cells_.refits();
    for (std::size_t j = 0; j < values_.journey_count() && in_lanes_; ++j) in_lanes_ = !values_.leaves_out(j);
  }

  std::size_t journey_count() const noexcept { return values_.journey_count(); }
  std::size_t criterion_count() const noexcept { return values_.criterion_count(); }
  bool has_bounded_scores() const noexcept { return is_bounded(values_.method()); }
  bool cells_are_fixed() const noexcept { return cells_.all_fixed(); }

  /// True when weights are taken as stated, or only one set of them holds to what is stated.
  bool weights_are_fixed() const noexcept {
    const auto* region = std::get_if<WeightRegion>(&weights_);
    return std::holds_alternative<FixedWeights>(weights_) || (region != nullptr && region->dimension() == 0);
  }

  /// True when every draw is the same.
  bool is_certain() const noexcept { return cells_are_fixed() && weights_are_fixed(); }

  /// False when draws of weights are those of a walk, and so not quite independent.
  bool draws_are_independent() const noexcept {
    const auto* region = std::get_if<WeightRegion>(&weights_);
    return region == nullptr || region->is_exact();
  }

  /// A block of draws of the weights, one column a criterion.
  void draw_weights(std::uint64_t seed, std::uint64_t first, std::span<double* const> columns) const {
    std::visit([&](const auto& source) { source.draw(seed, first, columns); }, weights_);
  }

  /// The scores of `draws_at_once` draws from `first` on under weights in a row a criterion; a row of `stride` a
  /// journey.
  void score(std::uint64_t seed, std::uint64_t first, std::span<const double* const> weights, std::span<double> scores,
             std::size_t stride) const {
    if (in_lanes_) {
      std::vector<double> factors(cells_.group_count() * draws_at_once);
      score_draws(cells_, weights, scores, stride, seed, first, factors);
    } else {
      score_alone(seed, first, weights, scores, stride);
    }
  }

  /// The same, one draw at a time: for any method, and what the other way is held against.
  void score_alone(std::uint64_t seed, std::uint64_t first, std::span<const double* const> weights,
                   std::span<double> scores, std::size_t stride) const {
    ValueMatrix values = values_;
    std::vector<double> of_draw(criterion_count());
    std::vector<double> column(journey_count());
    std::vector<double> found(journey_count());
    for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
      for (std::size_t c = 0; c < criterion_count(); ++c) {
        of_draw[c] = weights[c][lane];
        cells_.draw_column(seed, first + lane, c, column);
        for (std::size_t j = 0; j < journey_count(); ++j) {
          if (values.known(j, c) != Known::left_out) values.replace(j, c, column[j]);
        }
      }
      values.score(of_draw, found);
      for (std::size_t j = 0; j < found.size(); ++j) scores[j * stride + lane] = found[j];
    }
  }

 private:
  ValueMatrix values_;
  WeightDraws weights_;
  CellDraws cells_;
  bool in_lanes_ = false;
};

/// Room for one block of draws, on one thread.
///
/// Shape   weights: a whole block; scores: `draws_at_once` draws, or a whole block where pairs are compared
class DrawBlock {
 public:
  enum class Kept { some_draws, whole_block };

  DrawBlock(const DrawnProblem& problem, Kept kept)
      : problem_(&problem),
        stride_(kept == Kept::whole_block ? draws_in_block : draws_at_once),
        weights_(problem.criterion_count() * draws_in_block),
        scores_(problem.journey_count() * stride_),
        rows_(problem.criterion_count()) {
    for (std::size_t c = 0; c < rows_.size(); ++c) columns_.push_back(weights_.data() + c * draws_in_block);
  }

  std::size_t stride() const noexcept { return stride_; }
  std::span<const double> scores() const noexcept { return scores_; }

  /// Scores draws first up to last, at most a block; calls `visit(scores, weights, draw, count)` for each
  /// `draws_at_once` of them, with scores in rows of stride().
  template <class Visit>
  void run(std::uint64_t seed, std::uint64_t first, std::uint64_t last, Visit&& visit) {
    problem_->draw_weights(seed, first, columns_);
    for (std::uint64_t draw = first; draw < last; draw += draws_at_once) {
      const auto offset = static_cast<std::size_t>(draw - first);
      for (std::size_t c = 0; c < rows_.size(); ++c) rows_[c] = columns_[c] + offset;
      const std::span<double> scores =
          std::span(scores_).subspan(stride_ == draws_in_block && !scores_.empty() ? offset : 0);
      problem_->score(seed, draw, rows_, scores, stride_);
      visit(std::span<const double>(scores), std::span<const double* const>(rows_), draw,
            static_cast<std::size_t>(std::min<std::uint64_t>(draws_at_once, last - draw)));
    }
  }

 private:
  const DrawnProblem* problem_;
  std::size_t stride_;
  std::vector<double> weights_;
  std::vector<double> scores_;
  std::vector<double*> columns_;
  std::vector<const double*> rows_;
};

}  // namespace journeyrank
