// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "journeyrank/agree/consensus.hpp"
#include "journeyrank/agree/pairwise_support.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Copeland's method: a point for each journey that a majority ranks below this one, half a point where both sides
/// weigh the same. A Condorcet winner comes first, alone.
///
/// Shape   returns ranks and points of n journeys
/// Units   points from 0 to n - 1
/// Edge    one journey: 0 points, rank 1; no journey: an empty ranking
/// Source  copeland1951reasonable
/// Cost    O(n²)
struct Copeland {
  static constexpr const char* name = "copeland";
  static constexpr const char* formula = "majorities won + half of those tied";
  static constexpr auto fields() { return FieldList{}; }

  Consensus operator()(const PairwiseSupport& support) const {
    const std::size_t n = support.journey_count();
    std::vector<double> points(n, 0.0);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        const std::int64_t margin = support.margin(a, b);
        if (a != b) points[a] += margin > 0 ? 1.0 : margin == 0 ? 0.5 : 0.0;
      }
    }
    return consensus_by(std::move(points));
  }

  friend bool operator==(const Copeland&, const Copeland&) = default;
};

static_assert(fully_described<Copeland>);

}  // namespace journeyrank
