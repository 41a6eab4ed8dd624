// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace journeyrank {

/// Sorts integers by one byte after the other, from the lowest on; a byte that is the same in all of them is passed
/// over, so that thousands of durations in milliseconds are sorted in three or four walks.
///
/// Cost    O(n) time a byte that differs, and as much memory as the integers; few are sorted as std::sort does
/// Source  knuth1998sorting, 5.2.5
inline void sort_integers(std::vector<std::int64_t>& numbers) {
  constexpr std::size_t few = 512;
  if (numbers.size() < few) return std::sort(numbers.begin(), numbers.end());
  constexpr std::uint64_t sign = std::uint64_t{1} << 63;  // turned over, integers below 0 come first
  std::uint64_t differing = 0;
  for (const std::int64_t each : numbers) differing |= static_cast<std::uint64_t>(each ^ numbers.front());
  std::vector<std::int64_t> other(numbers.size());
  for (int shift = 0; shift < 64; shift += 8) {
    if ((differing >> shift & 0xFF) == 0) continue;
    const auto digit = [shift](std::int64_t each) { return (static_cast<std::uint64_t>(each) ^ sign) >> shift & 0xFF; };
    std::array<std::size_t, 256> places{};
    for (const std::int64_t each : numbers) ++places[digit(each)];
    std::size_t before = 0;
    for (std::size_t& place : places) before += std::exchange(place, before);
    for (const std::int64_t each : numbers) other[places[digit(each)]++] = each;
    numbers.swap(other);
  }
}

}  // namespace journeyrank
