// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/agree/mid_ranks.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Spearman's correlation with squared differences weighed by how near the top the two ranks are.
///
/// Shape   one rank a journey in each; returns a number in [-1, 1]
/// Edge    ties share the middle rank in the formula as it stands; fewer than two journeys: 1
/// Errors  shape_mismatch if they have different numbers of journeys
/// Source  pintodacosta2005weighted
/// Cost    O(n log n)
struct WeightedSpearman {
  static constexpr const char* name = "weighted_spearman";
  static constexpr const char* formula =
      "1 - 6 sum of (a - b)^2 ((n - a + 1) + (n - b + 1)) over the ranks a and b / (n^4 + n^3 - n^2 - n)";
  static constexpr auto fields() { return FieldList{}; }

  double operator()(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) const {
    refuse_other_size(a.size(), b.size());
    if (a.size() < 2) return 1.0;
    const std::vector<double> x = mid_ranks(a);
    const std::vector<double> y = mid_ranks(b);
    const auto n = static_cast<double>(x.size());
    ExactSum sum;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double apart = x[i] - y[i];
      sum.add(product(product(apart, apart), 2.0 * (n + 1.0) - (x[i] + y[i])));
    }
    return 1.0 - 6.0 * sum.value() / product(product(n, n - 1.0), product(n + 1.0, n + 1.0));
  }

  friend bool operator==(const WeightedSpearman&, const WeightedSpearman&) = default;
};

static_assert(fully_described<WeightedSpearman>);

}  // namespace journeyrank
