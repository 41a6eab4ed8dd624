// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/agree/ballot.hpp"

namespace journeyrank {

/// The journeys in groups that all voters of any influence tie: whatever places them places them together.
///
///     for (const auto& group : alike_journeys(ballots, order)) ...
///
/// Shape   `order`: every row once; groups stand in it by their first journey, and journeys in it in their group
/// Cost    O(n v log n)
inline std::vector<std::vector<std::uint32_t>> alike_journeys(std::span<const Ballot> ballots,
                                                              std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> places(order.size());  // of each row, in the order
  for (std::size_t place = 0; place < order.size(); ++place) places[order[place]] = static_cast<std::uint32_t>(place);
  const auto compared = [&](std::uint32_t a, std::uint32_t b) {
    for (const Ballot& ballot : ballots) {
      if (ballot.influence > 0.0 && ballot.ranks[a] != ballot.ranks[b])
        return ballot.ranks[a] < ballot.ranks[b] ? -1 : 1;
    }
    return 0;
  };
  std::vector<std::uint32_t> rows(order.begin(), order.end());
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int found = compared(a, b);
    return found != 0 ? found < 0 : places[a] < places[b];
  });
  std::vector<std::vector<std::uint32_t>> groups;
  for (const std::uint32_t row : rows) {
    if (groups.empty() || compared(groups.back().front(), row) != 0) groups.emplace_back();
    groups.back().push_back(row);
  }
  std::sort(groups.begin(), groups.end(),
            [&](const auto& a, const auto& b) { return places[a.front()] < places[b.front()]; });
  return groups;
}

}  // namespace journeyrank
