// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// The share of all weights under which each of two journeys scores more than the other; they add up to 1.
struct WinningPair {
  double first = 0.5;
  double second = 0.5;

  friend bool operator==(const WinningPair&, const WinningPair&) = default;
};

/// How much of the simplex of weights lies on each side of a plane through the origin, for weights uniform on it.
///
/// Shape   differences: one a criterion, the first journey's value less the second's; room is made for m of them once
/// Units   shares in [0, 1]
/// Edge    two journeys of equal values: 0.5 each, though every weight ties them; no criterion: the same. Swapping the
///         journeys swaps the shares, bit for bit; the smaller of the two is right to some m ulps of itself
/// Errors  differences must be in [-1, 1] (asserted)
/// Source  varsi1973multidimensional; ali1973content, the same recursion
/// Cost    O(p q) for p criteria in favour and q against; 33 to 45 ns at m = 4, 150 to 170 ns at m = 16 (g++ -O2)
class SimplexCut {
 public:
  explicit SimplexCut(std::size_t m) : for_it_(m), against_(m), parts_(m + 1) {}

  WinningPair operator()(std::span<const double> differences) noexcept {
    assert(differences.size() <= for_it_.size());
    std::size_t gains = 0;
    std::size_t losses = 0;
    double balance = 0.0;
    bool swapped = false;
    for (const double each : differences) {
      assert(each >= -1.0 && each <= 1.0);
      if (gains + losses == 0) swapped = each < 0.0;
      const double difference = swapped ? -each : each;
      balance += difference;
      for_it_[gains] = difference;
      gains += difference > 0.0 ? 1 : 0;
      against_[losses] = -difference;
      losses += difference < 0.0 ? 1 : 0;
    }
    if (gains == 0) return {};
    const std::span<const double> gained(for_it_.data(), gains);
    const std::span<const double> lost(against_.data(), losses);
    // Who gains with equal weights has at least 1 / e of all weights (grunbaum1960partitions). The other's share is
    // computed, so that it keeps its digits however small it is.
    const double other = balance >= 0.0 ? below(gained, lost) : below(lost, gained);
    const WinningPair shares = balance >= 0.0 ? WinningPair{1.0 - other, other} : WinningPair{other, 1.0 - other};
    return swapped ? WinningPair{shares.second, shares.first} : shares;
  }

 private:
  /// The share of the simplex in which the positive terms add up to no more than the negative ones. Every step takes a
  /// mean of two shares, so nothing cancels.
  double below(std::span<const double> positive, std::span<const double> negative) noexcept {
    parts_[0] = 1.0;
    std::fill_n(parts_.begin() + 1, positive.size(), 0.0);
    for (const double against : negative) {
      for (std::size_t k = 0; k < positive.size(); ++k) {
        parts_[k + 1] = (product(positive[k], parts_[k + 1]) + product(against, parts_[k])) / (positive[k] + against);
      }
    }
    return parts_[positive.size()];
  }

  std::vector<double> for_it_;
  std::vector<double> against_;
  std::vector<double> parts_;
};

/// For each two journeys the share of all weights, uniform on the simplex, under which the one scores more.
///
/// Shape   n × n, row after row
/// Units   shares in [0, 1]; winning(a, b) + winning(b, a) is 1
/// Edge    a journey against itself or an equal one: 0.5
struct Winning {
  std::size_t journeys = 0;
  std::vector<double> shares = {};
  std::vector<Note> notes = {};

  double operator()(std::size_t journey, std::size_t other) const noexcept {
    return shares[journey * journeys + other];
  }

  /// The mean of a journey's rank over all weights, ties sharing the middle one: 1 and the shares it loses. The same
  /// bits for equal journeys.
  double expected_rank(std::size_t journey) const noexcept {
    ExactSum rank;
    rank.add(1.0);
    for (std::size_t other = 0; other < journeys; ++other) {
      if (other != journey) rank.add((*this)(other, journey));
    }
    return rank.value();
  }
};

/// The exact pairwise winning indices of all journeys of a matrix; the same bits for any number of threads.
///
/// Edge    no journey: no share; one criterion: 1, 0 or 0.5; criteria of weight 0 stay off
/// Errors  those of ExactValues; too_large beyond 20,000 journeys (3.2 GB)
/// Source  lahdelma2001smaa2, pairwise winning; varsi1973multidimensional
/// Cost    O(n^2 m^2) at most; 8 n^2 bytes
inline Winning winning(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  const std::size_t n = matrix.journey_count();
  constexpr std::size_t most = 20'000;
  if (n > most) {
    throw Error(errc::too_large,
                "pairwise winning: found " + std::to_string(n) + " journeys; allowed: " + std::to_string(most));
  }
  const ExactValues values(scorer, matrix);
  Winning result{n, std::vector<double>(n * n, 0.5), values.notes()};
  for_each_block((n + 1) / 2, 1, threads, [&](std::size_t begin, std::size_t) {
    SimplexCut cut(values.criterion_count());
    std::vector<double> differences(values.criterion_count());
    const auto fill_row = [&](std::size_t a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        for (std::size_t c = 0; c < differences.size(); ++c) differences[c] = values[a][c] - values[b][c];
        const WinningPair shares = cut(differences);
        result.shares[a * n + b] = shares.first;
        result.shares[b * n + a] = shares.second;
      }
    };
    const std::size_t mirrored = n - 1 - begin;  // a row and its mirror image make blocks of equal work
    fill_row(begin);
    if (mirrored != begin) fill_row(mirrored);
  });
  return result;
}

/// All journeys from the lowest exact expected rank on; equal ones by id, bytewise.
inline std::vector<std::uint32_t> by_expected_rank(const Winning& winning, const Names& names) {
  std::vector<double> ranks;
  for (std::size_t j = 0; j < winning.journeys; ++j) ranks.push_back(winning.expected_rank(j));
  std::vector<std::uint32_t> order(winning.journeys);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return ranks[a] != ranks[b] ? ranks[a] < ranks[b] : names.less(a, b); });
  return order;
}

/// Groups of journeys of which each is not separable from the next, from the best on, by exact winning.
inline std::vector<std::uint32_t> tie_groups(const Winning& winning, const std::vector<std::uint32_t>& order,
                                             double separation) {
  std::vector<std::uint32_t> groups(order.size(), 0);
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    group += i == 0 || winning(order[i - 1], order[i]) >= separation ? 1 : 0;
    groups[order[i]] = group;
  }
  return groups;
}

}  // namespace journeyrank
