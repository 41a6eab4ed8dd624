// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/judge/group_contribution.hpp"
#include "journeyrank/judge/score_shares.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What one criterion adds to the score of a journey.
struct Contribution {
  std::string criterion;
  std::string label;
  std::string unit;
  double raw = 0.0;  ///< 0 when missing
  bool missing = false;
  double value = 0.0;   ///< in [0, 1]
  double weight = 0.0;  ///< normalised; rescaled where missing criteria were left out
  double points = 0.0;  ///< what it adds to the score: value * weight, rounded, or its Shapley value (see ScoreShares)
};

/// A score taken apart. Adding the points in criterion order gives the score: bit for bit where the method adds up, but
/// for rounding where it does not.
///
/// Shape   one contribution a criterion, in the model's order, and one a group, in the model's order of those
/// Edge    a criterion of weight 0 or a left-out missing one adds 0
struct Explanation {
  std::string journey;
  std::string label;
  std::size_t rank = 0;  ///< 0 when no ranking was asked
  std::size_t unpinned_rank = 0;
  std::size_t of = 0;           ///< journeys in the ranking
  std::string pin_reason = {};  ///< empty when its place is by score
  ScoreRange score;
  std::vector<Contribution> contributions;
  std::vector<GroupContribution> groups = {};  ///< of a model with groups; see group_contributions
};

/// Takes apart the score of one row of a matrix, for many rows.
///
/// Edge    what the criteria add is not known (see ScoreShares): no contributions
inline Explanation explain(const ScoreShares& shares, std::size_t journey) {
  const BoundMatrix& bound = shares.bound();
  const Row row = bound.row(journey);
  Explanation explanation;
  explanation.journey = bound.matrix().journeys()[journey];
  explanation.label = bound.matrix().label(journey);
  explanation.score = shares.scorer().score_range(bound, journey);
  if (!shares.is_known()) return explanation;
  const std::vector<double> points = shares.points(journey);
  std::vector<double> weights;
  shares.scorer().for_each_term(row.raw, row.missing, [&](std::size_t c, const Term& term) {
    const auto& criterion = shares.scorer().model().criteria[c];
    explanation.contributions.push_back({criterion.id, criterion.shown(), criterion.unit, row.raw[c],
                                         row.missing[c] != 0, term.value.score, term.weight, points[c]});
    weights.push_back(term.weight);
  });
  explanation.groups = group_contributions(shares.scorer().model(), weights, points);
  return explanation;
}

/// Takes apart the score of one row of a matrix. Errors: those of ScoreShares.
inline Explanation explain(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t journey) {
  const ScoreShares shares(scorer, matrix);
  shares.refuse_unless_known();
  return explain(shares, journey);
}

/// Takes apart the score of one ranked journey. Errors: unknown_name, with the nearest.
inline Explanation explain(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view journey) {
  const std::size_t row = ranking.find(journey);
  Explanation explanation = explain(ranking.scorer(), matrix, row);
  explanation.score = ranking.range(row);
  explanation.rank = ranking.ranks()[row];
  explanation.unpinned_rank = ranking.unpinned_ranks()[row];
  explanation.of = ranking.size();
  for (const auto& held : ranking.pins()) {
    if (held.journey == row) explanation.pin_reason = held.pin.reason;
  }
  return explanation;
}

/// A score as points out of 100 with one decimal, rounded half to even on the exact double: "70.9".
inline std::string points_text(double score) {
  std::array<char, 400> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(score), std::chars_format::fixed, 3);
  std::string text(buffer.data(), end.ptr);  // "0.709"
  text.erase(text.size() - 4, 1);
  text.insert(text.size() - 1, ".");  // "070.9": times 100 without another rounding
  text.erase(0, std::min(text.find_first_not_of('0'), text.size() - 3));
  return score < 0.0 && text != "0.0" ? "-" + text : text;
}

/// The explanation as one sentence: "Tech fault is number 1 of 7 with 70.9 of 100 points: Cost to serve adds 23.6,
/// ...".
inline std::string sentence(const Explanation& explanation) {
  std::vector<std::size_t> by_points(explanation.contributions.size());
  std::iota(by_points.begin(), by_points.end(), std::size_t{0});
  std::stable_sort(by_points.begin(), by_points.end(), [&](std::size_t a, std::size_t b) {
    return explanation.contributions[a].points > explanation.contributions[b].points;
  });
  std::vector<std::string> parts;
  std::string missing;
  for (const std::size_t c : by_points) {
    const auto& each = explanation.contributions[c];
    if (each.missing) missing += (missing.empty() ? "" : ", ") + each.label;
    if (each.weight == 0.0 || (each.missing && each.points == 0.0)) continue;
    parts.push_back(each.label + " adds " + points_text(each.points));
  }
  std::string text = explanation.label;
  if (explanation.rank > 0) {
    text += " is number " + std::to_string(explanation.rank) + " of " + std::to_string(explanation.of);
    if (!explanation.pin_reason.empty()) {
      text += " by decree (" + explanation.pin_reason + "), number " + std::to_string(explanation.unpinned_rank) +
              " by its score,";
    }
  }
  text += explanation.rank > 0 ? " with " : " scores ";
  const ScoreRange& score = explanation.score;
  text += points_text(score.score);
  if (score.low < score.high) text += " (" + points_text(score.low) + " to " + points_text(score.high) + ")";
  text += " of 100 points";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    text += (i == 0 ? ": " : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  }
  text += ".";
  if (!missing.empty()) text += " Not known: " + missing + ".";
  return text;
}

}  // namespace journeyrank
