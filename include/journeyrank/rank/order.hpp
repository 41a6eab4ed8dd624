// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/unset_vector.hpp"

namespace journeyrank {

/// Sorts journeys by score and ranks them. Each score becomes a 32-bit key that never rises with it; one pass over
/// memory deals the journeys into 2,048 buckets by their leading bits, and each bucket is sorted in the cache. Where
/// keys are equal, the scores themselves decide, so the order is exact.
class ScoreOrder {
 public:
  /// `ranks` is filled in, by journey: from 1, equal scores share the smallest.
  ScoreOrder(std::span<const double> scores, const Names& names, std::span<std::uint32_t> ranks)
      : scores_(scores), names_(names), ranks_(ranks) {}

  /// True when journey a stands before journey b: the higher score, then the smaller name, bytewise.
  bool stands_before(std::uint32_t a, std::uint32_t b) const noexcept {
    return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : names_.less(a, b);
  }

  /// Sorts all journeys into `sorted`.
  void sort(std::span<std::uint32_t> sorted, std::size_t threads) const {
    Extent extent;
    std::vector<Extent> extents(thread_count(threads, sorted.size() / (4 * least_part)));
    run_parts(extents.size(), [&](std::size_t part) {
      const std::size_t begin = sorted.size() * part / extents.size();
      const std::size_t end = sorted.size() * (part + 1) / extents.size();
      run_kernel<WidenExtent>(end - begin, scores_.data() + begin, &extents[part]);
    });
    for (const Extent& each : extents) extent.include(each);
    sort_by_key(EachJourney{}, Keys(*this, extent), sorted, 0, threads);
  }

 private:
  static constexpr std::size_t small = 512;         // fewer journeys are sorted as they are
  static constexpr std::size_t few = 24;            // fewer of a bucket too
  static constexpr std::size_t many = 4096;         // a larger bucket is sorted digit by digit
  static constexpr std::size_t least_part = 32768;  // fewer journeys are not worth a thread
  static constexpr std::size_t buckets = 2048;      // 11 leading bits of the key
  static constexpr int bucket_shift = 32 + 21;
  static constexpr int most_bits = 10;  // that a bucket is sorted by at once

  /// The journeys in their own order, as a list of them would give them.
  struct EachJourney {
    std::uint32_t operator[](std::size_t i) const noexcept { return static_cast<std::uint32_t>(i); }
  };

  /// Keys over the span of the scores at hand: monotone, though not strictly.
  class Keys {
   public:
    Keys(const ScoreOrder& order, const Extent& extent) : order_(order) {
      from_ = extent.high / 2;  // halves, so that no span is beyond a double
      const double span = extent.high / 2 - extent.low / 2;
      steps_ = span > 0.0 ? highest / span : std::numeric_limits<double>::infinity();
    }

    /// False when all scores are equal, or too close for keys.
    bool tell_apart() const noexcept { return std::isfinite(steps_); }

    /// The key in the upper half, the journey in the lower.
    std::uint64_t operator()(std::uint32_t journey) const noexcept {
      const double key = (from_ - order_.scores_[journey] / 2) * steps_;
      const auto whole = static_cast<std::int64_t>(key < highest ? key : highest);  // signed: one instruction
      return static_cast<std::uint64_t>(whole) << 32 | journey;
    }

   private:
    static constexpr double highest = 4294967295.0;
    const ScoreOrder& order_;
    double from_ = 0.0;
    double steps_ = 0.0;
  };

  /// Sorts the journeys listed, all of one key, of which so many stand before.
  void sort_listed(std::span<std::uint32_t> journeys, std::size_t before) const {
    Extent extent;
    for (const std::uint32_t journey : journeys) {
      const double score = scores_[journey];
      extent.low = score < extent.low ? score : extent.low;
      extent.high = score > extent.high ? score : extent.high;
    }
    sort_by_key(journeys, Keys(*this, extent), journeys, before, 1);
  }

  /// Sorts journeys into `sorted`, of which so many stand before all of them. A list may be sorted into itself.
  template <class Journeys>
  void sort_by_key(const Journeys& journeys, const Keys& keys, std::span<std::uint32_t> sorted, std::size_t before,
                   std::size_t threads) const {
    const std::size_t n = sorted.size();
    if (n < small || !keys.tell_apart()) {
      for (std::size_t i = 0; i < n; ++i) sorted[i] = journeys[i];
      std::sort(sorted.begin(), sorted.end(), [this](auto a, auto b) { return stands_before(a, b); });
      rank_sorted(sorted, before);
      return;
    }
    const std::size_t parts = thread_count(threads, n / least_part);
    UnsetVector<std::uint64_t> dealt(n);
    const auto ends = deal(journeys, keys, parts, dealt);
    run_parts(parts, [&](std::size_t part) {
      std::vector<std::uint64_t> spare;
      for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        const std::size_t begin = bucket == 0 ? 0 : ends[bucket - 1];
        if (begin * parts / n != part) continue;  // buckets go to threads by where they begin
        sort_bucket({dealt.data() + begin, ends[bucket] - begin}, spare, sorted.subspan(begin, ends[bucket] - begin),
                    before + begin);
      }
    });
  }

