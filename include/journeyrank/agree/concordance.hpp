// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/agree/mid_ranks.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/chi_square.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// Where a chance comes from: counted over all permutations, or the χ² distribution that it comes near to.
enum class ChanceFrom { permutations, chi_square };

constexpr auto enumerators(ChanceFrom) {
  return std::array{Enumerator{"permutations", ChanceFrom::permutations},
                    Enumerator{"chi_square", ChanceFrom::chi_square}};
}

/// How much several rankings of the same journeys agree.
struct Concordance {
  double w = 0.0;           ///< Kendall's W: 0 no agreement, 1 all rankings are the same
  double statistic = 0.0;   ///< Friedman's χ² = m (n - 1) W
  std::size_t freedom = 0;  ///< its degrees of freedom, n - 1
  double p_value = 1.0;     ///< the chance of such a W or a larger one, were every ranking's order drawn by lot
  ChanceFrom p_from = ChanceFrom::permutations;
};

/// Twice the mid-rank of each journey less the mean, as whole numbers, of each ranking.
inline std::vector<std::vector<std::int64_t>> whole_centred_ranks(
    std::span<const std::vector<std::uint32_t>> rankings) {
  std::vector<std::vector<std::int64_t>> all;
  for (const auto& ranking : rankings) {
    refuse_other_size(rankings[0].size(), ranking.size());
    const auto centred = centred_ranks(std::vector<double>(ranking.begin(), ranking.end()));
    all.emplace_back(centred.begin(), centred.end());
  }
  return all;
}

/// The sum of the squares.
inline std::int64_t squares_of(const std::vector<std::int64_t>& numbers) noexcept {
  std::int64_t sum = 0;
  for (const std::int64_t each : numbers) sum += each * each;
  return sum;
}

/// The chance that rankings with these ties, each in an order drawn by lot, agree at least as much as these; or nothing
/// where counting takes more than two million steps. Sums are kept sorted: which journey has which does not matter.
inline std::optional<double> permutation_chance(std::vector<std::vector<std::int64_t>> ranks) {
  constexpr std::size_t most_steps = 2'000'000;
  if (ranks.empty() || ranks[0].size() > 8) return std::nullopt;
  std::vector<std::int64_t> found(ranks[0].size(), 0);
  for (const auto& each : ranks) {
    for (std::size_t i = 0; i < found.size(); ++i) found[i] += each[i];
  }
  for (auto& each : ranks) std::sort(each.begin(), each.end());
  std::map<std::vector<std::int64_t>, double> chances{{ranks[0], 1.0}};
  std::size_t steps = 0;
  for (std::size_t r = 1; r < ranks.size(); ++r) {
    std::map<std::vector<std::int64_t>, double> next;
    std::vector<std::vector<std::int64_t>> orders;
    do orders.push_back(ranks[r]);
    while (std::next_permutation(ranks[r].begin(), ranks[r].end()));
    steps += orders.size() * chances.size();
    if (steps > most_steps) return std::nullopt;
    for (const auto& [sums, chance] : chances) {
      for (std::vector<std::int64_t> added : orders) {
        for (std::size_t i = 0; i < added.size(); ++i) added[i] += sums[i];
        std::sort(added.begin(), added.end());
        next[std::move(added)] += chance / static_cast<double>(orders.size());
      }
    }
    chances = std::move(next);
  }
  ExactSum above;
  for (const auto& [sums, chance] : chances) {
    if (squares_of(sums) >= squares_of(found)) above.add(chance);
  }
  return std::min(1.0, above.value());
}

/// Kendall's coefficient of concordance of several rankings, with its correction for ties and its p-value: counted
/// exactly over all orders where that takes at most two million steps (4 journeys and 20 rankings, 5 and 8, 6 and 4),
/// else from χ² with n - 1 degrees of freedom, which is near from 8 journeys on.
///
///     const Concordance agreed = concordance(rankings);
///
/// Shape   m rankings, one rank a journey in each, the smallest first; only their order counts
/// Units   W in [0, 1]
/// Edge    every ranking is one tie group, or there is at most one journey: W = 0, p = 1; one ranking: W = 1, p = 1; no
///         ranking: W = 0, p = 1
/// Errors  shape_mismatch if a ranking has another number of journeys
/// Source  kendall1939problem; friedman1937use for its distribution
/// Cost    O(m n log n), and at most two million steps of O(n log n) for the exact p-value
inline Concordance concordance(std::span<const std::vector<std::uint32_t>> rankings) {
  Concordance result;
  if (rankings.empty() || rankings[0].empty()) return result;
  const auto ranks = whole_centred_ranks(rankings);
  const std::size_t n = ranks[0].size();
  const auto m = static_cast<double>(ranks.size());
  result.freedom = n - 1;
  ExactSum squares_of_sums;
  ExactSum squares;
  for (std::size_t i = 0; i < n; ++i) {
    double sum = 0.0;
    for (const auto& each : ranks) {
      sum += static_cast<double>(each[i]);
      squares.add(product(static_cast<double>(each[i]), static_cast<double>(each[i])));
    }
    squares_of_sums.add(product(sum, sum));
  }
  if (!(squares.value() > 0.0)) return result;
  // 12 S / (m² (n³ - n) - m T): the squares of all ranks about their mean are (m (n³ - n) - T) / 12.
  result.w = std::min(1.0, squares_of_sums.value() / product(m, squares.value()));
  result.statistic = product(product(m, static_cast<double>(n - 1)), result.w);
  const auto counted = permutation_chance(ranks);
  result.p_from = counted ? ChanceFrom::permutations : ChanceFrom::chi_square;
  result.p_value = counted ? *counted : chi_square_above(result.statistic, n - 1);
  return result;
}

}  // namespace journeyrank
