// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/aggregate/value_row.hpp"

namespace journeyrank {

/// Two places of a journey, one from each end: 1 is the first in both.
struct TwoPlaces {
  std::size_t from_the_top = 1;
  std::size_t from_the_bottom = 1;

  double mean() const noexcept {
    return 0.5 * (static_cast<double>(from_the_top) + static_cast<double>(from_the_bottom));
  }

  friend bool operator==(const TwoPlaces&, const TwoPlaces&) = default;
};

/// Journeys that have got a score together, and where a row that is none of them stands between them: halfway from the
/// best that it is above to the worst that is above it, but never against a journey that is at least as urgent on every
/// criterion, or at most. It does not take part in what placed the others, so they stay.
///
/// Shape   n journeys of m values
/// Units   scores in [0, 1]
/// Edge    a row equal to a journey has its score
/// Cost    O(n m) a row
class PlacedJourneys {
 public:
  PlacedJourneys() = default;

  PlacedJourneys(const WeighedColumns& given, const std::vector<TwoPlaces>& places)
      : criteria_(given.criterion_count()) {
    const auto steps = static_cast<double>(std::max<std::size_t>(places.size(), 2) - 1);
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t c = 0; c < criteria_; ++c) values_.push_back(given.columns[c][i]);
      scores_.push_back(1.0 - (places[i].mean() - 1.0) / steps);
    }
  }

  double value(std::size_t journey, std::size_t c) const noexcept { return values_[journey * criteria_ + c]; }

  /// `compared(i)` says whether the row is above or below journey i, or neither.
  template <class Compared>
  double score(const ValueRow& row, const Compared& compared) const noexcept {
    double low = 0.0;
    double high = 1.0;
    double least = 0.0;
    double most = 1.0;
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      bool at_least = true;
      bool at_most = true;
      for (std::size_t c = 0; c < criteria_; ++c) {
        at_least = at_least && row(c) >= value(i, c);
        at_most = at_most && row(c) <= value(i, c);
      }
      if (at_least && at_most) return scores_[i];
      if (at_least) least = std::max(least, scores_[i]);
      if (at_most) most = std::min(most, scores_[i]);
      const std::partial_ordering side = compared(i);
      if (side > 0) low = std::max(low, scores_[i]);
      if (side < 0) high = std::min(high, scores_[i]);
    }
    return std::min(std::max(0.5 * (low + high), least), most);
  }

 private:
  std::size_t criteria_ = 0;
  std::vector<double> values_;  ///< row after row
  std::vector<double> scores_;
};

}  // namespace journeyrank
