// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/voice.hpp"
#include "journeyrank/agree/weight_mean.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/rank.hpp"

namespace journeyrank {

/// The ranking under weights that stand for several.
struct MeanRanking {
  std::vector<double> weights{};       ///< in criterion order, adding up to 1
  std::vector<std::uint32_t> ranks{};  ///< by journey
  std::vector<double> scores{};
  std::string refused{};  ///< why there are no such weights, or no ranking under them; empty when there are

  bool is_ranked() const noexcept { return refused.empty(); }
};

/// Ranks a matrix under the mean of several weights, without pins: `mean` is an ArithmeticMean or a GeometricMean.
///
///     const MeanRanking together = mean_ranking(matrix, model, weighed(model, voices), GeometricMean{});
///
/// Shape   one or more voices; returns one rank and score a journey
/// Edge    where every criterion is vetoed, or the ranking is refused, `refused` says why
/// Cost    O(v m + n (m + log n))
template <class Mean>
MeanRanking mean_ranking(const CriteriaMatrix& matrix, const Model& model, std::span<const WeighedVoice> voices,
                         const Mean& mean) {
  MeanRanking found;
  try {
    found.weights = mean(voices);
    const Ranking ranking = rank(matrix, with_weights(model, found.weights));
    found.ranks.assign(ranking.ranks().begin(), ranking.ranks().end());
    found.scores.assign(ranking.scores().begin(), ranking.scores().end());
  } catch (const Error& error) {
    found.refused = error.what();
  }
  return found;
}

}  // namespace journeyrank
