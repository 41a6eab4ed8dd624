// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/judge/draw_scores.hpp"

namespace journeyrank {

/// Puts journeys in the order of one draw.
///
/// Edge    t journeys with equal scores share t places: by id, then turned by (draw mod t) places, so that over draws
///         each has each of the places as often, and every draw still gives each place to one journey
class DrawOrder {
 public:
  explicit DrawOrder(const Names& names) : by_name_(names.size()) {
    std::vector<std::uint32_t> sorted(names.size());
    std::iota(sorted.begin(), sorted.end(), std::uint32_t{0});
    std::sort(sorted.begin(), sorted.end(), [&names](auto a, auto b) { return names.less(a, b); });
    for (std::size_t i = 0; i < sorted.size(); ++i) by_name_[sorted[i]] = static_cast<std::uint32_t>(i);
  }

  std::size_t size() const noexcept { return by_name_.size(); }

  /// Sorts some journeys by their scores, `score(journey)`.
  template <class Score>
  void sort(std::span<std::uint32_t> journeys, std::uint64_t draw, Score&& score) const {
    std::sort(journeys.begin(), journeys.end(),
              [&](auto a, auto b) { return score(a) != score(b) ? score(a) > score(b) : by_name_[a] < by_name_[b]; });
    for (std::size_t begin = 0; begin < journeys.size();) {
      std::size_t end = begin + 1;
      while (end < journeys.size() && score(journeys[end]) == score(journeys[begin])) ++end;
      const auto tied = journeys.subspan(begin, end - begin);
      std::rotate(tied.begin(), tied.begin() + static_cast<std::ptrdiff_t>(draw % tied.size()), tied.end());
      begin = end;
    }
  }

 private:
  std::vector<std::uint32_t> by_name_;  ///< the place of each journey among all ids
};

/// Signed integers of 32 bits that fill a vector as wide as the lanes, and those that are as many as the lanes.
template <class Lanes>
struct KeysOf {
  using type = std::int32_t;
  using half = std::int32_t;
};

#if defined(__GNUC__)
using FourKeys = std::int32_t __attribute__((vector_size(16)));
using TwoKeys = std::int32_t __attribute__((vector_size(8)));
template <>
struct KeysOf<TwoLanes> {
  using type = FourKeys;
  using half = TwoKeys;
};
#endif
#if defined(__GNUC__) && defined(__x86_64__)
using EightKeys = std::int32_t __attribute__((vector_size(32)));
using SixteenKeys = std::int32_t __attribute__((vector_size(64)));
template <>
struct KeysOf<FourLanes> {
  using type = EightKeys;
  using half = FourKeys;
};
template <>
struct KeysOf<EightLanes> {
  using type = SixteenKeys;
  using half = EightKeys;
};
#endif

/// Sorts the journeys of `draws_at_once` draws together: each score becomes a key that never rises with it, packed with
/// the number of its journey into 31 bits; a sorting network (Batcher's odd-even merge sort) runs over rows, a draw a
/// lane. Where keys are equal, the scores themselves decide, so the order is exact.
///
/// Source  batcher1968sorting
struct SortDraws {
  /// Rows of keys: as many as journeys, filled up to a multiple of eight with the largest key.
  static constexpr std::size_t padded_rows(std::size_t n) noexcept { return (n + 7) / 8 * 8; }

  /// Returns in `equal`, one a draw, whether some keys are equal and the scores must be looked at.
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, int bits, const double* scores, std::size_t stride,
                                     std::int32_t* keys, std::int32_t* equal) noexcept {
    make_keys<Lanes>(n, bits, scores, stride, keys);
    using Keys = typename KeysOf<Lanes>::type;
    constexpr std::size_t width = sizeof(Keys) / sizeof(std::int32_t);
    for (std::size_t part = 0; part < draws_at_once; part += width) {
      sort_rows<Keys>(padded_rows(n), keys + part);
      Keys some{};
      Keys before{};
      if (n > 0) std::memcpy(&before, keys + part, sizeof before);
      const Keys unit = Keys{} + (std::int32_t{1} << bits);
      for (std::size_t row = 1; row < n; ++row) {
        Keys key;
        std::memcpy(&key, keys + row * draws_at_once + part, sizeof key);
        const Keys apart = before ^ key;
        some |= apart < unit ? Keys{} + 1 : Keys{};
        before = key;
      }
      std::memcpy(equal + part, &some, sizeof some);
    }
  }

