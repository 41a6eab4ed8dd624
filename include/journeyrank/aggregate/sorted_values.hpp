// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// Values in order, and where each stands among them.
///
/// Shape   as many values as were given
/// Units   values in [0, 1]
/// Edge    equal values stand side by side; those outside [0, 1] are found too, with a longer search
/// Cost    O(n log n) at most, O(n) for values that are spread out; 12 bytes a value; O(log n) a question, O(1) for
///         values that are spread out
class SortedValues {
 public:
  SortedValues() = default;

  explicit SortedValues(std::span<const double> values)
      : values_(values.size()), starts_(values.size() + 1, std::uint32_t{0}) {
    // As many buckets as values, each as wide as the others, then the order within each.
    if (values.empty()) return;
    for (const double value : values) ++starts_[bucket_of(value) + 1];
    for (std::size_t b = 1; b < starts_.size(); ++b) starts_[b] += starts_[b - 1];
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (const double value : values) values_[next[bucket_of(value)]++] = value;
    for (std::size_t b = 0; b + 1 < starts_.size(); ++b) {
      if (starts_[b + 1] - starts_[b] > 1) std::sort(at(starts_[b]), at(starts_[b + 1]));
    }
  }

  std::size_t size() const noexcept { return values_.size(); }
  double operator[](std::size_t i) const noexcept { return values_[i]; }
  std::span<const double> all() const noexcept { return values_; }

  /// How many values are below this one: the place of the first that is not.
  std::size_t below(double value) const noexcept {
    if (values_.empty()) return 0;
    const std::size_t bucket = bucket_of(value);
    return static_cast<std::size_t>(
        std::lower_bound(values_.data() + starts_[bucket], values_.data() + starts_[bucket + 1], value) -
        values_.data());
  }

  /// The same of several values at once: what one waits for is fetched while others are looked at.
  void below(std::span<const double> some, std::span<std::uint32_t> counts) const noexcept {
    assert(some.size() == counts.size() && !values_.empty());
    for (std::size_t i = 0; i < some.size(); ++i) {
      counts[i] = static_cast<std::uint32_t>(bucket_of(some[i]));
      JOURNEYRANK_FETCH(starts_.data() + counts[i]);
    }
    for (const std::uint32_t bucket : counts) JOURNEYRANK_FETCH(values_.data() + starts_[bucket]);
    for (std::size_t i = 0; i < some.size(); ++i) {
      std::uint32_t at = starts_[counts[i]];
      const std::uint32_t end = starts_[counts[i] + 1];
      if (end - at > 16) {
        counts[i] = static_cast<std::uint32_t>(below(some[i]));
        continue;
      }
      while (at < end && values_[at] < some[i]) ++at;
      counts[i] = at;
    }
  }

  /// How many values are above this one.
  std::size_t above(double value) const noexcept {
    if (values_.empty()) return 0;
    const std::size_t bucket = bucket_of(value);
    return static_cast<std::size_t>(
        values_.data() + size() -
        std::upper_bound(values_.data() + starts_[bucket], values_.data() + starts_[bucket + 1], value));
  }

 private:
  std::size_t bucket_of(double value) const noexcept {
    const double place = value * static_cast<double>(values_.size());
    if (!(place > 0.0)) return 0;
    const auto last = static_cast<double>(values_.size() - 1);
    return static_cast<std::size_t>(place < last ? place : last);
  }

  std::vector<double>::iterator at(std::uint32_t place) { return values_.begin() + static_cast<std::ptrdiff_t>(place); }

  std::vector<double> values_;
  std::vector<std::uint32_t> starts_;  ///< the place of the first value of each bucket, and the end
};

}  // namespace journeyrank
