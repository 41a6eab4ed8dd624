// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "splitmix64.hpp"

using Ranks = std::vector<std::uint32_t>;

/// Ranks 1 to n in a random order.
inline Ranks random_ranking(Splitmix64& random, std::size_t n) {
  Ranks ranks(n);
  std::iota(ranks.begin(), ranks.end(), std::uint32_t{1});
  random.shuffle(ranks);
  return ranks;
}

/// Random ranks among so many levels, so that ties happen; they need not start at 1 nor be consecutive.
inline Ranks random_tied_ranking(Splitmix64& random, std::size_t n, std::size_t levels) {
  Ranks ranks(n);
  for (auto& rank : ranks) rank = static_cast<std::uint32_t>(3 * random.below(levels) + 2);
  return ranks;
}
