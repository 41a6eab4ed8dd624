// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/doubt.hpp"
#include "journeyrank/judge/robustness.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What of an answer is exact and not drawn, as people read it; empty where nothing is.
inline std::string exact_text(const Robustness& answer) {
  if (answer.exact.ranks) return "all shares of ranks are exact";
  const bool first = !answer.exact.first.empty();
  if (first && answer.exact.winning) return "the shares of first places and the average ranks are exact";
  if (first) return "the shares of first places are exact";
  return answer.exact.winning ? "the average ranks are exact" : "";
}

/// The journeys that the first by expected rank does not clearly beat, in order; of more journeys than pairs are
/// counted for at most the next one.
inline std::vector<std::uint32_t> near_the_head(const Robustness& answer) {
  const Acceptability& found = answer.found;
  std::vector<std::uint32_t> near;
  for (std::size_t i = 1; i < found.order.size(); ++i) {
    const std::uint32_t first = found.order[0];
    const std::uint32_t other = found.order[i];
    const auto ahead = winning_share(answer, first, other);
    const bool is_near = ahead ? ahead->value < found.separation : i == 1 && found.groups[first] == found.groups[other];
    if (is_near) near.push_back(other);
  }
  return near;
}

/// What cannot be told apart at the head, as a sentence; empty where the first stands clear of all.
inline std::string head_sentence(const Robustness& answer, const CriteriaMatrix& matrix) {
  const std::vector<std::uint32_t> near = near_the_head(answer);
  if (near.empty()) return "";
  const std::string first = matrix.label(answer.found.order[0]);
  if (!answer.found.ranks.has_pairs())
    return " " + first + " is not separable from the next, " + matrix.label(near[0]) + ".";
  if (near.size() > 5) return " " + std::to_string(near.size()) + " journeys are not separable from " + first + ".";
  std::string text = " Not separable from " + first + ": ";
  for (std::size_t i = 0; i < near.size(); ++i) text += (i > 0 ? ", " : "") + matrix.label(near[i]);
  return text + ".";
}

/// How often the winner is first. Where another journey stands higher on average both are named, for what cannot be
/// told apart is said of that one.
inline std::string winner_sentence(const Robustness& answer, const CriteriaMatrix& matrix) {
  const std::size_t head = answer.found.order[0];
  std::size_t often = head;
  for (std::size_t j = 0; j < matrix.journey_count(); ++j) {
    if (first_share(answer, j).value > first_share(answer, often).value) often = j;
  }
  const auto percent = [&](std::size_t j) { return points_text(first_share(answer, j).value) + " %"; };
  const std::string text = matrix.label(often) + " is first in " + percent(often) + " of all cases";
  if (often == head) return text + ".";
  const double rank = std::round(100.0 * expected_rank(answer, head).value) / 100.0;
  return text + ", the most of all; but " + matrix.label(head) + ", first in " + percent(head) +
         ", is best on average: rank " + shortest_number(rank) + ".";
}

/// The answer in words: how often the winner is first, what cannot be told apart, and what would settle it. One journey
/// alone is first, and nothing can change that.
inline std::string sentence(const Robustness& answer, const Scorer& scorer, const CriteriaMatrix& matrix) {
  if (matrix.journey_count() == 0) return "There is no journey.";
  const std::string text = winner_sentence(answer, matrix) + head_sentence(answer, matrix);
  const bool doubt = answer.doubt && matrix.journey_count() > 1;
  return doubt ? text + " " + sentence(*answer.doubt, matrix, scorer.model()) : text;
}

}  // namespace journeyrank
