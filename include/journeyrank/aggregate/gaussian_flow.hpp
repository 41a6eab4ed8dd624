// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/two_flows.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"

namespace journeyrank {

/// From this many inflections on, the gaussian shape is 1 to the last bit.
inline constexpr double gaussian_reach = 9.0;

/// The sums of the gaussian shape over sorted values below and above a value, term by term.
///
/// Edge    never falls (or rises) against the order of the values, in the last bit either
/// Cost    O(k), k the values within 9 inflections
inline TwoFlows gaussian_flow(std::span<const double> sorted, double inflection, double value) noexcept {
  const double reach = product(gaussian_reach, inflection);
  const auto* begin = sorted.data();
  const auto* end = begin + sorted.size();
  const auto* low = std::partition_point(begin, end, [&](double each) { return value - each > reach; });
  const auto* at = std::lower_bound(low, end, value);
  TwoFlows flows{static_cast<double>(low - begin), 0.0};
  for (; low != at; ++low) flows.over += gaussian_preference(value - *low, inflection);
  for (; at != end && *at == value;) ++at;
  // From the far end, so that the terms come in the order of their sizes on both sides.
  const auto* high = std::partition_point(at, end, [&](double each) { return !(each - value > reach); });
  flows.under = static_cast<double>(end - high);
  while (high != at) flows.under += gaussian_preference(*--high - value, inflection);
  return flows;
}

/// The sums of exp(-(x - v)² / (2 inflection²)) over values v below x, and over those above, for all of them as x:
/// boxes of which only moments are kept. They are a power of two wide, so that places in them are exact.
///
/// Shape   sorted values in [0, 1]; an inflection of at least 1e-12
/// Errors  none; within 1e-14 of the number of terms, measured on 3,000 values
/// Source  greengard1991fast, with series about the middle of a box on both sides
/// Cost    O(n + boxes), some 600 operations a value
class OneSidedGaussSums {
 public:
  OneSidedGaussSums(std::span<const double> values, double inflection)
      : values_(values),
        inflection_(inflection),
        width_(std::ldexp(1.0, std::ilogb(inflection))),
        far_(static_cast<std::int64_t>(std::ceil(gaussian_reach * inflection / width_))) {
    for (std::size_t begin = 0; begin < values.size();) {
      Box box{.place = place_of(values[begin]), .begin = begin, .end = begin};
      while (box.end < values.size() && place_of(values[box.end]) == box.place) {
        const std::size_t next = end_of_equals(box.end, values.size());
        add(box.moments, in(box, box.end), next - box.end);
        box.end = next;
      }
      begin = box.end;
      boxes_.push_back(box);
    }
  }

  /// Calls `take(i, below, above)` for each value in order.
  template <class Take>
  void for_each(const Take& take) const {
    std::size_t first = 0;
    std::vector<Near> near;
    for (const Box& box : boxes_) {
      while (boxes_[first].place < box.place - far_) ++first;
      near.clear();
      for (std::size_t other = first; other < boxes_.size() && boxes_[other].place <= box.place + far_; ++other) {
        if (boxes_[other].place != box.place) near.push_back(seen_from(box, boxes_[other]));
      }
      Series before{};  // of the values of this box below the one at hand
      for (std::size_t i = box.begin; i < box.end;) {
        Series with = before;
        const std::size_t next = end_of_equals(i, box.end);
        add(with, in(box, i), next - i);
        const TwoFlows sums = summed(box, near, in(box, i), before, with);
        for (; i < next; ++i) take(i, sums.over, sums.under);
        before = with;
      }
    }
  }

 private:
  static constexpr std::int64_t most_boxes = 18;  // on each side: 9 inflections of two boxes
  static constexpr std::size_t terms = 13;        // (1/4)^13 / 13! < 3e-18
  static constexpr std::size_t all_terms = 36;    // (D / 2)^24 / 24! exp(-D² / 2) < 1e-19 for every D

  using Moments = std::array<double, all_terms>;
  using Series = std::array<double, terms>;

  struct Box {
    std::int64_t place = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    Moments moments{};
  };

  /// What another box adds at x' from the middle of this one: exp(-x' distance) * sum of series[k] x'^k.
  struct Near {
    std::int64_t steps = 0;  ///< boxes from the other to this one, below 0 for one above
    Series series{};
  };

  std::size_t end_of_equals(std::size_t i, std::size_t end) const noexcept {
    const double value = values_[i];
    while (i < end && values_[i] == value) ++i;
    return i;
  }

