// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/doubt.hpp"
#include "journeyrank/judge/named_few.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
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
  if (!answer.exact.winning && !answer.found.ranks.has_pairs())
    return " " + first + " is not separable from the next, " + matrix.label(near[0]) + ".";
  if (near.size() > 5) return " " + std::to_string(near.size()) + " journeys are not separable from " + first + ".";
  std::string text = " Not separable from " + first + ": ";
  for (std::size_t i = 0; i < near.size(); ++i) text += (i > 0 ? ", " : "") + matrix.label(near[i]);
  return text + ".";
}

/// True where two numbers of an answer cannot be told apart: exact ones but for rounding, drawn ones but for twice
/// their errors, which are those of the same draws and so may add up.
inline bool are_level(const Drawn& a, const Drawn& b) noexcept {
  const double rounding = product(1e-9, std::max({1.0, std::abs(a.value), std::abs(b.value)}));
  return std::abs(a.value - b.value) <= std::max(rounding, product(2.0, a.error + b.error));
}

/// Who leads: the first by average rank, and who is first most often.
struct Leaders {
  std::size_t head = 0;              ///< best on average
  std::vector<std::size_t> often{};  ///< first most often, but for what cannot be told; in order of the average rank
  bool head_is_often = false;        ///< the head is among them
};

inline Leaders leaders_of(const Robustness& answer) {
  const std::vector<std::uint32_t>& order = answer.found.order;
  Leaders leaders{.head = order[0]};
  Drawn most = first_share(answer, order[0]);
  for (const std::uint32_t journey : order) {
    const Drawn share = first_share(answer, journey);
    if (share.value > most.value) most = share;
  }
  for (const std::uint32_t journey : order) {
    if (are_level(first_share(answer, journey), most)) leaders.often.push_back(journey);
  }
  leaders.head_is_often = leaders.often[0] == leaders.head;
  return leaders;
}

/// How often the winner is first. Journeys that cannot be told from it share the lead. Where another journey stands
/// higher on average both are named, for what cannot be told apart is said of that one.
inline std::string winner_sentence(const Robustness& answer, const CriteriaMatrix& matrix) {
  const Leaders leaders = leaders_of(answer);
  const auto percent = [&](std::size_t j) { return points_text(first_share(answer, j).value) + " %"; };
  const Drawn rank = expected_rank(answer, leaders.head);
  const std::string rank_text = "rank " + shortest_number(std::round(product(100.0, rank.value)) / 100.0);
  const std::string head = matrix.label(leaders.head);
  const bool alone = leaders.often.size() == 1;
  if (alone && leaders.head_is_often) return head + " is first in " + percent(leaders.head) + " of all cases.";
  const auto all_often = [&](auto&& holds) { return std::all_of(leaders.often.begin(), leaders.often.end(), holds); };
  const bool alike = all_often([&](std::size_t j) { return percent(j) == percent(leaders.often[0]); });
  const bool all_level = all_often([&](std::size_t j) { return are_level(expected_rank(answer, j), rank); });
  NamedFew often;
  for (const std::size_t j : leaders.often) often.add(matrix.label(j) + (alike ? "" : " (" + percent(j) + ")"));
  const std::string share =
      names_text(often) +
      (alike ? (alone ? " is" : " are each") + (" first in " + percent(leaders.often[0])) + " of all cases"
             : " are first about as often");
  const std::string most = share + ", the most of all; ";
  if (leaders.head_is_often) {
    return all_level ? share + ": they share the lead." : most + head + " is best on average: " + rank_text + ".";
  }
  const std::string of_head = head + ", first in " + percent(leaders.head) + ", is ";
  if (all_level) return most + "on average " + of_head + "level: " + rank_text + ".";
  return most + "but " + of_head + "best on average: " + rank_text + ".";
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
