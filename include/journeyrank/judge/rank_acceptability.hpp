// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/judge/rank_bins.hpp"
#include "journeyrank/judge/rank_tally.hpp"

namespace journeyrank {

/// A number found by drawing, and its Monte Carlo standard error.
struct Drawn {
  double value = 0.0;
  double error = 0.0;
};

/// A share of draws. What was seen in none or all of them is not certain: the error is that of one more draw on each
/// side.
inline Drawn drawn_share(std::uint64_t count, std::uint64_t draws) noexcept {
  if (draws == 0) return {};
  const auto n = static_cast<double>(draws);
  const double p = (static_cast<double>(count) + 1.0) / (n + 2.0);
  return {static_cast<double>(count) / n, std::sqrt(product(p, 1.0 - p) / n)};
}

/// The share of draws in which one scores above another, of those in which both score the same half of them. The error
/// is that of the share; as of others, one more draw on each side counts towards it.
inline Drawn drawn_winning(std::uint64_t wins, std::uint64_t losses, std::uint64_t draws) noexcept {
  const std::uint64_t ties = draws - wins - losses;
  if (ties == 0) return drawn_share(wins, draws);
  const auto n = static_cast<double>(draws);
  const double half_ties = product(0.5, static_cast<double>(ties));
  const double mean = (static_cast<double>(wins) + 1.0 + half_ties) / (n + 2.0);
  const double square = (static_cast<double>(wins) + 1.0 + product(0.5, half_ties)) / (n + 2.0);
  return {(static_cast<double>(wins) + half_ties) / n, std::sqrt(std::max(0.0, square - product(mean, mean)) / n)};
}

/// A mean of draws from their sum and that of their squares.
inline Drawn drawn_mean(double sum, double squares, double draws) noexcept {
  if (!(draws > 0.0)) return {};
  const double mean = sum / draws;
  return {mean, std::sqrt(std::max(0.0, squares / draws - product(mean, mean)) / draws)};
}

/// Ranks from first to last, both included.
struct RankInterval {
  std::uint32_t best = 0;
  std::uint32_t worst = 0;

  friend bool operator==(const RankInterval&, const RankInterval&) = default;
};

/// What the counts of many draws say of ranks.
///
/// Units   shares of draws, entropies in bits
/// Edge    no journey: every list is empty; one journey: it is first for certain; a journey that is first in no draw
///         has no central weights
/// Source  lahdelma2001smaa2
class RankAcceptability {
 public:
  /// Whether draws differ from each other: where they do not, what they show has no error.
  enum class Chance { some, none };

  explicit RankAcceptability(RankTally tally, Chance chance = Chance::some)
      : bins_(tally.bins()), tally_(std::move(tally)), n_(tally_.journeys()), m_(tally_.criteria()), chance_(chance) {}

  std::size_t journey_count() const noexcept { return n_; }
  std::uint64_t draws() const noexcept { return tally_.draws(); }

  /// Ranks 1 to this are told apart; above it only in groups.
  std::size_t exact_ranks() const noexcept { return bins_.exact(); }

  /// In how many draws a journey has a rank from 1 to exact_ranks(). Over ranks, and over journeys, counts add up to
  /// the draws.
  std::uint64_t count(std::size_t journey, std::size_t rank) const noexcept {
    assert(rank >= 1 && rank <= bins_.exact());
    return tally_.counts()[(rank - 1) * n_ + journey];
  }

  Drawn acceptability(std::size_t journey, std::size_t rank) const noexcept { return share(count(journey, rank)); }

  /// The probability of a rank from 1 to k, k up to exact_ranks() or as many as there are journeys: that is certain.
  Drawn top(std::size_t journey, std::size_t k) const noexcept {
    if (k >= n_) return {draws() > 0 ? 1.0 : 0.0, 0.0};
    std::uint64_t within = 0;
    for (std::size_t rank = 1; rank <= k; ++rank) within += count(journey, rank);
    return share(within);
  }

  Drawn expected_rank(std::size_t journey) const noexcept {
    if (!bins_.all_exact()) {
      return drawn_mean(static_cast<double>(tally_.rank_sums()[journey]),
                        static_cast<double>(tally_.rank_squares()[journey]), static_cast<double>(draws()));
    }
    std::uint64_t sum = 0;
    std::uint64_t squares = 0;
    for (std::size_t rank = 1; rank <= n_; ++rank) {
      sum += rank * count(journey, rank);
      squares += rank * rank * count(journey, rank);
    }
    return drawn_mean(static_cast<double>(sum), static_cast<double>(squares), static_cast<double>(draws()));
  }

