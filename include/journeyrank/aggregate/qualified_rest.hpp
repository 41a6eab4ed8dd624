// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/discrimination.hpp"
#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/outranking_bits.hpp"
#include "journeyrank/aggregate/pair_walk.hpp"
#include "journeyrank/aggregate/top_pairs.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/parallel.hpp"

namespace journeyrank {

/// How many threads look through the pairs of so many journeys.
inline std::size_t pair_parts(std::size_t journeys, std::size_t threads) noexcept {
  return journeys < pairs_worth_threads ? 1 : thread_count(threads, journeys);
}

/// The highest of some credibilities below a bound, 0 without one; each in a cache line of its own.
struct HighestBelow {
  alignas(64) double bound = 0.0;
  double value = 0.0;

  void add(double credibility) noexcept {
    if (credibility < bound - level_slack && credibility > value) value = credibility;
  }
};

inline double highest_of(const std::vector<HighestBelow>& parts) noexcept {
  double found = 0.0;
  for (const HighestBelow& each : parts) found = std::max(found, each.value);
  return found;
}

/// The journeys that a distillation has not placed yet, and how many each outranks, less how many outrank it, at a
/// level of credibility that falls while they become fewer.
///
/// No credibility is kept but those of some pairs: neither the highest nor the level below it ever rises, so pairs are
/// passed from the most credible down, as many at a time as there is room for.
///
/// Shape   journeys by position in `pairs`, which has a size, `among(positions)` and `compare`, as CrediblePairs has.
///         The same for any room, and any number of threads (0: one a processor)
/// Source  roy1978electre
/// Cost    each pair is compared when one of its journeys is taken away, and again each time that all pairs of the rest
///         are looked through: three times at first, then twice for as many pairs passed as there is room for, or once
///         for as many of one credibility. Up to 96 bytes for a pair that there is room for, whatever the threads
template <class Pairs>
class QualifiedRest {
 public:
  using Members = std::vector<std::uint32_t>;

  static constexpr std::size_t room_a_journey = 128;

  /// Room for so many pairs; 0: room_a_journey for each journey.
  QualifiedRest(const Pairs& all, const Discrimination& needed, std::size_t threads = 1, std::size_t room = 0)
      : all_(all),
        needed_(needed),
        threads_(threads),
        room_(room > 0 ? room : std::max<std::size_t>(room_a_journey * all.size(), 1)),
        pairs_(all),
        listed_(all.size()),
        holds_(all.size(), 1),
        qualified_(all.size(), 0) {
    std::iota(listed_.begin(), listed_.end(), std::uint32_t{0});
    members_ = listed_;
  }

  /// In order.
  const Members& members() const noexcept { return members_; }

  /// Of a member, at the level that lower() found last.
  std::int64_t qualified(std::size_t journey) const noexcept { return qualified_[journey]; }

  /// The highest credibility of a pair; 0 where there is none above it.
  double highest() {
    for (;;) {
      while (first_ < top_.size() && !has(top_[first_])) ++first_;
      if (first_ < top_.size()) return top_[first_].credibility;
      if (top_.is_whole()) return 0.0;
      look_through();
    }
  }

  /// The highest credibility below a bound, or 0; the bound is never above that of the call before.
  double lower(double bound) {
    const auto fits = [&](const TopPairs::Pair& pair) { return has(pair) && pair.credibility < bound - level_slack; };
    while (lower_ < below_.size() && !fits(below_[lower_])) ++lower_;
    if (lower_ == below_.size() && !below_.is_whole()) return descend(bound);
    level_ = lower_ < below_.size() ? below_[lower_].credibility : 0.0;
    for (; counted_ < below_.size() && below_[counted_].credibility > level_ + level_slack; ++counted_) {
      if (has(below_[counted_])) count(below_[counted_]);
    }
    return level_;
  }

  void take_away(const Members& placed) {
    for (const std::uint32_t i : placed) holds_[i] = 0;
    std::erase_if(members_, [&](std::uint32_t i) { return holds_[i] == 0; });
    if (members_.empty()) return;
    for (const std::uint32_t i : placed) {
      const std::size_t at = position(i);
      for (std::size_t begin = 0; begin < listed_.size(); begin += block_size) {
        const std::size_t end = std::min(listed_.size(), begin + block_size);
        pairs_.compare(*block_, at, begin, end);
        for (std::size_t k = begin; k < end; ++k) {
          qualified_[listed_[k]] += needed_.balance(block_->forth[k - begin], block_->back[k - begin], level_);
        }
      }
    }
    if (4 * members_.size() > 3 * listed_.size()) return;
    pairs_ = all_.among(members_);
    listed_ = members_;
  }

