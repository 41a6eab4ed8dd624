// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// The standard error of a journey's score, from the 95 % intervals of its measured cells: each goes through the scale
/// of its criterion and counts by its weight. Errors of several cells are taken to be independent.
///
/// Edge    what is no sample, was not measured or has no interval adds nothing; where an interval lies beyond an anchor
///         there is no doubt about the value; a shrunk cell has the interval of what was measured, which is wider
inline double score_error(const Scorer& scorer, const std::vector<std::vector<Estimate>>& estimates,
                          std::size_t journey) {
  double variance = 0.0;
  for (std::size_t c = 0; c < estimates.size(); ++c) {
    const Estimate& estimate = estimates[c][journey];
    if (!scorer.is_on(c) || !estimate.measured || !estimate.has_interval) continue;
    const FittedScale& scale = scorer.scale(c);
    const double width = std::fabs(value_of(scale, estimate.interval.high) - value_of(scale, estimate.interval.low));
    const double error = product(scorer.weights().normalised(c), width / (2.0 * z_95));
    variance += product(error, error);
  }
  return std::sqrt(variance);
}

/// How likely it is that two journeys truly stand the other way round than their scores do: the part of a normal
/// distribution around the difference that lies on the other side of 0. Nothing when neither score has an error.
///
/// Edge    equal scores: 0.5
inline std::optional<double> chance_of_other_order(const Ranking& ranking,
                                                   const std::vector<std::vector<Estimate>>& estimates,
                                                   std::size_t journey, std::size_t other) {
  const double error =
      std::hypot(score_error(ranking.scorer(), estimates, journey), score_error(ranking.scorer(), estimates, other));
  if (error == 0.0) return std::nullopt;
  return normal_tails(std::fabs(ranking.scores()[journey] - ranking.scores()[other]) / error).above;
}

}  // namespace journeyrank
