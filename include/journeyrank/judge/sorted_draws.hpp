// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/draw_order.hpp"
#include "journeyrank/judge/draw_scores.hpp"
#include "journeyrank/judge/sort_draws.hpp"

namespace journeyrank {

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
