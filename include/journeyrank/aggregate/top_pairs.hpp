// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace journeyrank {

/// The most credible pairs of those up to a limit, so many at most, the most credible first.
class TopPairs {
 public:
  struct Pair {
    double credibility = 0.0;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
  };

  TopPairs() = default;
  TopPairs(std::size_t room, double limit) : room_(room), limit_(limit), whole_(true) {}

  void add(double credibility, std::uint32_t a, std::uint32_t b) {
    if (!(credibility > least_ && credibility <= limit_)) return;
    pairs_.push_back({credibility, a, b});
    if (pairs_.size() >= 2 * room_) cut();
  }

  /// What another list of so many pairs kept, of other pairs up to the same limit.
  void add(TopPairs&& other) {
    whole_ = whole_ && other.whole_;
    least_ = std::max(least_, other.least_);
    pairs_.insert(pairs_.end(), other.pairs_.begin(), other.pairs_.end());
    other.pairs_ = {};
  }

  void sort() {
    std::erase_if(pairs_, [this](const Pair& each) { return each.credibility < least_; });
    if (pairs_.size() > room_) cut();
    std::sort(pairs_.begin(), pairs_.end(), is_before);
  }

  std::size_t size() const noexcept { return pairs_.size(); }
  const Pair& operator[](std::size_t i) const noexcept { return pairs_[i]; }

  /// True where no pair of some credibility up to the limit was left out; false where none was looked for.
  bool is_whole() const noexcept { return whole_; }

 private:
  static bool is_before(const Pair& x, const Pair& y) noexcept { return x.credibility > y.credibility; }

  /// Those that are left out are no more credible than the last that stays.
  void cut() {
    const auto end = pairs_.begin() + static_cast<std::ptrdiff_t>(room_);
    std::nth_element(pairs_.begin(), end - 1, pairs_.end(), is_before);
    pairs_.erase(end, pairs_.end());
    least_ = pairs_.back().credibility;
    whole_ = false;
  }

  std::vector<Pair> pairs_;
  std::size_t room_ = 1;
  double limit_ = std::numeric_limits<double>::infinity();
  double least_ = 0.0;  ///< none that was left out is more credible
  bool whole_ = false;
};

}  // namespace journeyrank
