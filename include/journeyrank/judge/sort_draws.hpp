// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/draw_scores.hpp"

namespace journeyrank {

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
    if (n == 0) {  // there may be no keys at all, not even a place for them
      std::fill_n(equal, draws_at_once, 0);
      return;
    }
    make_keys<Lanes>(n, bits, scores, stride, keys);
    using Keys = typename KeysOf<Lanes>::type;
    constexpr std::size_t width = sizeof(Keys) / sizeof(std::int32_t);
    for (std::size_t part = 0; part < draws_at_once; part += width) {
      sort_rows<Keys>(padded_rows(n), keys + part);
      Keys some{};
      Keys before;
      std::memcpy(&before, keys + part, sizeof before);
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

}  // namespace journeyrank