  std::int64_t place_of(double value) const noexcept { return static_cast<std::int64_t>(std::floor(value / width_)); }

  /// Where a value lies from the middle of its box, in inflections: -1/2 to 1/2.
  double in(const Box& box, std::size_t i) const noexcept {
    return (values_[i] - (static_cast<double>(box.place) + 0.5) * width_) / inflection_;
  }

  double distance(std::int64_t steps) const noexcept { return static_cast<double>(steps) * width_ / inflection_; }

  template <std::size_t size>
  static void add(std::array<double, size>& moments, double from, std::size_t times) noexcept {
    double term = product(static_cast<double>(times), exponential(-0.5 * product(from, from)));
    for (double& moment : moments) {
      moment += term;
      term = product(term, from);
    }
  }

  Near seen_from(const Box& box, const Box& other) const noexcept {
    Near near{.steps = box.place - other.place};
    const double apart = distance(near.steps);
    double factor = exponential(-0.5 * product(apart, apart));
    for (std::size_t l = 0; l + terms <= all_terms; ++l) {
      for (std::size_t k = 0; k < terms; ++k) near.series[k] += product(factor, other.moments[k + l]);
      factor = product(factor, apart) / static_cast<double>(l + 1);
    }
    double factorial = 1.0;
    for (std::size_t k = 1; k < terms; ++k) near.series[k] /= factorial *= static_cast<double>(k);
    return near;
  }

  TwoFlows summed(const Box& box, std::span<const Near> near, double from, const Series& before,
                  const Series& with) const noexcept {
    std::array<double, most_boxes + 1> up{};    // exp(-from * distance), by steps
    std::array<double, most_boxes + 1> down{};  // the same for boxes above
    up[0] = down[0] = 1.0;
    const double step = product(from, distance(1));
    const double up_step = exponential(-step);
    const double down_step = exponential(step);
    for (std::size_t s = 1; s <= most_boxes; ++s) {
      up[s] = product(up[s - 1], up_step);
      down[s] = product(down[s - 1], down_step);
    }
    TwoFlows sums;
    for (const Near& each : near) {
      double series = each.series[terms - 1];
      for (std::size_t k = terms - 1; k-- > 0;) series = product(series, from) + each.series[k];
      if (each.steps > 0) {
        sums.over += product(series, up[static_cast<std::size_t>(each.steps)]);
      } else {
        sums.under += product(series, down[static_cast<std::size_t>(-each.steps)]);
      }
    }
    double power = 1.0;
    for (std::size_t k = 0; k < terms; ++k) {
      sums.over += product(power, before[k]);
      sums.under += product(power, box.moments[k] - with[k]);
      power = product(power, from) / static_cast<double>(k + 1);
    }
    const double whole = exponential(-0.5 * product(from, from));
    return {product(whole, sums.over), product(whole, sums.under)};
  }

  std::span<const double> values_;
  double inflection_;
  double width_;
  std::int64_t far_;
  std::vector<Box> boxes_;
};

/// The sums of the gaussian shape for each of the sorted values over all the others, in their order.
///
/// Edge    never falls (or rises) against the order of the values, in the last bit either
/// Cost    O(n); O(k) where no more than 200 n pairs are within 9 inflections, k these pairs
inline std::vector<TwoFlows> gaussian_flows(std::span<const double> sorted, double inflection) {
  const std::size_t n = sorted.size();
  std::vector<TwoFlows> flows(n);
  const double reach = product(gaussian_reach, inflection);
  std::size_t pairs = 0;
  for (std::size_t i = 0, first = 0; i < n; ++i) {
    while (sorted[i] - sorted[first] > reach) ++first;
    pairs += i - first;
  }
  if (inflection < 1e-12 || pairs <= 200 * n) {
    for (std::size_t i = 0; i < n; ++i) {
      const bool again = i > 0 && sorted[i] == sorted[i - 1];
      flows[i] = again ? flows[i - 1] : gaussian_flow(sorted, inflection, sorted[i]);
    }
    return flows;
  }
  OneSidedGaussSums(sorted, inflection).for_each([&](std::size_t i, double below, double above) {
    const auto lower = static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), sorted[i]) - sorted.begin());
    const auto upper = static_cast<double>(sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), sorted[i]));
    flows[i] = {std::max(lower - below, 0.0), std::max(upper - above, 0.0)};
  });
  for (std::size_t i = 1; i < n; ++i) {
    flows[i] = {std::max(flows[i].over, flows[i - 1].over), std::min(flows[i].under, flows[i - 1].under)};
  }
  return flows;
}

}  // namespace journeyrank
