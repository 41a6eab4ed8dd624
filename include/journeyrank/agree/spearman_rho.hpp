// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "journeyrank/agree/mid_ranks.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/rank_correlation.hpp"

namespace journeyrank {

/// Spearman's ρ: Pearson's correlation of two rankings, ties sharing the middle rank.
///
/// Shape   one rank a journey in each; returns a number in [-1, 1]
/// Edge    neither ranking tells a pair apart (one tie group, one journey, none): they are the same, 1; one does not: 0
/// Errors  shape_mismatch if they have different numbers of journeys
/// Source  spearman1904proof
/// Cost    O(n log n)
struct SpearmanRho {
  static constexpr const char* name = "spearman_rho";
  static constexpr const char* formula = "correlation of the ranks; without ties 1 - 6 sum d^2 / (n (n^2 - 1))";
  static constexpr auto fields() { return FieldList{}; }

  double operator()(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) const {
    refuse_other_size(a.size(), b.size());
    const auto is_one_group = [](std::span<const std::uint32_t> ranks) {
      return std::adjacent_find(ranks.begin(), ranks.end(), std::not_equal_to<>()) == ranks.end();
    };
    if (is_one_group(a) && is_one_group(b)) return 1.0;
    return spearman(std::vector<double>(a.begin(), a.end()), std::vector<double>(b.begin(), b.end()));
  }

  friend bool operator==(const SpearmanRho&, const SpearmanRho&) = default;
};

static_assert(fully_described<SpearmanRho>);

}  // namespace journeyrank
