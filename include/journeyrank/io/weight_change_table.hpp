// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/flip_distance.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// A change of all weights as a table: a row a criterion of the model.
///
/// Shape   the columns criterion, from, to, change
/// Units   weights in [0, 1], the share of all weight
/// Edge    no weights do it: no row
inline ResultTable to_table(const WeightChange& change, const Scorer& scorer) {
  PackedTexts criteria;
  std::vector<double> from;
  std::vector<double> to;
  std::vector<double> moved;
  for (std::size_t c = 0; change.possible && c < change.weights.size(); ++c) {
    criteria.push_back(scorer.model().criteria[c].id);
    from.push_back(scorer.weights().normalised(c));
    to.push_back(change.weights[c]);
    moved.push_back(to[c] - from[c]);
  }
  ResultTable table{.rows = from.size()};
  table.columns.push_back({"criterion", std::move(criteria)});
  table.columns.push_back({"from", std::move(from)});
  table.columns.push_back({"to", std::move(to)});
  table.columns.push_back({"change", std::move(moved)});
  return table;
}

/// How far all weights must move for one journey to draw level with another, as a table: a row a pair, the nearest
/// first, those that no weights turn round last.
///
/// Shape   the columns behind, ahead, distance
/// Units   those of the norm
/// Edge    level already: 0, either way round; no weights turn it round: the distance is missing
inline ResultTable to_table(const FlipDistances& all, const Ranking& ranking) {
  std::vector<std::uint32_t> order(all.journeys);
  for (std::size_t j = 0; j < order.size(); ++j) order[j] = static_cast<std::uint32_t>(j);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return ranking.unpinned_ranks()[a] < ranking.unpinned_ranks()[b]; });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // ahead, behind
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t k = i + 1; k < order.size(); ++k) pairs.emplace_back(order[i], order[k]);
  }
  const auto distance = [&](const auto& pair) { return all.of(pair.second, pair.first); };
  std::stable_sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
    const bool can_a = distance(a) >= 0.0;
    const bool can_b = distance(b) >= 0.0;
    return can_a != can_b ? can_a : can_a && distance(a) < distance(b);
  });
  PackedTexts behind;
  PackedTexts ahead;
  OptionalColumn far;
  for (const auto& pair : pairs) {
    ahead.push_back(ranking.journeys()[pair.first]);
    behind.push_back(ranking.journeys()[pair.second]);
    far.push(distance(pair) < 0.0 ? std::nullopt : std::optional(distance(pair)));
  }
  ResultTable table{.rows = pairs.size()};
  table.columns.push_back({"behind", std::move(behind)});
  table.columns.push_back({"ahead", std::move(ahead)});
  table.columns.push_back(std::move(far).named("distance"));
  return table;
}

}  // namespace journeyrank
