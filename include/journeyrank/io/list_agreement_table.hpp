// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/agree/list_agreement.hpp"
#include "journeyrank/agree/ranked_lists.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"

namespace journeyrank {

/// Journeys in the order of some ranks, tied ones by their ids.
///
/// Cost    O(n log n)
inline std::vector<std::size_t> order_of(const RankedLists& lists, const std::vector<std::uint32_t>& ranks) {
  std::vector<std::size_t> order(ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return ranks[a] != ranks[b] ? ranks[a] < ranks[b] : lists.journeys[a] < lists.journeys[b];
  });
  return order;
}

/// The ranking that stands for several lists as a table: a row a journey, the first of them first.
///
/// Shape   the columns rank, journey, label, points, best, worst: the last two the places that the lists give it
/// Edge    points are missing by Kemeny's method, which has none
inline ResultTable to_table(const ListAgreement& found, const RankedLists& lists) {
  std::vector<const Divergence*> by_journey(lists.journeys.size(), nullptr);
  for (const Divergence& each : found.divergences) by_journey[each.journey] = &each;
  std::vector<std::int64_t> ranks;
  PackedTexts journeys;
  PackedTexts labels;
  ResultColumn points{"points", std::vector<double>()};
  std::vector<std::int64_t> best;
  std::vector<std::int64_t> worst;
  const bool pointless = found.joint.points.empty();
  for (const std::size_t journey : order_of(lists, found.joint.ranks)) {
    ranks.push_back(found.joint.ranks[journey]);
    journeys.push_back(lists.journeys[journey]);
    labels.push_back(lists.label(journey));
    std::get<std::vector<double>>(points.cells).push_back(pointless ? 0.0 : found.joint.points[journey]);
    if (pointless) points.missing.push_back(1);
    best.push_back(by_journey[journey]->best);
    worst.push_back(by_journey[journey]->worst);
  }
  ResultTable table{.rows = ranks.size()};
  table.columns.push_back({"rank", std::move(ranks)});
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  table.columns.push_back(std::move(points));
  table.columns.push_back({"best", std::move(best)});
  table.columns.push_back({"worst", std::move(worst)});
  return table;
}

}  // namespace journeyrank