  /// Deals the keyed journeys into buckets; returns where each bucket ends.
  template <class Journeys>
  static std::vector<std::size_t> deal(const Journeys& journeys, const Keys& keys, std::size_t parts,
                                       std::span<std::uint64_t> dealt) {
    const auto begin_of = [&](std::size_t part) { return dealt.size() * part / parts; };
    std::vector<std::vector<std::size_t>> next(parts, std::vector<std::size_t>(buckets));
    run_parts(parts, [&](std::size_t part) {
      for (std::size_t i = begin_of(part); i < begin_of(part + 1); ++i) ++next[part][keys(journeys[i]) >> bucket_shift];
    });
    std::vector<std::size_t> ends(buckets);
    std::size_t total = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      for (auto& counts : next) total += std::exchange(counts[bucket], total);
      ends[bucket] = total;
    }
    run_parts(parts, [&](std::size_t part) {
      for (std::size_t i = begin_of(part); i < begin_of(part + 1); ++i) {
        const std::uint64_t keyed = keys(journeys[i]);
        dealt[next[part][keyed >> bucket_shift]++] = keyed;
      }
    });
    return ends;
  }

  void rank_sorted(std::span<const std::uint32_t> journeys, std::size_t before) const noexcept {
    std::size_t rank = before + 1;
    for (std::size_t i = 0; i < journeys.size(); ++i) {
      if (i > 0 && scores_[journeys[i]] != scores_[journeys[i - 1]]) rank = before + i + 1;
      ranks_[journeys[i]] = static_cast<std::uint32_t>(rank);
    }
  }

  void sort_bucket(std::span<std::uint64_t> keyed, std::vector<std::uint64_t>& spare, std::span<std::uint32_t> journeys,
                   std::size_t before) const {
    if (keyed.size() < few) {
      std::sort(keyed.begin(), keyed.end());
    } else if (keyed.size() > many || !sort_spread_out(keyed, spare)) {
      if (spare.size() < keyed.size()) spare.resize(keyed.size());
      std::span<std::uint64_t> other(spare.data(), keyed.size());
      for (const int shift : {32, 39, 46}) {  // the 21 bits below the bucket's, 7 at a time
        sort_by_digit(keyed, other, shift);
        std::swap(keyed, other);
      }
    }
    for (std::size_t i = 0; i < keyed.size(); ++i) journeys[i] = static_cast<std::uint32_t>(keyed[i]);
    for (std::size_t begin = 0; begin < keyed.size();) {
      std::size_t end = begin + 1;
      while (end < keyed.size() && keyed[end] >> 32 == keyed[begin] >> 32) ++end;
      if (end - begin > 1) {
        sort_listed(journeys.subspan(begin, end - begin), before + begin);
      } else {
        ranks_[journeys[begin]] = static_cast<std::uint32_t>(before + end);
      }
      begin = end;
    }
  }

  /// Sorts a bucket by the bits below its own, so many that one key or two share them as a rule, then each among those
  /// that do. False, and nothing is done, where more than a few do.
  static bool sort_spread_out(std::span<std::uint64_t> keyed, std::vector<std::uint64_t>& spare) {
    const int bits = std::min(static_cast<int>(std::bit_width(keyed.size())), most_bits);
    const int shift = bucket_shift - bits;
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    std::array<std::uint32_t, std::size_t{1} << most_bits> places;
    const std::span<std::uint32_t> next(places.data(), std::size_t{1} << bits);
    std::fill(next.begin(), next.end(), std::uint32_t{0});
    for (const std::uint64_t each : keyed) ++next[each >> shift & mask];
    std::uint32_t most = 0;
    std::uint32_t before = 0;
    for (std::uint32_t& place : next) {
      most = std::max(most, place);
      before += std::exchange(place, before);
    }
    if (most > few) return false;
    if (spare.size() < keyed.size()) spare.resize(keyed.size());
    for (const std::uint64_t each : keyed) spare[next[each >> shift & mask]++] = each;
    keyed[0] = spare[0];
    for (std::size_t i = 1; i < keyed.size(); ++i) {
      const std::uint64_t each = spare[i];
      std::size_t at = i;
      for (; at > 0 && keyed[at - 1] > each; --at) keyed[at] = keyed[at - 1];
      keyed[at] = each;
    }
    return true;
  }

  static void sort_by_digit(std::span<const std::uint64_t> from, std::span<std::uint64_t> to, int shift) {
    std::array<std::size_t, 128> next{};
    for (const std::uint64_t keyed : from) ++next[keyed >> shift & 127];
    std::exclusive_scan(next.begin(), next.end(), next.begin(), std::size_t{0});
    for (const std::uint64_t keyed : from) to[next[keyed >> shift & 127]++] = keyed;
  }

  std::span<const double> scores_;
  const Names& names_;
  std::span<std::uint32_t> ranks_;
};

/// Journeys by score, and their ranks.
struct Order {
  UnsetVector<std::uint32_t> journeys;  ///< from most to least urgent; equal scores by name, bytewise
  UnsetVector<std::uint32_t> ranks;     ///< by journey: from 1, equal scores share the smallest
};

/// Orders and ranks journeys by score. The same for any number of threads.
///
/// Shape   n finite scores; returns n indices and n ranks
/// Cost    O(n), and O(t log t) for each t equal scores; 8 n bytes beside the result
inline Order order_by_score(std::span<const double> scores, const Names& names, std::size_t threads = 0) {
  Order order{UnsetVector<std::uint32_t>(scores.size()), UnsetVector<std::uint32_t>(scores.size())};
  ScoreOrder(scores, names, order.ranks).sort(order.journeys, threads);
  return order;
}

}  // namespace journeyrank
