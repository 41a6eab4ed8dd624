// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <numeric>
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
/// Edge    a row equal to a journey has its score, that of the first such journey
/// Cost    O(m log n) for a row equal to a journey, O(n m) for another
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
    sorted_.resize(places.size());
    std::iota(sorted_.begin(), sorted_.end(), std::size_t{0});
    std::sort(sorted_.begin(), sorted_.end(), [&](std::size_t a, std::size_t b) {
      const auto order = against(a, [&](std::size_t c) { return value(b, c); });
      return order < 0 || (order == 0 && a < b);
    });
  }

  double value(std::size_t journey, std::size_t c) const noexcept { return values_[journey * criteria_ + c]; }

  /// `compared(i)` says whether the row is above or below journey i, or neither.
  template <class Compared>
  double score(const ValueRow& row, const Compared& compared) const noexcept {
    if (const std::size_t same = first_equal(row); same < scores_.size()) return scores_[same];
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
      if (at_least) least = std::max(least, scores_[i]);
      if (at_most) most = std::min(most, scores_[i]);
      const std::partial_ordering side = compared(i);
      if (side > 0) low = std::max(low, scores_[i]);
      if (side < 0) high = std::min(high, scores_[i]);
    }
    return std::min(std::max(0.5 * (low + high), least), most);
  }

 private:
  /// The journey's values against others, by the first criterion on which they differ.
  template <class Row>
  std::partial_ordering against(std::size_t journey, const Row& row) const noexcept {
    for (std::size_t c = 0; c < criteria_; ++c) {
      const std::partial_ordering order = value(journey, c) <=> row(c);
      if (order != 0) return order;
    }
    return std::partial_ordering::equivalent;
  }

  /// The first journey with these values; as many as there are journeys where there is none.
  std::size_t first_equal(const ValueRow& row) const noexcept {
    const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), row,
                                        [&](std::size_t i, const ValueRow& of) { return against(i, of) < 0; });
    return found != sorted_.end() && against(*found, row) == 0 ? *found : scores_.size();
  }

  std::size_t criteria_ = 0;
  std::vector<double> values_;  ///< row after row
  std::vector<double> scores_;
  std::vector<std::size_t> sorted_;  ///< journeys by value on the first criterion, the second and so on, then as given
};

}  // namespace journeyrank
