// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// The ideals of the journeys: the first has the best value that is met on each criterion, the second the second best,
/// and so on to the worst; and the average journey. What PROBID measures distances from.
///
/// Shape   n ideals of m values
/// Cost    O(n m log n) to make, O(m) a distance
class RankedIdeals {
 public:
  RankedIdeals() = default;

  explicit RankedIdeals(const WeighedColumns& given)
      : weights_(given.weights.begin(), given.weights.end()), count_(given.journey_count()) {
    for (const auto column : given.columns) {
      std::vector<double> values(column.begin(), column.end());
      std::sort(values.begin(), values.end(), [](double a, double b) { return a > b; });
      columns_.push_back(std::move(values));
      means_.push_back(mean_of(column));
    }
  }

  std::size_t count() const noexcept { return count_; }

  /// The straight-line distance of the weighted values from the ideal at a place, from 0: the best.
  double distance(const ValueRow& value, std::size_t place) const noexcept {
    return distance_from(value, [&](std::size_t c) { return columns_[c][place]; });
  }

  /// From the average journey. Edge: none: 0.
  double distance_from_mean(const ValueRow& value) const noexcept {
    return distance_from(value, [&](std::size_t c) { return means_[c]; });
  }

  /// The sum of the distances from the best `places` ideals, each divided by its rank from the best.
  double from_best(const ValueRow& value, std::size_t places) const noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i < places; ++i) sum += distance(value, i) / static_cast<double>(i + 1);
    return sum;
  }

  /// From the worst `places` ideals, each divided by its rank from the worst.
  double from_worst(const ValueRow& value, std::size_t places) const noexcept {
    double sum = 0.0;
    for (std::size_t i = 0; i < places; ++i) sum += distance(value, count_ - 1 - i) / static_cast<double>(i + 1);
    return sum;
  }

 private:
  template <class At>
  double distance_from(const ValueRow& value, const At& at) const noexcept {
    double sum = 0.0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const double gap = product(weights_[c], value(c) - at(c));
      sum += product(gap, gap);
    }
    return std::sqrt(sum);
  }

  std::vector<double> weights_;
  std::size_t count_ = 0;
  std::vector<std::vector<double>> columns_;  ///< each from the best to the worst
  std::vector<double> means_;
};

}  // namespace journeyrank
