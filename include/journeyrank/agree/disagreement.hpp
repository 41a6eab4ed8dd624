// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "journeyrank/agree/kendall_tau.hpp"
#include "journeyrank/agree/profile_comparison.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// How far two voices are apart, and on what.
struct Disagreement {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double weights_apart = 0.0;   ///< the weight that one must move to have the other's, in [0, 1]
  double rankings_apart = 0.0;  ///< the share of pairs of journeys that they order differently, in [0, 1]
  std::uint32_t widest = 0;     ///< the criterion on which their weights differ most
  double widest_by = 0.0;       ///< by so much: b's weight less a's
  std::uint32_t most_felt = 0;  ///< the criterion whose difference can move scores most
  double most_felt_by = 0.0;    ///< the points it can move one journey against another, >= 0

  friend bool operator==(const Disagreement&, const Disagreement&) = default;
};

/// Who disagrees with whom, and on which criterion.
class Disagreements {
 public:
  Disagreements(std::size_t voices, std::vector<Disagreement> pairs) : voices_(voices), pairs_(std::move(pairs)) {}

  std::size_t voice_count() const noexcept { return voices_; }

  /// Every two voices once, by a, then by b; a < b.
  const std::vector<Disagreement>& pairs() const noexcept { return pairs_; }

  /// The distances of all voices: so much of them the distance of their rankings, the rest that of their weights.
  ///
  /// Shape   v × v, row after row; symmetric, 0 on the diagonal
  std::vector<double> distances(double share_of_rankings) const {
    std::vector<double> all(voices_ * voices_, 0.0);
    for (const Disagreement& pair : pairs_) {
      const double distance =
          product(1.0 - share_of_rankings, pair.weights_apart) + product(share_of_rankings, pair.rankings_apart);
      all[pair.a * voices_ + pair.b] = distance;
      all[pair.b * voices_ + pair.a] = distance;
    }
    return all;
  }

 private:
  std::size_t voices_;
  std::vector<Disagreement> pairs_;
};

/// Compares two voices by their weights; `ranges` holds the largest less the smallest value of each criterion.
inline Disagreement weights_compared(const std::vector<double>& a, const std::vector<double>& b,
                                     const std::vector<double>& ranges) {
  Disagreement pair;
  for (std::size_t c = 0; c < a.size(); ++c) {
    const double apart = b[c] - a[c];
    const double felt = product(std::fabs(apart), ranges[c]);
    pair.weights_apart += 0.5 * std::fabs(apart);
    if (std::fabs(apart) > std::fabs(pair.widest_by)) {
      pair.widest = static_cast<std::uint32_t>(c);
      pair.widest_by = apart;
    }
    if (felt > pair.most_felt_by) {
      pair.most_felt = static_cast<std::uint32_t>(c);
      pair.most_felt_by = felt;
    }
  }
  pair.weights_apart = std::min(1.0, pair.weights_apart);
  return pair;
}

/// How far every two voices are apart: half the sum of the differences of their weights, and Kendall's distance of the
/// rankings these lead to; with the criterion on which their weights differ most, and the one where that is felt most
/// (the difference times the range of the values that the journeys have there).
///
/// Shape   the voices of a comparison of this matrix under this model; returns v (v - 1) / 2 pairs
/// Units   distances in [0, 1], points of score
/// Edge    the same weights: both distances 0 and criterion 0 by 0; of equal criteria the first
/// Errors  those of ValueMatrix
/// Cost    O(n m + v² (m + n log n))
inline Disagreements disagreements(const CriteriaMatrix& matrix, const Model& model, const ProfileComparison& sides) {
  std::vector<double> ranges(model.criteria.size(), 0.0);
  if (!sides.voices.empty()) {
    const ValueMatrix values(Scorer::fit(matrix, model, sides.voices[0].profile), matrix);
    for (std::size_t c = 0; c < ranges.size(); ++c) {
      if (values.journey_count() == 0) continue;
      const auto [low, high] = std::minmax_element(values.column(c).begin(), values.column(c).end());
      ranges[c] = *high - *low;
    }
  }
  std::vector<Disagreement> pairs;
  for (std::uint32_t a = 0; a < sides.voices.size(); ++a) {
    for (std::uint32_t b = a + 1; b < sides.voices.size(); ++b) {
      Disagreement pair = weights_compared(sides.voices[a].weights, sides.voices[b].weights, ranges);
      pair.a = a;
      pair.b = b;
      pair.rankings_apart = kendall_distance(sides.ranks[a], sides.ranks[b]);
      pairs.push_back(pair);
    }
  }
  return {sides.voices.size(), std::move(pairs)};
}

}  // namespace journeyrank
