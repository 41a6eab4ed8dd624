// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// Twice the rank of each value less the mean rank, ties sharing the middle one: whole numbers that add up to 0.
///
/// Cost    O(n log n)
inline std::vector<double> centred_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      ranks[order[i]] = static_cast<double>(begin + end) - static_cast<double>(values.size());
    }
    begin = end;
  }
  return ranks;
}

/// Pearson's correlation of centred numbers that occur so many times; the order of the terms changes no bit.
class CentredCorrelation {
 public:
  void add(double a, double b, double times = 1.0) noexcept {
    both_.add(product(product(a, b), times));
    of_a_.add(product(product(a, a), times));
    of_b_.add(product(product(b, b), times));
  }

  /// In [-1, 1]; 0 when one of the two is constant.
  double value() const noexcept {
    const double scale = std::sqrt(product(of_a_.value(), of_b_.value()));
    return scale > 0.0 ? std::clamp(both_.value() / scale, -1.0, 1.0) : 0.0;
  }

 private:
  ExactSum both_;
  ExactSum of_a_;
  ExactSum of_b_;
};

/// Spearman's rank correlation of two columns: Pearson's of their ranks, ties sharing the middle one.
///
/// Shape   two columns of one length (asserted); returns a number in [-1, 1]
/// Edge    fewer than two values, or a constant column: 0
/// Source  spearman1904proof
/// Cost    O(n log n)
inline double spearman(std::span<const double> a, std::span<const double> b) {
  assert(a.size() == b.size());
  const std::vector<double> x = centred_ranks(a);
  const std::vector<double> y = centred_ranks(b);
  CentredCorrelation correlation;
  for (std::size_t i = 0; i < x.size(); ++i) correlation.add(x[i], y[i]);
  return correlation.value();
}

/// The same of pairs that were counted: `counts[row * columns + column]` pairs have the row-th smallest value of the
/// one and the column-th smallest of the other.
inline double spearman_of_counts(std::span<const std::int64_t> counts, std::size_t columns) {
  const std::size_t rows = columns == 0 ? 0 : counts.size() / columns;
  std::vector<std::int64_t> in_row(rows, 0);
  std::vector<std::int64_t> in_column(columns, 0);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    in_row[i / columns] += counts[i];
    in_column[i % columns] += counts[i];
  }
  const auto ranks = [](const std::vector<std::int64_t>& classes) {
    const std::int64_t all = std::accumulate(classes.begin(), classes.end(), std::int64_t{0});
    std::vector<double> centred;
    std::int64_t before = 0;
    for (const std::int64_t here : classes) {
      centred.push_back(static_cast<double>(2 * before + here - all));
      before += here;
    }
    return centred;
  };
  const std::vector<double> x = ranks(in_row);
  const std::vector<double> y = ranks(in_column);
  CentredCorrelation correlation;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) correlation.add(x[i / columns], y[i % columns], static_cast<double>(counts[i]));
  }
  return correlation.value();
}

}  // namespace journeyrank
