// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/agree/mid_ranks.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// How two rankings order the pairs of journeys.
struct PairCounts {
  std::uint64_t same = 0;       ///< in the same order in both
  std::uint64_t opposite = 0;   ///< in opposite orders
  std::uint64_t tied_in_a = 0;  ///< tied in the first alone
  std::uint64_t tied_in_b = 0;  ///< tied in the second alone
  std::uint64_t tied_in_both = 0;

  std::uint64_t pairs() const noexcept { return same + opposite + tied_in_a + tied_in_b + tied_in_both; }

  friend bool operator==(const PairCounts&, const PairCounts&) = default;
};

/// The pairs i < j of which the later stands strictly before the earlier; leaves the numbers sorted.
///
/// Cost    O(n log n)
inline std::uint64_t count_inversions(std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> merged(numbers.size());
  std::uint64_t inversions = 0;
  for (std::size_t width = 1; width < numbers.size(); width *= 2) {
    for (std::size_t begin = 0; begin < numbers.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, numbers.size());
      const std::size_t end = std::min(begin + 2 * width, numbers.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t to = begin; to < end; ++to) {
        const bool from_right = left == middle || (right < end && numbers[right] < numbers[left]);
        if (from_right) inversions += middle - left;
        merged[to] = from_right ? numbers[right++] : numbers[left++];
      }
    }
    numbers.swap(merged);
  }
  return inversions;
}

/// The pairs of equal numbers among sorted ones, where `same(i)` says that i and i + 1 are equal.
template <class Same>
std::uint64_t count_tied(std::size_t n, Same&& same) {
  std::uint64_t tied = 0;
  std::uint64_t before = 0;  // so many before this one are equal to it
  for (std::size_t i = 1; i < n; ++i) {
    before = same(i - 1) ? before + 1 : 0;
    tied += before;
  }
  return tied;
}

/// Counts how two rankings order the pairs of journeys.
///
/// Shape   one rank a journey in each, the smallest first; only their order counts
/// Errors  shape_mismatch if they have different numbers of journeys
/// Source  knight1966computer
/// Cost    O(n log n)
inline PairCounts count_pairs(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  refuse_other_size(a.size(), b.size());
  const std::size_t n = a.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t i, std::size_t j) { return a[i] != a[j] ? a[i] < a[j] : b[i] < b[j]; });
  const auto same_a = [&](std::size_t i) { return a[order[i]] == a[order[i + 1]]; };
  const std::uint64_t in_a = count_tied(n, same_a);
  const std::uint64_t in_both =
      count_tied(n, [&](std::size_t i) { return same_a(i) && b[order[i]] == b[order[i + 1]]; });
  std::vector<std::uint32_t> of_b;
  for (const std::size_t i : order) of_b.push_back(b[i]);
  const std::uint64_t opposite = count_inversions(of_b);
  const std::uint64_t in_b = count_tied(n, [&](std::size_t i) { return of_b[i] == of_b[i + 1]; });
  const std::uint64_t pairs = n == 0 ? 0 : n % 2 == 0 ? n / 2 * (n - 1) : (n - 1) / 2 * n;
  return {.same = pairs - in_a - in_b + in_both - opposite,
          .opposite = opposite,
          .tied_in_a = in_a - in_both,
          .tied_in_b = in_b - in_both,
          .tied_in_both = in_both};
}

/// The share of pairs that two rankings order differently: 1 for an opposite order, 1/2 for a tie in one of them alone.
///
/// Shape   returns a number in [0, 1]; 0 for the same ranking, 1 for a reversed one without ties
/// Edge    fewer than two journeys: 0
/// Errors  shape_mismatch if they have different numbers of journeys
/// Source  kemeny1959mathematics; it is a metric
/// Cost    O(n log n)
inline double kendall_distance(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  const PairCounts counts = count_pairs(a, b);
  if (counts.pairs() == 0) return 0.0;
  const auto tied = static_cast<double>(counts.tied_in_a + counts.tied_in_b);
  return (static_cast<double>(counts.opposite) + 0.5 * tied) / static_cast<double>(counts.pairs());
}

/// Kendall's τ-b: pairs in the same order less those in opposite orders, over the geometric mean of the pairs that each
/// ranking tells apart.
///
/// Shape   one rank a journey in each; returns a number in [-1, 1]
/// Edge    neither ranking tells a pair apart (one tie group, one journey, none): they are the same, 1; one does not: 0
/// Errors  shape_mismatch if they have different numbers of journeys
/// Source  kendall1945treatment
/// Cost    O(n log n)
struct KendallTau {
  static constexpr const char* name = "kendall_tau";
  static constexpr const char* formula = "(same - opposite) / sqrt((pairs - tied in a) (pairs - tied in b))";
  static constexpr auto fields() { return FieldList{}; }

  double operator()(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) const {
    const PairCounts counts = count_pairs(a, b);
    const auto both = static_cast<double>(counts.same + counts.opposite);
    const double in_a = both + static_cast<double>(counts.tied_in_b);  // a tells these apart
    const double in_b = both + static_cast<double>(counts.tied_in_a);
    if (in_a == 0.0 && in_b == 0.0) return 1.0;
    if (in_a == 0.0 || in_b == 0.0) return 0.0;
    const double more = static_cast<double>(counts.same) - static_cast<double>(counts.opposite);
    const double tau = in_a == in_b ? more / in_a : more / std::sqrt(product(in_a, in_b));
    return std::clamp(tau, -1.0, 1.0);
  }

  friend bool operator==(const KendallTau&, const KendallTau&) = default;
};

static_assert(fully_described<KendallTau>);

}  // namespace journeyrank