  /// The ranks between which a journey lies with this probability, as much left out at one end as at the other. Where
  /// ranks are only known in groups, to the outer ends of their groups; at level 0 the medians, from the lower to the
  /// upper one.
  RankInterval rank_interval(std::size_t journey, double level) const noexcept {
    const double outside = product(0.5 * (1.0 - level), static_cast<double>(draws()));
    const double upto = static_cast<double>(draws()) - outside;
    std::optional<std::size_t> low;
    std::optional<std::size_t> high;
    std::uint64_t seen = 0;
    for (std::size_t bin = 0; bin < bins_.size() && !(low && high); ++bin) {
      seen += tally_.counts()[bin * n_ + journey];
      const auto below = static_cast<double>(seen);
      if (!low && below > outside) low = bin;
      if (!high && below >= upto) high = bin;
    }
    if (!low || !high) return {};
    return {static_cast<std::uint32_t>(bins_.first_rank(std::min(*low, *high))),
            static_cast<std::uint32_t>(bins_.last_rank(std::max(*low, *high)))};
  }

  /// The mean of the weights under which a journey is first.
  std::optional<std::vector<Drawn>> central_weights(std::size_t journey) const {
    if (bins_.exact() == 0 || count(journey, 1) == 0) return std::nullopt;
    std::vector<Drawn> weights;
    const auto first = static_cast<double>(count(journey, 1));
    for (std::size_t c = 0; c < m_; ++c) {
      weights.push_back(
          drawn_mean(tally_.winning(journey, c).value(), tally_.winning_squares(journey, c).value(), first));
    }
    return weights;
  }

  bool has_pairs() const noexcept { return tally_.counts_pairs(); }

  /// In how many draws one journey scores above another. Pairs are counted (asserted).
  std::uint64_t count_above(std::size_t journey, std::size_t other) const noexcept {
    assert(has_pairs());
    return tally_.above()[journey * n_ + other];
  }

  /// In how many half draws one journey scores above another: draws in which both score the same count half to each.
  std::uint64_t half_draws_above(std::size_t journey, std::size_t other) const noexcept {
    return draws() + count_above(journey, other) - count_above(other, journey);
  }

  /// The probability that one journey scores above another; draws in which both score the same count half to each, so
  /// that the two probabilities add up to 1, as exact ones do. A journey against itself: 0.5.
  Drawn winning(std::size_t journey, std::size_t other) const noexcept {
    const Drawn found = drawn_winning(count_above(journey, other), count_above(other, journey), draws());
    return {found.value, chance_ == Chance::none || journey == other ? 0.0 : found.error};
  }

  /// How open the rank of a journey is: the entropy of its ranks, up to log2 n. Only where every rank is told apart.
  std::optional<Drawn> rank_entropy(std::size_t journey) const {
    if (!bins_.all_exact()) return std::nullopt;
    std::vector<std::uint64_t> counts;
    for (std::size_t rank = 1; rank <= n_; ++rank) counts.push_back(count(journey, rank));
    return entropy(counts);
  }

  /// How open the whole order is: the entropy of the orders of all journeys, up to log2 n!. Up to 8 journeys.
  std::optional<Drawn> order_entropy() const {
    if (tally_.orders().empty()) return std::nullopt;
    return entropy(tally_.orders());
  }

  /// All journeys from the lowest expected rank on; equal ones by id, bytewise.
  std::vector<std::uint32_t> by_expected_rank(const Names& names) const {
    std::vector<double> ranks;
    for (std::size_t j = 0; j < n_; ++j) ranks.push_back(expected_rank(j).value);
    std::vector<std::uint32_t> order(n_);
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return ranks[a] != ranks[b] ? ranks[a] < ranks[b] : names.less(a, b); });
    return order;
  }

  /// The largest Monte Carlo standard error of any acceptability.
  double largest_error() const noexcept {
    double largest = 0.0;
    for (std::size_t bin = 0; bin < bins_.size(); ++bin) {
      for (std::size_t j = 0; j < n_; ++j) {
        largest = std::max(largest, share(tally_.counts()[bin * n_ + j]).error);
      }
    }
    return largest;
  }

 private:
  Drawn share(std::uint64_t count) const noexcept {
    const Drawn found = drawn_share(count, draws());
    return {found.value, chance_ == Chance::none || n_ == 1 ? 0.0 : found.error};
  }

  Drawn entropy(std::span<const std::uint64_t> counts) const noexcept {
    constexpr double bits = 1.4426950408889634;
    double sum = 0.0;
    double squares = 0.0;
    for (const std::uint64_t each : counts) {
      if (each == 0) continue;
      const double p = static_cast<double>(each) / static_cast<double>(draws());
      const double surprise = product(-bits, natural_log(p));
      sum += product(p, surprise);
      squares += product(p, product(surprise, surprise));
    }
    const double variance = std::max(0.0, squares - product(sum, sum));
    return {sum, draws() > 0 ? std::sqrt(variance / static_cast<double>(draws())) : 0.0};
  }

  RankBins bins_;
  RankTally tally_;
  std::size_t n_;
  std::size_t m_;
  Chance chance_;
};

}  // namespace journeyrank
