// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/problem/weights.hpp"

namespace journeyrank {

/// The share of all weight that one criterion is given.
struct WeightShare {
  std::size_t criterion = 0;
  double share = 0.0;  ///< in [0, 1]
};

/// Normalised weights in which some criteria have given shares, and the others what is left, in proportion to what they
/// had. They are those of a model that states them, bit for bit.
///
/// Shape   weights: m, normalised; may_take: m, 1 for a criterion that may weigh something, or empty: all may
/// Edge    the others have no weight to be in proportion to: they share equally; there are no others: the shares given
///         are normalised, and where they are all 0 nothing changes
/// Errors  shares must lie in [0, 1] (asserted); where they add up to more than 1 the others have none
inline std::vector<double> with_shares(std::span<const double> weights, std::span<const WeightShare> shares,
                                       std::span<const std::uint8_t> may_take = {}) {
  std::vector<double> stated(weights.begin(), weights.end());
  std::vector<std::uint8_t> is_given(weights.size(), 0);
  double left = 1.0;
  for (const auto& [criterion, share] : shares) {
    assert(share >= 0.0 && share <= 1.0);
    stated[criterion] = share;
    is_given[criterion] = 1;
    left -= share;
  }
  const auto is_other = [&](std::size_t c) {
    return is_given[c] == 0 && (may_take.empty() || may_take[c] != 0 || weights[c] > 0.0);
  };
  double of_others = 0.0;
  std::size_t others = 0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (!is_other(c)) continue;
    of_others += weights[c];
    ++others;
  }
  if (others == 0 && left == 1.0) return {weights.begin(), weights.end()};
  left = left > 0.0 ? left : 0.0;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (!is_other(c)) continue;
    stated[c] = of_others > 0.0 ? product(weights[c], left / of_others) : left / static_cast<double>(others);
  }
  return normalised(stated);
}

}  // namespace journeyrank
