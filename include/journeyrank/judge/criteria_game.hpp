// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/shapley.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Refuses more criteria that weigh something than Shapley values can be had of.
inline void refuse_too_many_players(std::size_t players) {
  if (players <= most_shapley_players) return;
  throw Error(errc::too_large, "Shapley values: found " + std::to_string(players) +
                                   " criteria that weigh something; allowed: up to " +
                                   std::to_string(most_shapley_players) + "; give the least of them weight 0");
}

/// True where a fit on each set of criteria is not too much: a method that keeps every journey keeps it 2^players
/// times, in some 100 MB at most, and one that compares each with each takes some seconds at most.
inline bool has_shapley_points(const Method& method, std::size_t players, std::size_t journeys) {
  if (players > most_shapley_players) return false;
  const int keeps = keeps_journeys(method);
  const auto sets = static_cast<double>(std::size_t{1} << players);
  const auto n = static_cast<double>(journeys);
  return keeps == 0 || (keeps == 1 ? sets * n <= 0x1p18 : sets * n * n <= 0x1p21);
}

/// Errors  too_large where there are none
inline void refuse_without_shapley_points(const Method& method, std::size_t players, std::size_t journeys) {
  refuse_too_many_players(players);
  if (has_shapley_points(method, players, journeys)) return;
  throw Error(errc::too_large, "Shapley values by the method " + std::string(step_name(method)) + ": found " +
                                   std::to_string(journeys) + " journeys and " + std::to_string(players) +
                                   " criteria that weigh something; it is fitted on each set of criteria; allowed: "
                                   "fewer journeys or criteria");
}

/// What journeys score by some of the criteria only: the game whose players are the criteria that weigh something. An
/// absent criterion weighs 0, and the weights of those that are present are rescaled to sum to 1.
///
/// Edge    no criterion is present: 0; so is a set of which the journey's cells are all left out; all are present: the
///         score itself, bit for bit
/// Errors  too_large for more than 16 criteria that weigh something, and where has_shapley_points is false
/// Cost    by a method that does not add up, fitted on each set of criteria: O(2^m n m) once, O(m) a score
class CriteriaGame {
 public:
  CriteriaGame(const ValueMatrix& values, std::span<const double> weights) : values_(&values), weights_(weights) {
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (weights[c] > 0.0) players_.push_back(c);
    }
    refuse_without_shapley_points(values.method(), players_.size(), values.journey_count());
    if (adds_up(values.method())) return;
    for (std::uint32_t present = 0; present < std::uint32_t{1} << players_.size(); ++present) {
      by_set_.push_back(values.weighed(weights_of(present)));
    }
  }

  /// The criteria that play, in their order: bit i of a set is the i-th of them.
  const std::vector<std::size_t>& players() const noexcept { return players_; }

  double operator()(std::size_t journey, std::uint32_t present) const {
    if (!by_set_.empty()) return by_set_[present].score(journey);
    return present == 0 ? 0.0 : values_->score(journey, weights_of(present));
  }

 private:
  std::vector<double> weights_of(std::uint32_t present) const {
    if (present + 1 == std::uint64_t{1} << players_.size()) return {weights_.begin(), weights_.end()};
    double sum = 0.0;
    for_each_present(present, [&](std::size_t c) { sum += weights_[c]; });
    std::vector<double> weights(weights_.size(), 0.0);
    for_each_present(present, [&](std::size_t c) { weights[c] = weights_[c] / sum; });
    return weights;
  }

  template <class Visit>
  void for_each_present(std::uint32_t present, Visit&& visit) const {
    for (std::size_t i = 0; i < players_.size(); ++i) {
      if ((present >> i & 1) != 0) visit(players_[i]);
    }
  }

  const ValueMatrix* values_;
  std::span<const double> weights_;
  std::vector<std::size_t> players_;
  std::vector<WeighedValues> by_set_;  ///< of a method that does not add up
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
/// Source  shapley1953value
inline std::vector<double> shapley_points(const CriteriaGame& game, std::size_t journey, std::size_t criteria) {
  const std::vector<double> shares =
      shapley_values(game.players().size(), [&](std::uint32_t present) { return game(journey, present); });
  std::vector<double> points(criteria, 0.0);
  for (std::size_t i = 0; i < shares.size(); ++i) points[game.players()[i]] = shares[i];
  return points;
}

/// The same of one journey under normalised weights. Errors: those of CriteriaGame.
inline std::vector<double> shapley_points(const ValueMatrix& values, std::span<const double> weights,
                                          std::size_t journey) {
  return shapley_points(CriteriaGame(values, weights), journey, weights.size());
}

}  // namespace journeyrank
