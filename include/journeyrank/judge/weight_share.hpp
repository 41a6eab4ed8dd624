// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
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

/// True when the criteria have these shares already, bit for bit.
inline bool has_shares(std::span<const double> weights, std::span<const WeightShare> shares) noexcept {
  return std::all_of(shares.begin(), shares.end(),
                     [&](const WeightShare& each) { return weights[each.criterion] == each.share; });
}

/// Weights as a model has to state them for some criteria to have given shares, and the others what is left, in
/// proportion to what they had. They add up to 1, but for rounding: with_shares and a model both normalise them, once.
///
/// Shape   weights: m, normalised; may_take: m, 1 for a criterion that may weigh something, or empty: all may
/// Edge    shares that the criteria have already: the weights themselves; the others have no weight to be in proportion
///         to: they share equally; there are no others: the shares given, and where they are all 0 the weights
/// Errors  shares must lie in [0, 1] (asserted); where they add up to more than 1 the others have none
inline std::vector<double> stated_with_shares(std::span<const double> weights, std::span<const WeightShare> shares,
                                              std::span<const std::uint8_t> may_take = {}) {
  std::vector<double> stated(weights.begin(), weights.end());
  std::vector<std::uint8_t> is_given(weights.size(), 0);
  if (has_shares(weights, shares)) return stated;
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
  return stated;
}

/// Normalised weights in which some criteria have given shares, and the others what is left, in proportion to what they
/// had. They are those of a model that states stated_with_shares, bit for bit.
///
/// Edge    stated_with_shares returns the weights themselves: they are not normalised again
inline std::vector<double> with_shares(std::span<const double> weights, std::span<const WeightShare> shares,
                                       std::span<const std::uint8_t> may_take = {}) {
  std::vector<double> stated = stated_with_shares(weights, shares, may_take);
  if (std::equal(stated.begin(), stated.end(), weights.begin(), weights.end())) return stated;
  return normalised(stated);
}

}  // namespace journeyrank
