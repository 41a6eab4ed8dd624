// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/agree/ballot.hpp"
#include "journeyrank/agree/consensus.hpp"
#include "journeyrank/agree/mid_ranks.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Borda's count: from each voter a journey has a point for each journey that it stands before, and half a point for
/// each that it is tied with, times the voter's influence.
///
/// Shape   one ballot a voter; returns ranks and points of n journeys
/// Edge    one journey: 0 points, rank 1; no journey: an empty ranking
/// Errors  those of validate(ballots)
/// Source  borda1784memoire; ties as in black1976partial
/// Cost    O(v n log n) for v ballots
struct Borda {
  static constexpr const char* name = "borda";
  static constexpr const char* formula = "sum of influence * (n - middle rank) over the voters";
  static constexpr auto fields() { return FieldList{}; }

  Consensus operator()(std::span<const Ballot> ballots) const {
    validate(ballots);
    const std::size_t n = ballots[0].ranks.size();
    std::vector<ExactSum> sums(n);
    for (const Ballot& ballot : ballots) {
      const std::vector<double> ranks = mid_ranks(ballot.ranks);
      for (std::size_t i = 0; i < n; ++i) sums[i].add(product(ballot.influence, static_cast<double>(n) - ranks[i]));
    }
    std::vector<double> points;
    for (const ExactSum& sum : sums) points.push_back(sum.value());
    return consensus_by(std::move(points));
  }

  friend bool operator==(const Borda&, const Borda&) = default;
};

static_assert(fully_described<Borda>);

}  // namespace journeyrank
