// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "journeyrank/agree/kendall_tau.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// How alike two segments rank the journeys that both have.
struct SegmentAgreement {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t journeys = 0;  ///< that both have
  double tau = 0.0;          ///< Kendall's τ-b, -1 to 1
};

/// How alike each two segments rank, in their order.
///
/// Shape   s (s - 1) / 2 pairs
/// Edge    one segment: no pair; two that share fewer than two journeys: τ is 0, for nothing says that they agree
/// Cost    O(s^2 n log n)
inline std::vector<SegmentAgreement> segment_agreements(const SegmentRankings& ranked) {
  std::vector<SegmentAgreement> all;
  for (std::size_t a = 0; a < ranked.size(); ++a) {
    for (std::size_t b = a + 1; b < ranked.size(); ++b) {
      const SharedPlaces shared = ranked.shared_places(a, b);
      const std::size_t journeys = shared.journeys.size();
      all.push_back({a, b, journeys, journeys < 2 ? 0.0 : KendallTau{}(shared.ranks_a, shared.ranks_b)});
    }
  }
  return all;
}

}  // namespace journeyrank
