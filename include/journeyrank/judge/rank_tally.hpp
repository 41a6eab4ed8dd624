// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/rank_bins.hpp"
#include "journeyrank/judge/sorted_draws.hpp"
#include "journeyrank/judge/unit_sum.hpp"

namespace journeyrank {

/// In how many draws the score in `a` is above that in `b` (wins[0]), and below it (wins[1]).
struct CountAbove {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(const double* a, const double* b, std::size_t count,
                                     std::uint64_t* wins) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    const Lanes zero{};
    const Lanes one = zero + 1.0;
    Lanes above{};
    Lanes below{};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
      Lanes x;
      Lanes y;
      std::memcpy(&x, a + i, sizeof x);
      std::memcpy(&y, b + i, sizeof y);
      above += x > y ? one : zero;
      below += x < y ? one : zero;
    }
    double each_above[lanes];
    double each_below[lanes];
    std::memcpy(each_above, &above, sizeof above);
    std::memcpy(each_below, &below, sizeof below);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      wins[0] += static_cast<std::uint64_t>(each_above[lane]);
      wins[1] += static_cast<std::uint64_t>(each_below[lane]);
    }
    if constexpr (lanes > 1) run<double>(a + i, b + i, count - i, wins);
  }
};

/// What is counted over draws. Counts are integers, so neither the order of draws nor how they are shared out among
/// threads changes anything.
///
/// Shape   counts: bins × n; winning weights: n × m; above: n × n when pairs are counted
/// Cost    O(n) a draw; memory O(bins × n + n m), whatever the number of draws
class RankTally {
 public:
  /// Up to so many journeys whole orders are counted too.
  static constexpr std::size_t most_in_order = 8;

  /// What is counted beside ranks.
  enum class Pairs { counted, left_out };

  RankTally(const RankBins& bins, std::size_t n, std::size_t m, Pairs pairs)
      : bins_(bins),
        n_(n),
        m_(m),
        recent_(bins.size() * n),
        recent_winning_(2 * n * m),
        counts_(bins.size() * n),
        winning_(n * m),
        squares_(n * m),
        above_(pairs == Pairs::counted ? n * n : 0) {
    if (!bins.all_exact()) {
      rank_sums_.assign(n, 0);
      rank_squares_.assign(n, 0);
    }
    if (n <= most_in_order) {
      std::size_t orders = 1;
      for (std::size_t i = 2; i <= n; ++i) orders *= i;
      orders_.assign(orders, 0);
    }
  }

  const RankBins& bins() const noexcept { return bins_; }
  std::size_t journeys() const noexcept { return n_; }
  std::size_t criteria() const noexcept { return m_; }
  std::uint64_t draws() const noexcept { return draws_; }
  /// Settled counts, by bin and then by journey.
  std::span<const std::uint64_t> counts() const noexcept {
    assert(pending_ == 0);
    return counts_;
  }
  std::span<const std::uint64_t> above() const noexcept { return above_; }
  std::span<const std::uint64_t> orders() const noexcept { return orders_; }
  std::span<const std::uint64_t> rank_sums() const noexcept { return rank_sums_; }
  std::span<const std::uint64_t> rank_squares() const noexcept { return rank_squares_; }
  const UnitSum& winning(std::size_t j, std::size_t c) const noexcept { return winning_[j * m_ + c]; }
  const UnitSum& winning_squares(std::size_t j, std::size_t c) const noexcept { return squares_[j * m_ + c]; }
  bool counts_pairs() const noexcept { return !above_.empty() && n_ > 0; }

