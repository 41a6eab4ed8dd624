// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/two_criteria.hpp"

// What exact shares of ranks say of one journey, as RankAcceptability says it of drawn ones.

namespace journeyrank {

/// Sums of exact shares that are nearer to a bound than this meet it: what is rounded in n of them.
inline constexpr double on_share_bound = 1e-12;

/// The share of all weights under which a journey has a rank from 1 to k.
inline double top_share(const TwoCriteria& ranks, std::size_t journey, std::size_t k) noexcept {
  double share = 0.0;
  for (std::size_t rank = 1; rank <= std::min(k, ranks.journeys); ++rank) share += ranks(journey, rank);
  return std::min(share, 1.0);
}

/// The ranks between which a journey lies with this probability, as much left out at one end as at the other.
///
/// Edge    level 1: every rank that it has for more than a rounding of all weights
inline RankInterval rank_interval(const TwoCriteria& ranks, std::size_t journey, double level) noexcept {
  const double outside = product(0.5, 1.0 - level);
  std::optional<std::size_t> low;
  std::optional<std::size_t> high;
  double below = 0.0;
  for (std::size_t rank = 1; rank <= ranks.journeys && !(low && high); ++rank) {
    below += ranks(journey, rank);
    if (!low && below > outside + on_share_bound) low = rank;
    if (!high && below >= 1.0 - outside - on_share_bound) high = rank;
  }
  if (!low || !high) return {};
  return {static_cast<std::uint32_t>(std::min(*low, *high)), static_cast<std::uint32_t>(std::max(*low, *high))};
}

/// How open the rank of a journey is: the entropy of its ranks in bits, up to log2 n.
inline double rank_entropy(const TwoCriteria& ranks, std::size_t journey) noexcept {
  constexpr double bits = 1.4426950408889634;
  double sum = 0.0;
  for (std::size_t rank = 1; rank <= ranks.journeys; ++rank) {
    const double share = ranks(journey, rank);
    if (share > 0.0 && share < 1.0) sum += product(share, product(-bits, natural_log(share)));
  }
  return sum;
}

}  // namespace journeyrank
