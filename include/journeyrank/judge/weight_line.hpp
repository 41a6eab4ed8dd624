// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/judge/two_criteria.hpp"
#include "journeyrank/judge/weight_polytope.hpp"
#include "journeyrank/judge/weight_region.hpp"
#include "journeyrank/judge/winning.hpp"

namespace journeyrank {

/// All weights on the straight way between two: what is left where two criteria weigh something, within a box or any
/// other statement, or where equations tie more criteria to one another.
struct WeightLine {
  std::vector<double> at_0 = {};  ///< one weight a criterion of the model
  std::vector<double> at_1 = {};

  std::vector<double> at(double way) const {
    std::vector<double> weights;
    for (std::size_t c = 0; c < at_0.size(); ++c) {
      weights.push_back(product(1.0 - way, at_0[c]) + product(way, at_1[c]));
    }
    return weights;
  }
};

/// The line that a region of weights is, its first criterion rising from at_0 to at_1; nothing for any other region.
inline std::optional<WeightLine> weight_line(const WeightRegion& region) {
  if (region.dimension() != 1) return std::nullopt;
  std::vector<std::vector<double>> corners = region.corners();
  if (corners.size() != 2) return std::nullopt;
  std::sort(corners.begin(), corners.end());
  return WeightLine{std::move(corners[0]), std::move(corners[1])};
}

/// The scores of all journeys at both ends of a line.
inline std::vector<ScoreLine> score_lines(const ExactValues& values, const WeightLine& line) {
  const auto score = [&](std::size_t journey, const std::vector<double>& weights) {
    double sum = 0.0;
    for (std::size_t k = 0; k < values.criterion_count(); ++k) {
      sum += product(values[journey][k], weights[values.criteria()[k]]);
    }
    return sum;
  };
  std::vector<ScoreLine> lines;
  for (std::size_t journey = 0; journey < values.journey_count(); ++journey) {
    lines.push_back({score(journey, line.at_0), score(journey, line.at_1)});
  }
  return lines;
}

/// For each two journeys the share of the way on which the one scores more.
///
/// Edge    equal all along, and a journey against itself: 0.5; level at one end only: who is ahead at the other has all
/// Cost    O(n^2)
inline Winning winning_on_lines(std::span<const ScoreLine> lines) {
  const std::size_t n = lines.size();
  Winning result{n, std::vector<double>(n * n, 0.5)};
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a + 1; b < n; ++b) {
      const double at_0 = lines[a].at_0 - lines[b].at_0;
      const double at_1 = lines[a].at_1 - lines[b].at_1;
      WinningPair shares;
      if ((at_0 > 0.0 && at_1 < 0.0) || (at_0 < 0.0 && at_1 > 0.0)) {
        const double crossing = at_0 / (at_0 - at_1);
        shares = at_0 > 0.0 ? WinningPair{crossing, 1.0 - crossing} : WinningPair{1.0 - crossing, crossing};
      } else if (at_0 != 0.0 || at_1 != 0.0) {
        shares = at_0 > 0.0 || at_1 > 0.0 ? WinningPair{1.0, 0.0} : WinningPair{0.0, 1.0};
      }
      result.shares[a * n + b] = shares.first;
      result.shares[b * n + a] = shares.second;
    }
  }
  return result;
}

}  // namespace journeyrank
