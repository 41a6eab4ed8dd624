// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/base/names.hpp"

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

}  // namespace journeyrank
