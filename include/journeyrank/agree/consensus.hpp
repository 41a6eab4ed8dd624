// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace journeyrank {

/// One ranking that stands for several.
struct Consensus {
  std::vector<std::uint32_t> ranks{};  ///< by journey, from 1; equal points share the smallest: 1, 2, 2, 4
  std::vector<double> points{};        ///< by journey, more is better

  friend bool operator==(const Consensus&, const Consensus&) = default;
};

/// The ranking by points, the most first.
///
/// Cost    O(n log n)
inline Consensus consensus_by(std::vector<double> points) {
  std::vector<std::size_t> order(points.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return points[a] > points[b]; });
  std::vector<std::uint32_t> ranks(points.size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    const bool tied = place > 0 && points[order[place - 1]] == points[order[place]];
    ranks[order[place]] = tied ? ranks[order[place - 1]] : static_cast<std::uint32_t>(place + 1);
  }
  return {std::move(ranks), std::move(points)};
}

}  // namespace journeyrank
