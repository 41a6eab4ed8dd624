// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/agree/ballot.hpp"
#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// How much influence stands behind each journey against each other one.
///
/// Influence is counted in whole points of 2^-40 of the smallest power of two that holds all of it, so that sums and
/// comparisons are exact: whole numbers of voters, halves and quarters lose nothing, other influences are rounded
/// there.
///
/// Shape   n × n; a voter who ties two journeys stands behind neither
/// Units   points; `unit()` influence is one point
/// Edge    no journey: nothing to support
/// Errors  those of validate(ballots); too_large beyond 2,000 journeys
/// Cost    O(v n²) time for v ballots, O(n²) memory
class PairwiseSupport {
 public:
  static constexpr std::size_t most_journeys = 2'000;

  explicit PairwiseSupport(std::span<const Ballot> ballots) {
    validate(ballots);
    journeys_ = ballots[0].ranks.size();
    if (journeys_ > most_journeys) {
      throw Error(errc::too_large, "pairwise support: found " + std::to_string(journeys_) +
                                       " journeys; allowed: " + std::to_string(most_journeys));
    }
    double sum = 0.0;
    for (const Ballot& ballot : ballots) sum += ballot.influence;
    std::frexp(sum, &exponent_);
    points_.assign(journeys_ * journeys_, 0);
    for (const Ballot& ballot : ballots) add(ballot);
  }

  /// The same between groups of journeys that all voters tie, each as one: what stands behind a pair of them counts for
  /// every two of their journeys.
  PairwiseSupport between(std::span<const std::vector<std::uint32_t>> groups) const {
    PairwiseSupport merged;
    merged.journeys_ = groups.size();
    merged.exponent_ = exponent_;
    for (const auto& a : groups) {
      for (const auto& b : groups) {
        const std::size_t pairs = a.size() * b.size();
        merged.points_.push_back(over(a.front(), b.front()) * static_cast<std::int64_t>(pairs));
      }
    }
    return merged;
  }

  std::size_t journey_count() const noexcept { return journeys_; }

  /// The points of those who rank a before b.
  std::int64_t over(std::size_t a, std::size_t b) const noexcept { return points_[a * journeys_ + b]; }

  /// Positive where more rank a before b than b before a.
  std::int64_t margin(std::size_t a, std::size_t b) const noexcept { return over(a, b) - over(b, a); }

  /// So many points as influence.
  double influence(std::int64_t points) const noexcept {
    return std::ldexp(static_cast<double>(points), exponent_ - 40);
  }

  /// The journey that a majority ranks before each other one; there may be none.
  ///
  /// Edge    one journey: it
  /// Cost    O(n²), less where most lose early
  std::optional<std::size_t> condorcet_winner() const noexcept {
    for (std::size_t a = 0; a < journeys_; ++a) {
      bool beats_all = true;
      for (std::size_t b = 0; beats_all && b < journeys_; ++b) beats_all = a == b || margin(a, b) > 0;
      if (beats_all) return a;
    }
    return std::nullopt;
  }

 private:
  PairwiseSupport() = default;

  void add(const Ballot& ballot) {
    const std::int64_t points = std::llround(std::ldexp(ballot.influence, 40 - exponent_));
    for (std::size_t a = 0; a < journeys_; ++a) {
      for (std::size_t b = 0; b < journeys_; ++b) {
        points_[a * journeys_ + b] += ballot.ranks[a] < ballot.ranks[b] ? points : 0;
      }
    }
  }

  std::size_t journeys_ = 0;
  int exponent_ = 0;
  std::vector<std::int64_t> points_;
};

}  // namespace journeyrank
