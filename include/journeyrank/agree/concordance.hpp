// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

/// The sums of ranks of up to six journeys as one number, sorted, ten bits each: which journey has which does not
/// matter.
class RankSums {
 public:
  static constexpr std::size_t most_journeys = 6;
  static constexpr std::size_t most_rankings = 100;

  explicit RankSums(std::span<const std::int64_t> sums) : size_(sums.size()) {
    std::copy(sums.begin(), sums.end(), sums_.begin());
  }

  RankSums(std::uint64_t packed, std::size_t size) : size_(size) {
    for (std::size_t i = 0; i < size; ++i) sums_[i] = static_cast<std::int64_t>(packed >> 10 * i & 1023) - middle;
  }

  void add(const std::vector<std::int64_t>& ranks) noexcept {
    for (std::size_t i = 0; i < size_; ++i) sums_[i] += ranks[i];
  }

  std::uint64_t packed() noexcept {
    for (std::size_t next = 1; next < size_; ++next) {  // g++ 12 warns of std::sort on so short an array
      for (std::size_t i = next; i > 0 && sums_[i] < sums_[i - 1]; --i) std::swap(sums_[i], sums_[i - 1]);
    }
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < size_; ++i) bits |= static_cast<std::uint64_t>(sums_[i] + middle) << 10 * i;
    return bits;
  }

  std::int64_t squares() const noexcept {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < size_; ++i) sum += sums_[i] * sums_[i];
    return sum;
  }

 private:
  static constexpr std::int64_t middle = 511;  // twice a rank less the mean is at most 5, so 100 of them at most 500

  std::size_t size_;
  std::array<std::int64_t, most_journeys> sums_{};
};

/// Sums of ranks that can come out, and the chance of each.
using SumChances = std::vector<std::pair<std::uint64_t, double>>;

/// The chances with one more ranking, which comes in each of these orders alike.
inline SumChances with_ranking(const SumChances& chances, const std::vector<std::vector<std::int64_t>>& orders) {
  SumChances all;
  for (const auto& [packed, chance] : chances) {
    for (const auto& order : orders) {
      RankSums sums(packed, order.size());
      sums.add(order);
      all.emplace_back(sums.packed(), chance / static_cast<double>(orders.size()));
    }
  }
  std::sort(all.begin(), all.end());
  SumChances merged;
  for (const auto& [packed, chance] : all) {
    if (merged.empty() || merged.back().first != packed) merged.emplace_back(packed, 0.0);
    merged.back().second += chance;
  }
  return merged;
}

/// The chance that rankings with these ties, each in an order drawn by lot, agree at least as much as these; or nothing
/// where counting takes more than 200,000 steps.
inline std::optional<double> permutation_chance(std::vector<std::vector<std::int64_t>> ranks) {
  constexpr std::size_t most_steps = 200'000;
  const std::size_t n = ranks[0].size();
  if (n > RankSums::most_journeys || ranks.size() > RankSums::most_rankings) return std::nullopt;
  RankSums found(ranks[0]);
  for (std::size_t r = 1; r < ranks.size(); ++r) found.add(ranks[r]);
  SumChances chances{{RankSums(ranks[0]).packed(), 1.0}};
  std::size_t steps = 0;
  for (std::size_t r = 1; r < ranks.size(); ++r) {
    std::vector<std::vector<std::int64_t>> orders;
    std::sort(ranks[r].begin(), ranks[r].end());
    do orders.push_back(ranks[r]);
    while (std::next_permutation(ranks[r].begin(), ranks[r].end()));
    steps += orders.size() * chances.size();
    if (steps > most_steps) return std::nullopt;
    chances = with_ranking(chances, orders);
  }
  ExactSum above;
  for (const auto& [packed, chance] : chances) {
    if (RankSums(packed, n).squares() >= found.squares()) above.add(chance);
  }
  return std::min(1.0, above.value());
}

/// Kendall's coefficient of concordance of several rankings, with its correction for ties and its p-value: counted
/// exactly over all orders where that takes at most 200,000 steps (3 journeys and 50 rankings, 4 and 10, 5 and 5, 6 and
/// 3), else from χ² with n - 1 degrees of freedom.
///
///     const Concordance agreed = concordance(rankings);
///
/// Shape   m rankings, one rank a journey in each, the smallest first; only their order counts
/// Units   W in [0, 1]
/// Edge    every ranking is one tie group, or there is at most one journey: they are the same, W = 1, and chance has no
///         other, p = 1; one ranking: W = 1, p = 1; no ranking: W = 0, p = 1
/// Errors  shape_mismatch if a ranking has another number of journeys
/// Source  kendall1939problem; friedman1937use for its distribution
/// Cost    O(m n log n), and at most 200,000 steps for the exact p-value
inline Concordance concordance(std::span<const std::vector<std::uint32_t>> rankings) {
  Concordance result;
  if (rankings.empty()) return result;
  result.w = 1.0;
  if (rankings[0].empty()) return result;
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
