// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/refit.hpp"

namespace journeyrank {

/// Three journeys of which the first beats the second and the second the third, each two alone, but not the first the
/// third.
struct BrokenChain {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t third = 0;

  friend bool operator==(const BrokenChain&, const BrokenChain&) = default;
};

/// How many chains of three there are, how many are broken, and the first few of these.
struct TransitivityTest {
  std::size_t tried = 0;
  std::size_t failed = 0;
  std::vector<BrokenChain> witnesses = {};
};

/// How many pairs there are, how many stand the other way round alone than among all, and the first few of these:
/// before is among all, after is alone.
struct CompositionTest {
  std::size_t tried = 0;
  std::size_t failed = 0;
  std::vector<ReversedPair> witnesses = {};
};

/// Who is ahead when only two journeys are there, for each two of those listed.
///
/// Edge    two that tie alone, as Refit has it, are neither ahead of the other
/// Errors  those of Refit
/// Cost    a fit of two journeys a pair; t^2 bytes for t journeys
class PairOrder {
 public:
  PairOrder(const Refit& refit, std::span<const std::uint32_t> journeys, std::size_t threads)
      : refit_(refit), journeys_(journeys), ahead_(journeys.size() * journeys.size(), 0) {
    for_each_block(journeys.size(), 1, threads, [&](std::size_t a, std::size_t) {
      for (std::size_t b = a + 1; b < journeys.size(); ++b) {
        const auto scores = scores_alone(a, b);
        ahead_[a * journeys.size() + b] = refit.is_ahead(scores[0], scores[1]) ? 1 : 0;
        ahead_[b * journeys.size() + a] = refit.is_ahead(scores[1], scores[0]) ? 1 : 0;
      }
    });
  }

  /// By position in the list.
  bool is_ahead(std::size_t a, std::size_t b) const noexcept { return ahead_[a * journeys_.size() + b] != 0; }

  std::vector<double> scores_alone(std::size_t a, std::size_t b) const {
    const std::array<std::uint32_t, 2> two{journeys_[a], journeys_[b]};
    return refit_.scores(two);
  }

  /// The second test of wang2008ranking: what holds for two pairs of a chain holds for its ends.
  TransitivityTest test_transitivity(std::size_t witnesses) const {
    TransitivityTest test;
    const std::size_t count = journeys_.size();
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        if (!is_ahead(a, b)) continue;
        for (std::size_t c = 0; c < count; ++c) {
          if (!is_ahead(b, c)) continue;
          ++test.tried;
          if (is_ahead(a, c)) continue;
          ++test.failed;
          if (test.witnesses.size() < witnesses) test.witnesses.push_back({journeys_[a], journeys_[b], journeys_[c]});
        }
      }
    }
    return test;
  }

  /// The third test of wang2008ranking: the order put together from pairs is that of the whole. `whole`: the scores of
  /// all journeys, by row.
  CompositionTest test_composition(std::span<const double> whole, std::size_t witnesses) const {
    CompositionTest test;
    for (std::size_t a = 0; a < journeys_.size(); ++a) {
      for (std::size_t b = a + 1; b < journeys_.size(); ++b) {
        ++test.tried;
        const double first = whole[journeys_[a]];
        const double second = whole[journeys_[b]];
        const bool up = is_ahead(b, a) && refit_.is_ahead(first, second);
        const bool down = is_ahead(a, b) && refit_.is_ahead(second, first);
        if (!up && !down) continue;
        ++test.failed;
        if (test.witnesses.size() == witnesses) continue;
        const auto alone = scores_alone(a, b);
        ReversedPair pair{journeys_[b], journeys_[a], second, first, alone[1], alone[0]};
        if (down) pair = {journeys_[a], journeys_[b], first, second, alone[0], alone[1]};
        test.witnesses.push_back(pair);
      }
    }
    return test;
  }

 private:
  const Refit& refit_;
  std::span<const std::uint32_t> journeys_;
  std::vector<std::uint8_t> ahead_;
};

}  // namespace journeyrank
