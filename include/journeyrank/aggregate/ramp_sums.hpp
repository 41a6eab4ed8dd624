// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/aggregate/two_flows.hpp"

namespace journeyrank {

/// A value, or a difference of up to 1000, in whole steps of 2^-52: sums of such are exact.
inline std::int64_t on_grid(double value) noexcept {
  const double scaled = value * 0x1p52 + 0.5;
  const auto whole = static_cast<std::int64_t>(scaled);  // towards 0
  return whole - (static_cast<double>(whole) > scaled ? 1 : 0);
}

/// How many of the sorted values are below a place on the grid, where so many are known to be.
///
/// Cost    O(log k), k how many more there are
inline std::size_t count_below(std::span<const double> sorted, std::int64_t place, std::size_t known) noexcept {
  const auto is_below = [place](double each) { return on_grid(each) < place; };
  std::size_t step = 1;
  for (; known + step <= sorted.size() && is_below(sorted[known + step - 1]); step *= 2) known += step;
  const auto* first = sorted.data() + known;
  const auto* last = sorted.data() + std::min(known + step - 1, sorted.size());
  return static_cast<std::size_t>(std::partition_point(first, last, is_below) - sorted.data());
}

/// How many values are known to be below each of four places; they never fall as a value rises, so one that comes next
/// is found from there.
using KnownBelow = std::array<std::size_t, 4>;

/// A whole number of up to 90 bits: high * 2^26 + low.
struct WideSum {
  std::int64_t high = 0;
  std::int64_t low = 0;

  static constexpr std::int64_t unit = std::int64_t{1} << 26;

  void add(std::int64_t number, std::int64_t times = 1) noexcept {
    high += (number >> 26) * times;
    low += (number & (unit - 1)) * times;
  }

  WideSum minus(const WideSum& other) const noexcept { return {high - other.high, low - other.low}; }

  /// Never falls where the number rises.
  double value() const noexcept {
    const std::int64_t over = low >> 26;
    return static_cast<double>(high + over) * 0x1p26 + static_cast<double>(low & (unit - 1));
  }
};

/// Sums over sorted values of min(1, max(0, (d - low) / (high - low))), d the difference to a value: by prefix sums, in
/// whole numbers, rounded once.
///
/// Shape   n values; the values themselves are kept by the caller
/// Edge    low and high closer than 2^-52: as if they were that far apart
/// Cost    fit O(n), 16 bytes a value; O(log n) a question
class RampSums {
 public:
  RampSums() = default;

  RampSums(std::span<const double> sorted, double low, double high)
      : low_(on_grid(low)), high_(std::max(on_grid(high), low_ + 1)), prefix_(sorted.size() + 1) {
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      prefix_[i + 1] = prefix_[i];
      prefix_[i + 1].add(on_grid(sorted[i]));
    }
  }

  TwoFlows operator()(std::span<const double> sorted, double value, KnownBelow& known) const noexcept {
    const std::int64_t at = on_grid(value);
    const auto width = static_cast<double>(high_ - low_);
    return {
        depth_below(sorted, at - low_, known[0]).minus(depth_below(sorted, at - high_, known[1])).value() / width,
        height_above(sorted, at + low_, known[2]).minus(height_above(sorted, at + high_, known[3])).value() / width};
  }

 private:
  /// How far the values below a place are below it, added up.
  WideSum depth_below(std::span<const double> sorted, std::int64_t place, std::size_t& known) const noexcept {
    const std::size_t count = known = count_below(sorted, place, known);
    if (count == 0) return {};
    WideSum places;
    places.add(place, static_cast<std::int64_t>(count));
    return places.minus(prefix_[count]);
  }

  /// How far the values above a place are above it, added up.
  WideSum height_above(std::span<const double> sorted, std::int64_t place, std::size_t& known) const noexcept {
    const std::size_t count = known = count_below(sorted, place, known);
    if (count == sorted.size()) return {};
    WideSum places;
    places.add(place, static_cast<std::int64_t>(sorted.size() - count));
    return prefix_.back().minus(prefix_[count]).minus(places);
  }

  std::int64_t low_ = 0;
  std::int64_t high_ = 1;
  std::vector<WideSum> prefix_;  ///< of the grid places of the values
};

}  // namespace journeyrank
