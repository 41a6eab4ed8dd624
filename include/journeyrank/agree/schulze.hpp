// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "journeyrank/agree/consensus.hpp"
#include "journeyrank/agree/pairwise_support.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The strength of the strongest path of majorities from each journey to each other one: as strong as its weakest link,
/// a link being as strong as the support of its winners; 0 where there is no path.
///
/// Shape   n × n, row after row
/// Source  schulze2011new, section 2.3: winning votes
/// Cost    O(n³)
inline std::vector<std::int64_t> strongest_paths(const PairwiseSupport& support) {
  const std::size_t n = support.journey_count();
  std::vector<std::int64_t> strength(n * n, 0);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      if (support.margin(a, b) > 0) strength[a * n + b] = support.over(a, b);
    }
  }
  for (std::size_t by = 0; by < n; ++by) {
    for (std::size_t a = 0; a < n; ++a) {
      const std::int64_t first = strength[a * n + by];
      if (a == by || first == 0) continue;
      for (std::size_t b = 0; b < n; ++b) {
        strength[a * n + b] = std::max(strength[a * n + b], std::min(first, strength[by * n + b]));
      }
    }
  }
  return strength;
}

/// Schulze's method: one journey beats another when the strongest path of majorities from it is stronger than the one
/// back. That relation has no cycles, so ranking by how many a journey beats respects all of it.
///
/// Shape   returns ranks and points of n journeys
/// Units   points from 0 to n - 1: how many journeys it beats
/// Edge    journeys that do not beat one another may tie, or be told apart by how many others they beat; one journey:
///         rank 1; no journey: an empty ranking
/// Source  schulze2011new
/// Cost    O(n³)
struct Schulze {
  static constexpr const char* name = "schulze";
  static constexpr const char* formula = "journeys to which the strongest path of majorities is stronger than back";
  static constexpr auto fields() { return FieldList{}; }

  Consensus operator()(const PairwiseSupport& support) const {
    const std::size_t n = support.journey_count();
    const std::vector<std::int64_t> strength = strongest_paths(support);
    std::vector<double> beaten(n, 0.0);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        if (a != b && strength[a * n + b] > strength[b * n + a]) beaten[a] += 1.0;
      }
    }
    return consensus_by(std::move(beaten));
  }

  friend bool operator==(const Schulze&, const Schulze&) = default;
};

static_assert(fully_described<Schulze>);

}  // namespace journeyrank
