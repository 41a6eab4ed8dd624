// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace journeyrank {

/// Which ranks are told apart: each up to a number, and above it groups that grow by an eighth each, so that a table of
/// many journeys stays small.
///
/// Shape   bins of neighbouring ranks, from the best on
class RankBins {
 public:
  /// Every rank when `exact` is 0 or as many as there are journeys.
  explicit RankBins(std::size_t n = 0, std::size_t exact = 0) : exact_(exact == 0 ? n : std::min(exact, n)) {
    for (std::size_t i = 0; i <= exact_; ++i) ends_.push_back(i);
    while (ends_.back() < n) ends_.push_back(std::min(n, ends_.back() + std::max<std::size_t>(1, ends_.back() / 8)));
    for (std::size_t bin = 0; bin + 1 < ends_.size(); ++bin) {
      for (std::size_t i = ends_[bin]; i < ends_[bin + 1]; ++i) bin_of_.push_back(static_cast<std::uint32_t>(bin));
    }
  }

  std::size_t size() const noexcept { return ends_.size() - 1; }
  std::size_t exact() const noexcept { return exact_; }
  bool all_exact() const noexcept { return exact_ == bin_of_.size(); }

  /// The bin of a place, from 0.
  std::size_t bin_of(std::size_t place) const noexcept { return bin_of_[place]; }

  /// The ranks of a bin, from 1: first and last.
  std::size_t first_rank(std::size_t bin) const noexcept { return ends_[bin] + 1; }
  std::size_t last_rank(std::size_t bin) const noexcept { return ends_[bin + 1]; }

 private:
  std::size_t exact_;
  std::vector<std::size_t> ends_;
  std::vector<std::uint32_t> bin_of_;
};

}  // namespace journeyrank