 private:
  template <class Lanes>
  JOURNEYRANK_KERNEL static void make_keys(std::size_t n, int bits, const double* scores, std::size_t stride,
                                           std::int32_t* keys) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    using Half = typename KeysOf<Lanes>::half;
    const double steps = static_cast<double>(std::int32_t{1} << (31 - bits - 1)) * 2.0 - 1.0;
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t part = 0; part < draws_at_once; part += lanes) {
        Lanes score;
        std::memcpy(&score, scores + j * stride + part, sizeof score);
        Lanes below = (1.0 - score) * steps;
        const Lanes zero{};
        const Lanes most = zero + steps;
        below = below > zero ? below : zero;
        below = below < most ? below : most;
        Half key;
        if constexpr (lanes == 1) {
          key = static_cast<std::int32_t>(below);
        } else {
          key = __builtin_convertvector(below, Half);
        }
        key = (key << bits) | static_cast<std::int32_t>(j);
        std::memcpy(keys + j * draws_at_once + part, &key, sizeof key);
      }
    }
    std::fill(keys + n * draws_at_once, keys + padded_rows(n) * draws_at_once,
              std::numeric_limits<std::int32_t>::max());
  }

  template <class Keys>
  JOURNEYRANK_KERNEL static void put_smaller_first(Keys& a, Keys& b) noexcept {
    const Keys smaller = a < b ? a : b;
    b = a < b ? b : a;
    a = smaller;
  }

  template <class Keys>
  JOURNEYRANK_KERNEL static void load(const std::int32_t* from, Keys& row) noexcept {
    std::memcpy(&row, from, sizeof row);
  }

  template <class Keys>
  JOURNEYRANK_KERNEL static void store(const Keys& row, std::int32_t* to) noexcept {
    std::memcpy(to, &row, sizeof row);
  }

  /// Eight rows by themselves: what the passes of the network with p < 8 would do, without going through memory.
  template <class Keys>
  JOURNEYRANK_KERNEL static void sort_eight(std::int32_t* keys) noexcept {
    Keys row[8];
    for (std::size_t i = 0; i < 8; ++i) std::memcpy(&row[i], keys + i * draws_at_once, sizeof row[i]);
    constexpr std::uint8_t pairs[19][2] = {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6},
                                           {5, 7}, {1, 2}, {5, 6}, {0, 4}, {1, 5}, {2, 6}, {3, 7},
                                           {2, 4}, {3, 5}, {1, 2}, {3, 4}, {5, 6}};
#pragma GCC unroll 19
    for (std::size_t i = 0; i < 19; ++i) put_smaller_first(row[pairs[i][0]], row[pairs[i][1]]);
    for (std::size_t i = 0; i < 8; ++i) std::memcpy(keys + i * draws_at_once, &row[i], sizeof row[i]);
  }

  /// One pass of a merge: rows k apart, from `run` on in runs of k, up to `size`.
  template <class Keys>
  JOURNEYRANK_KERNEL static void exchange_runs(std::int32_t* keys, std::size_t size, std::size_t run,
                                               std::size_t k) noexcept {
    for (; run + k < size; run += 2 * k) {
      for (std::size_t i = run; i < std::min(run + k, size - k); ++i) {
        Keys a;
        Keys b;
        load(keys + i * draws_at_once, a);
        load(keys + (i + k) * draws_at_once, b);
        put_smaller_first(a, b);
        store(a, keys + i * draws_at_once);
        store(b, keys + (i + k) * draws_at_once);
      }
    }
  }

  /// The first two passes of a whole merge of 4 h rows, with k = 2 h and k = h, in one.
  template <class Keys>
  JOURNEYRANK_KERNEL static void exchange_first(std::int32_t* keys, std::size_t h) noexcept {
    const std::size_t apart = h * draws_at_once;
    for (std::int32_t* at = keys; at < keys + apart; at += draws_at_once) {
      Keys row[4];
      for (std::size_t i = 0; i < 4; ++i) load(at + i * apart, row[i]);
      put_smaller_first(row[0], row[2]);
      put_smaller_first(row[1], row[3]);
      put_smaller_first(row[1], row[2]);
      for (std::size_t i = 0; i < 4; ++i) store(row[i], at + i * apart);
    }
  }

  /// The last two passes, with k = 2 and k = 1, in one: the last row of each four waits for the next.
  template <class Keys>
  JOURNEYRANK_KERNEL static void exchange_last(std::int32_t* keys, std::size_t size) noexcept {
    Keys waiting;
    load(keys + draws_at_once, waiting);
    std::int32_t* at = keys + 2 * draws_at_once;
    for (; at + 4 * draws_at_once < keys + size * draws_at_once; at += 4 * draws_at_once) {
      Keys row[4];
      for (std::size_t i = 0; i < 4; ++i) load(at + i * draws_at_once, row[i]);
      put_smaller_first(row[0], row[2]);
      put_smaller_first(row[1], row[3]);
      put_smaller_first(waiting, row[0]);
      put_smaller_first(row[1], row[2]);
      store(waiting, at - draws_at_once);
      for (std::size_t i = 0; i < 3; ++i) store(row[i], at + i * draws_at_once);
      waiting = row[3];
    }
    Keys next;
    load(at, next);
    put_smaller_first(waiting, next);
    store(waiting, at - draws_at_once);
    store(next, at);
  }

  /// Merges sorted runs of p rows, the second of which may be shorter; p and size are multiples of 8.
  template <class Keys>
  JOURNEYRANK_KERNEL static void merge(std::int32_t* keys, std::size_t size, std::size_t p) noexcept {
    if (size == 2 * p) {
      exchange_first<Keys>(keys, p / 2);
    } else {
      exchange_runs<Keys>(keys, size, 0, p);
      exchange_runs<Keys>(keys, size, p / 2, p / 2);
    }
    for (std::size_t k = p / 4; k > 2; k /= 2) exchange_runs<Keys>(keys, size, k, k);
    exchange_last<Keys>(keys, size);
  }

  /// n is a multiple of 8.
  template <class Keys>
  JOURNEYRANK_KERNEL static void sort_rows(std::size_t n, std::int32_t* keys) noexcept {
    for (std::size_t i = 0; i < n; i += 8) sort_eight<Keys>(keys + i * draws_at_once);
    for (std::size_t p = 8; p < n; p *= 2) {
      for (std::size_t from = 0; from + p < n; from += 2 * p) {
        merge<Keys>(keys + from * draws_at_once, std::min(2 * p, n - from), p);
      }
    }
  }
};

