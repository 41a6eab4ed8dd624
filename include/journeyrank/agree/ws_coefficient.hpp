// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/agree/mid_ranks.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// 2^-rank of a rank that is whole or a half more.
inline double halved(double rank) noexcept {
  const double whole = std::floor(rank);
  const double top = rank == whole ? 1.0 : 0.7071067811865476;
  return whole > 1100.0 ? 0.0 : std::ldexp(top, -static_cast<int>(whole));
}

/// The WS coefficient of similarity: how far each journey of the first ranking, the reference, has moved in the second,
/// of the furthest it could have, weighed by 2^-rank. Not symmetric: what happens at the top of the reference counts.
///
/// Shape   one rank a journey in each, the reference first; returns a number in [0, 1]
/// Edge    ties share the middle rank in the formula as it stands; fewer than two journeys: 1
/// Errors  shape_mismatch if they have different numbers of journeys
/// Source  salabun2020new
/// Cost    O(n log n)
struct WsCoefficient {
  static constexpr const char* name = "ws_coefficient";
  static constexpr const char* formula = "1 - sum of 2^-a |a - b| / max(|a - 1|, |a - n|) over the ranks a and b";
  static constexpr auto fields() { return FieldList{}; }

  double operator()(std::span<const std::uint32_t> reference, std::span<const std::uint32_t> other) const {
    refuse_other_size(reference.size(), other.size());
    if (reference.size() < 2) return 1.0;
    const std::vector<double> x = mid_ranks(reference);
    const std::vector<double> y = mid_ranks(other);
    const auto n = static_cast<double>(x.size());
    ExactSum sum;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double furthest = std::max(x[i] - 1.0, n - x[i]);
      sum.add(product(halved(x[i]), std::fabs(x[i] - y[i]) / furthest));
    }
    return std::clamp(1.0 - sum.value(), 0.0, 1.0);
  }

  friend bool operator==(const WsCoefficient&, const WsCoefficient&) = default;
};

static_assert(fully_described<WsCoefficient>);

}  // namespace journeyrank
