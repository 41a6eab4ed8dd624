// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// Distances between all pairs of some numbers, centred so that every row and column adds up to 0.
class CentredDistances {
 public:
  explicit CentredDistances(std::span<const double> numbers) : numbers_(numbers) {
    const auto n = static_cast<double>(numbers.size());
    ExactSum all;
    for (const double a : numbers) {
      ExactSum row;
      for (const double b : numbers) row.add(std::abs(a - b));
      row_means_.push_back(row.value() / n);
      all.merge(row);
    }
    mean_ = all.value() / (n * n);
  }

  double operator()(std::size_t i, std::size_t k) const noexcept {
    return std::abs(numbers_[i] - numbers_[k]) - row_means_[i] - row_means_[k] + mean_;
  }

 private:
  std::span<const double> numbers_;
  std::vector<double> row_means_;
  double mean_ = 0.0;
};

/// Distance correlation of two columns: 0 only where they are independent, 1 only on a straight line.
///
/// Shape   two columns of one length (asserted), of moderate size; returns a number in [0, 1]
/// Units   none: another unit or zero point changes it by rounding only
/// Edge    fewer than two values, or a constant column: 0
/// Source  szekely2007measuring, definitions 3 to 5 with exponent 1
/// Cost    O(n²) time, O(n) memory
inline double distance_correlation(std::span<const double> a, std::span<const double> b) {
  assert(a.size() == b.size());
  if (a.size() < 2) return 0.0;
  const CentredDistances x(a);
  const CentredDistances y(b);
  ExactSum both;
  ExactSum of_x;
  ExactSum of_y;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < a.size(); ++k) {
      both.add(product(x(i, k), y(i, k)));
      of_x.add(product(x(i, k), x(i, k)));
      of_y.add(product(y(i, k), y(i, k)));
    }
  }
  const double scale = product(std::sqrt(of_x.value()), std::sqrt(of_y.value()));
  return scale > 0.0 ? std::sqrt(std::clamp(both.value() / scale, 0.0, 1.0)) : 0.0;
}

}  // namespace journeyrank