/// The orders of `draws_at_once` draws: rows of packed keys, a place a row; journeys are in the low bits.
class SortedDraws {
 public:
  /// More journeys are sorted one draw at a time: their numbers would leave too few bits for keys.
  static constexpr std::size_t most = 8192;

  explicit SortedDraws(std::size_t n)
      : bits_(std::max(1, static_cast<int>(std::bit_width(n > 0 ? n - 1 : 0)))),
        keys_(SortDraws::padded_rows(n) * draws_at_once) {}

  int bits() const noexcept { return bits_; }
  std::uint32_t mask() const noexcept { return (std::uint32_t{1} << bits_) - 1; }
  const std::int32_t* row(std::size_t place) const noexcept { return keys_.data() + place * draws_at_once; }
  std::uint32_t journey(std::size_t place, std::size_t lane) const noexcept {
    return static_cast<std::uint32_t>(row(place)[lane]) & mask();
  }

  /// Sorts the draws from `first` on by their scores, in rows of `stride`.
  void sort(const DrawOrder& order, std::span<const double> scores, std::size_t stride, std::uint64_t first) {
    const std::size_t n = order.size();
    std::int32_t equal[draws_at_once] = {};
    if (n <= most) {
      run_kernel<SortDraws>(n, bits_, scores.data(), stride, keys_.data(), static_cast<std::int32_t*>(equal));
    }
    for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
      const auto score = [&](std::uint32_t j) { return scores[j * stride + lane]; };
      if (n > most) {
        sort_alone(order, first + lane, lane, score);
      } else if (equal[lane] != 0) {
        repair(order, first + lane, lane, score);
      }
    }
  }

 private:
  template <class Score>
  void sort_alone(const DrawOrder& order, std::uint64_t draw, std::size_t lane, Score&& score) {
    journeys_.resize(order.size());
    std::iota(journeys_.begin(), journeys_.end(), std::uint32_t{0});
    order.sort(journeys_, draw, score);
    for (std::size_t i = 0; i < journeys_.size(); ++i) {
      keys_[i * draws_at_once + lane] = static_cast<std::int32_t>(journeys_[i]);
    }
  }

  template <class Score>
  void repair(const DrawOrder& order, std::uint64_t draw, std::size_t lane, Score&& score) {
    const std::size_t n = order.size();
    const auto key = [&](std::size_t place) { return row(place)[lane] >> bits_; };
    for (std::size_t begin = 0; begin < n;) {
      std::size_t end = begin + 1;
      while (end < n && key(end) == key(begin)) ++end;
      if (end - begin > 1) {
        journeys_.clear();
        for (std::size_t i = begin; i < end; ++i) journeys_.push_back(journey(i, lane));
        order.sort(journeys_, draw, score);
        const std::int32_t high = key(begin) << bits_;
        for (std::size_t i = begin; i < end; ++i) {
          keys_[i * draws_at_once + lane] = high | static_cast<std::int32_t>(journeys_[i - begin]);
        }
      }
      begin = end;
    }
  }

  int bits_;
  std::vector<std::int32_t> keys_;
  std::vector<std::uint32_t> journeys_;
};

}  // namespace journeyrank
