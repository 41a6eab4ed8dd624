// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// What speaks against a journey standing no better in one segment than in another: the p-value of "its true place in
/// A is no smaller than in B".
///
/// Of the 2 k claims "this one is above it in B" and "this one is below it in A" about the k other journeys, k or fewer
/// hold if its place in A is no smaller; so k + 1 must be sure, and the (k + 1)-th smallest of their p-values counts,
/// times the k claims of which one then must be wrong.
///
/// Shape   one p-value a claim, 2 k of them for k other journeys
/// Edge    no other journey: 1
/// Source  benjamini2008screening, the partial conjunction of k + 1 of 2 k by Bonferroni: valid however the claims
///         depend on each other
/// Cost    O(k)
inline double better_place_p_value(std::vector<double> claims) {
  const std::size_t others = claims.size() / 2;
  if (others == 0) return 1.0;
  const auto at = claims.begin() + static_cast<std::ptrdiff_t>(others);
  std::nth_element(claims.begin(), at, claims.end());
  return std::min(1.0, product(static_cast<double>(others), *at));
}

/// What speaks against two journeys standing the same way round in every segment: the p-value of "the first scores no
/// lower in any, or no higher in any".
///
/// Shape   `above` and `below` have one p-value a segment: of "the first is not above the second here", and not below
/// Edge    fewer than two segments: 1
/// Source  gail1985testing; the range test of piantadosi1993comparison, for segments that are independent
/// Cost    O(s)
inline double changed_sides_p_value(std::span<const double> above, std::span<const double> below) {
  if (above.size() < 2) return 1.0;
  const double surest_above = *std::min_element(above.begin(), above.end());
  const double surest_below = *std::min_element(below.begin(), below.end());
  return std::min(1.0, product(static_cast<double>(above.size() - 1), std::max(surest_above, surest_below)));
}

}  // namespace journeyrank