 private:
  bool has(const TopPairs::Pair& pair) const noexcept { return holds_[pair.a] != 0 && holds_[pair.b] != 0; }

  std::size_t position(std::uint32_t journey) const noexcept {
    return static_cast<std::size_t>(std::lower_bound(listed_.begin(), listed_.end(), journey) - listed_.begin());
  }

  /// A pair that was not yet qualified on.
  void count(const TopPairs::Pair& pair) {
    const std::size_t b = position(pair.b);
    pairs_.compare(*block_, position(pair.a), b, b + 1);
    if (!needed_.outranks(pair.credibility, block_->back[0], level_)) return;
    ++qualified_[pair.a];
    --qualified_[pair.b];
  }

  template <class Visit>
  void for_each_member_pair(std::size_t parts, const Visit& visit) const {
    for_each_two(pairs_, parts, [&](std::size_t part, std::size_t a, std::size_t b, double forth, double back) {
      if (holds_[listed_[a]] != 0 && holds_[listed_[b]] != 0) visit(part, listed_[a], listed_[b], forth, back);
    });
  }

  /// Looks through all pairs for the most credible.
  void look_through() {
    top_ = {};
    std::vector<TopPairs> found = lists_for(pair_parts(members_.size(), threads_), 2.0);
    for_each_member_pair(found.size(),
                         [&](std::size_t part, std::uint32_t a, std::uint32_t b, double forth, double back) {
                           found[part].add(forth, a, b);
                           found[part].add(back, b, a);
                         });
    top_ = merged(found, 2.0);
    first_ = 0;
  }

  /// The same as lower(), by looking through all pairs: for the level, and then for what it does and for the pairs that
  /// come next.
  double descend(double bound) {
    const std::size_t parts = pair_parts(members_.size(), threads_);
    level_ = highest_below(bound, parts);
    below_ = {};
    std::vector<TopPairs> found = lists_for(parts, level_ + level_slack);
    std::vector<std::vector<std::int64_t>> qualified(parts, std::vector<std::int64_t>(holds_.size(), 0));
    for_each_member_pair(parts, [&](std::size_t part, std::uint32_t a, std::uint32_t b, double forth, double back) {
      found[part].add(forth, a, b);
      found[part].add(back, b, a);
      const std::int64_t more = needed_.balance(forth, back, level_);
      qualified[part][a] += more;
      qualified[part][b] -= more;
    });
    for (std::size_t i = 0; i < qualified_.size(); ++i) {
      qualified_[i] = 0;
      for (const auto& each : qualified) qualified_[i] += each[i];
    }
    below_ = merged(found, level_ + level_slack);
    lower_ = counted_ = 0;
    return level_;
  }

  double highest_below(double bound, std::size_t parts) const {
    std::vector<HighestBelow> found(parts, HighestBelow{bound});
    for_each_member_pair(parts, [&](std::size_t part, std::uint32_t, std::uint32_t, double forth, double back) {
      found[part].add(forth);
      found[part].add(back);
    });
    return highest_of(found);
  }

  /// A list for each thread, all together with room for as many pairs as one.
  std::vector<TopPairs> lists_for(std::size_t parts, double limit) const {
    return std::vector<TopPairs>(parts, TopPairs((room_ + parts - 1) / parts, limit));
  }

  TopPairs merged(std::vector<TopPairs>& found, double limit) const {
    TopPairs all(room_, limit);
    for (TopPairs& each : found) all.add(std::move(each));
    all.sort();
    return all;
  }

  const Pairs& all_;
  Discrimination needed_;
  std::size_t threads_;
  std::size_t room_;
  Pairs pairs_;      ///< of the listed journeys, some of which may have been taken away
  Members listed_;   ///< by position in pairs_, in order
  Members members_;  ///< those that have not
  std::vector<std::uint8_t> holds_;
  std::vector<std::int64_t> qualified_;
  double level_ = 2.0;
  TopPairs top_;  ///< the most credible pairs
  std::size_t first_ = 0;
  TopPairs below_;  ///< the most credible pairs that are not qualified on yet, but for the first of them
  std::size_t lower_ = 0;
  std::size_t counted_ = 0;
  std::unique_ptr<PairBlock> block_ = std::make_unique<PairBlock>();
};

}  // namespace journeyrank