  /// Counts the first `count` of the sorted draws, under these weights.
  void add(const SortedDraws& sorted, std::span<const double* const> weights, std::size_t count) noexcept {
    if (pending_ + count > std::numeric_limits<std::uint16_t>::max()) settle();
    pending_ += count;
    const std::uint32_t mask = sorted.mask();
    for (std::size_t place = 0; place < n_; ++place) {
      std::uint16_t* const row = recent_.data() + bins_.bin_of(place) * n_;
      const std::int32_t* const keys = sorted.row(place);
      for (std::size_t lane = 0; lane < count; ++lane) ++row[static_cast<std::uint32_t>(keys[lane]) & mask];
    }
    for (std::size_t lane = 0; lane < count && n_ > 0; ++lane) {
      const std::size_t winner = sorted.journey(0, lane);
      for (std::size_t c = 0; c < m_; ++c) {
        const double weight = weights[c][lane];
        recent_winning_[2 * (winner * m_ + c)] += UnitSum::units(weight);
        recent_winning_[2 * (winner * m_ + c) + 1] += UnitSum::units(product(weight, weight));
      }
    }
    if (!rank_sums_.empty()) {
      for (std::size_t place = 0; place < n_; ++place) {
        for (std::size_t lane = 0; lane < count; ++lane) {
          rank_sums_[sorted.journey(place, lane)] += place + 1;
          rank_squares_[sorted.journey(place, lane)] += (place + 1) * (place + 1);
        }
      }
    }
    if (!orders_.empty()) {
      for (std::size_t lane = 0; lane < count; ++lane) ++orders_[code(sorted, lane)];
    }
    draws_ += count;
  }

  /// Counts in how many draws each journey scores above each other; scores in rows of `stride`.
  void add_pairs(std::span<const double> scores, std::size_t stride, std::size_t count) noexcept {
    for (std::size_t i = 0; i < n_; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        std::uint64_t wins[2] = {};
        run_kernel<CountAbove>(scores.data() + i * stride, scores.data() + j * stride, count,
                               static_cast<std::uint64_t*>(wins));
        above_[i * n_ + j] += wins[0];
        above_[j * n_ + i] += wins[1];
      }
    }
  }

  /// Moves what was counted last to where it is read from: counters of 16 bits stay in the first-level cache.
  void settle() noexcept {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += std::exchange(recent_[i], std::uint16_t{0});
    for (std::size_t i = 0; i < winning_.size(); ++i) {
      winning_[i].add_units(std::exchange(recent_winning_[2 * i], std::uint64_t{0}));
      squares_[i].add_units(std::exchange(recent_winning_[2 * i + 1], std::uint64_t{0}));
    }
    pending_ = 0;
  }

  /// Adds a settled tally to a settled one.
  void add(const RankTally& other) noexcept {
    assert(pending_ == 0 && other.pending_ == 0);
    const auto add_all = [](auto& into, const auto& from) {
      for (std::size_t i = 0; i < into.size(); ++i) into[i] += from[i];
    };
    add_all(counts_, other.counts_);
    add_all(above_, other.above_);
    add_all(orders_, other.orders_);
    add_all(rank_sums_, other.rank_sums_);
    add_all(rank_squares_, other.rank_squares_);
    for (std::size_t i = 0; i < winning_.size(); ++i) {
      winning_[i].add(other.winning_[i]);
      squares_[i].add(other.squares_[i]);
    }
    draws_ += other.draws_;
  }

 private:
  /// The number of an order among all orders.
  std::size_t code(const SortedDraws& sorted, std::size_t lane) const noexcept {
    std::size_t number = 0;
    for (std::size_t place = 0; place < n_; ++place) {
      std::size_t smaller = 0;
      for (std::size_t later = place + 1; later < n_; ++later) {
        smaller += sorted.journey(later, lane) < sorted.journey(place, lane) ? 1 : 0;
      }
      number = number * (n_ - place) + smaller;
    }
    return number;
  }

  RankBins bins_;
  std::size_t n_;
  std::size_t m_;
  std::uint64_t draws_ = 0;
  std::vector<std::uint16_t> recent_;          ///< counts not yet settled
  std::vector<std::uint64_t> recent_winning_;  ///< units of winning weights and their squares, not yet settled
  std::size_t pending_ = 0;                    ///< draws in them
  std::vector<std::uint64_t> counts_;          ///< by bin, then by journey
  std::vector<UnitSum> winning_;               ///< of the weights under which a journey is first
  std::vector<UnitSum> squares_;               ///< of the squares of these weights
  std::vector<std::uint64_t> above_;           ///< [i n + j]: i scores above j
  std::vector<std::uint64_t> orders_;          ///< by the number of the order
  std::vector<std::uint64_t> rank_sums_;       ///< where ranks are not all told apart
  std::vector<std::uint64_t> rank_squares_;
};

}  // namespace journeyrank
