// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// Two journeys that change places: the one was behind the other, and then is ahead.
struct ReversedPair {
  std::size_t journey = 0;
  std::size_t other = 0;
  double score_before = 0.0;
  double other_before = 0.0;
  double score_after = 0.0;
  double other_after = 0.0;

  friend bool operator==(const ReversedPair&, const ReversedPair&) = default;
};

/// What a model makes of a part of the journeys, or of others: its scales are fitted anew, as if only those were there.
///
/// Edge    scores no further apart than the model's tie_tolerance, or 1e-12, are equal: another fit rounds otherwise
/// Errors  those of Scorer::fit and Scorer::score
/// Cost    that of fitting and scoring the journeys that are there
class Refit {
 public:
  Refit(const Scorer& scorer, const CriteriaMatrix& matrix)
      : scorer_(scorer), matrix_(matrix), tolerance_(std::max(scorer.model().tie_tolerance, 1e-12)) {}

  double tolerance() const noexcept { return tolerance_; }
  bool is_ahead(double score, double other) const noexcept { return score - other > tolerance_; }

  /// The scores of the journeys of these rows, alone.
  std::vector<double> scores(std::span<const std::uint32_t> rows) const {
    return scores_of(columns_of(rows), rows.size());
  }

  /// The scores of all journeys.
  std::vector<double> scores() const {
    std::vector<std::uint32_t> all(matrix_.journey_count());
    std::iota(all.begin(), all.end(), std::uint32_t{0});
    return scores(all);
  }

  /// The scores of all journeys when one of them has other raw values: one a criterion of the model; a missing cell
  /// stays missing, and a criterion that the matrix lacks is passed over.
  std::vector<double> scores_with(std::size_t journey, std::span<const double> raw) const {
    assert(raw.size() == scorer_.criterion_count());
    std::vector<std::uint32_t> all(matrix_.journey_count());
    std::iota(all.begin(), all.end(), std::uint32_t{0});
    std::vector<MatrixColumn> columns = columns_of(all);
    for (auto& column : columns) {
      if (!column.missing.empty() && column.missing[journey] != 0) continue;
      column.values[journey] = raw[criterion_index(scorer_.model(), column.criterion)];
    }
    return scores_of(std::move(columns), all.size());
  }

  /// Ranks by score: from 1, a journey no further than the tolerance below the first of a group shares its rank.
  std::vector<std::uint32_t> ranks(std::span<const double> scores) const {
    std::vector<std::uint32_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return scores[a] > scores[b]; });
    std::vector<std::uint32_t> ranks(scores.size());
    std::size_t head = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (is_ahead(scores[order[head]], scores[order[i]])) head = i;
      ranks[order[i]] = static_cast<std::uint32_t>(head + 1);
    }
    return ranks;
  }

 private:
  std::vector<MatrixColumn> columns_of(std::span<const std::uint32_t> rows) const {
    std::vector<MatrixColumn> columns;
    for (const auto& criterion : scorer_.model().criteria) {
      const auto at = matrix_.find_criterion(criterion.id);
      if (!at) continue;
      MatrixColumn& column = columns.emplace_back(MatrixColumn{.criterion = criterion.id});
      const auto values = matrix_.column(*at);
      column.values.reserve(rows.size());
      for (const std::uint32_t row : rows) column.values.push_back(values[row]);
      if (!matrix_.has_missing(*at)) continue;
      for (const std::uint32_t row : rows) column.missing.push_back(matrix_.is_missing(row, *at) ? 1 : 0);
    }
    return columns;
  }

  std::vector<double> scores_of(std::vector<MatrixColumn> columns, std::size_t count) const {
    const CriteriaMatrix part(Names::numbered(count), std::move(columns));
    return Scorer::fit(part, scorer_.model(), scorer_.profile()).score(part, 1);
  }

  const Scorer& scorer_;
  const CriteriaMatrix& matrix_;
  double tolerance_;
};

}  // namespace journeyrank
