// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/searched_change.hpp"
#include "journeyrank/judge/settled_change.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// The smallest change of all weights at once that lets one journey draw level with another that is ahead of it.
///
///     const WeightChange least = smallest_change(ranking, matrix, "bill_query", "tech_fault", Norm::l2);
///
/// Shape   weights: m, normalised
/// Units   weights in [0, 1]
/// Edge    level or ahead already: distance 0; behind on every criterion: not possible; better on none and equal on
///         some: level at most, where these alone weigh something, with a note. The weights, stated as they are
///         printed, make the journey level or put it ahead in the very scores; where no doubles nearby do, a note says
///         so. Criteria that the matrix lacks are better for nobody. Pins and the tie tolerance do not take part, open
///         cells stand at 0.5: with a note. By a method that does not add up, and where a cell is left out, it is
///         searched, with a note: a smaller one may exist
/// Errors  unknown_name for a journey, with the nearest; bad_option for a journey with itself; those of ValueMatrix
/// Source  the projection onto the simplex of michelot1986finite, for l2
/// Cost    O(m log m) for l1; O(m²) for l2; O(64 m) for linf; and O(n m) to look at the scores. Searched that of
///         searched_change
inline WeightChange smallest_change(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view behind,
                                    std::string_view ahead, Norm norm = Norm::l2) {
  if (ranking.find(behind) == ranking.find(ahead)) {
    throw Error(errc::bad_option,
                "smallest_change: found \"" + std::string(behind) + "\" twice; allowed: two journeys");
  }
  const ValueMatrix values(ranking.scorer(), matrix);
  const std::size_t own = ranking.find(behind);
  const std::size_t other = ranking.find(ahead);
  if (!is_linear(ranking.scorer(), values)) {
    WeightChange change =
        searched_change(ranking.scorer(), matrix, values, {own, {static_cast<std::uint32_t>(other)}}, norm);
    return noted(std::move(change), score_notes(ranking, values));
  }
  const std::span<const double> weights = ranking.scorer().weights().normalised();
  const auto is_level = [&](std::span<const double> scores) { return scores[own] >= scores[other]; };
  WeightChange change{true, 0.0, {weights.begin(), weights.end()}};
  if (!(values.score(own, weights) >= values.score(other, weights))) {
    const std::vector<double> gain = gains(values, own, other);
    const auto near = [&](double margin) {
      const std::vector<double> needed = short_by(gain, margin);
      return GapCloser(weights, needed).close(norm);
    };
    change = settled_change(values, near, is_level);
    if (is_level_at_most(gain)) change.notes.push_back(level_at_most_note(ranking.label(own), ranking.label(other)));
  }
  return noted(std::move(change), score_notes(ranking, values));
}

}  // namespace journeyrank
