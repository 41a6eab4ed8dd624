// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/shapley.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What a journey scores by some of the criteria only: the game whose players are the criteria that weigh something.
/// An absent criterion weighs 0, and the weights of those that are present are rescaled to sum to 1.
///
/// Edge    no criterion is present: 0; so is a set of which the journey's cells are all left out; all are present: the
///         score itself, bit for bit
class CriteriaGame {
 public:
  CriteriaGame(const ValueMatrix& values, std::span<const double> weights, std::size_t journey)
      : values_(&values), weights_(weights), journey_(journey) {
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (weights[c] > 0.0) players_.push_back(c);
    }
  }

  /// The criteria that play, in their order: bit i of a set is the i-th of them.
  const std::vector<std::size_t>& players() const noexcept { return players_; }

  double operator()(std::uint32_t present) const {
    if (present + 1 == std::uint64_t{1} << players_.size()) return values_->score(journey_, weights_);
    double sum = 0.0;
    for_each_present(present, [&](std::size_t c) { sum += weights_[c]; });
    if (sum == 0.0) return 0.0;
    std::vector<double> weights(weights_.size(), 0.0);
    for_each_present(present, [&](std::size_t c) { weights[c] = weights_[c] / sum; });
    return values_->score(journey_, weights);
  }

 private:
  template <class Visit>
  void for_each_present(std::uint32_t present, Visit&& visit) const {
    for (std::size_t i = 0; i < players_.size(); ++i) {
      if ((present >> i & 1) != 0) visit(players_[i]);
    }
  }

  const ValueMatrix* values_;
  std::span<const double> weights_;
  std::size_t journey_;
  std::vector<std::size_t> players_;
};

/// The Shapley value of each criterion in the score of a journey, one a criterion, 0 for those that weigh nothing. It
/// needs no score that is a sum, so it holds for every method.
///
/// With an additive method the game is a weighted mean, and a criterion gets more than weight * value where its value
/// lies above those of the others, less where it lies below: with m equal weights
/// (v + (1/2 + ... + 1/m) (v - mean of the other values)) / m.
///
/// Units   they add up to the score, but for rounding
/// Edge    one criterion: the score; equal values: each gets the same, whatever it weighs
/// Errors  too_large for more than 16 criteria that weigh something
/// Source  shapley1953value
inline std::vector<double> shapley_points(const ValueMatrix& values, std::span<const double> weights,
                                          std::size_t journey) {
  const CriteriaGame game(values, weights, journey);
  if (game.players().size() > most_shapley_players) {
    throw Error(errc::too_large, "Shapley values: found " + std::to_string(game.players().size()) +
                                     " criteria that weigh something; allowed: up to " +
                                     std::to_string(most_shapley_players) + "; give the least of them weight 0");
  }
  const std::vector<double> shares = shapley_values(game.players().size(), game);
  std::vector<double> points(weights.size(), 0.0);
  for (std::size_t i = 0; i < shares.size(); ++i) points[game.players()[i]] = shares[i];
  return points;
}

}  // namespace journeyrank
