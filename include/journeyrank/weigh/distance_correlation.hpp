// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/centred_products.hpp"
#include "journeyrank/base/exact_block.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/unset_vector.hpp"

namespace journeyrank {

/// to[k] = |numbers[k] - number| - (means[k] + mean) + all.
struct CentreDistances {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* numbers, double number, const double* means,
                                     double mean, double all, double* to) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t k = 0;
    for (; k + lanes <= n; k += lanes) {
      Lanes apart;
      Lanes row;
      std::memcpy(&apart, numbers + k, sizeof apart);
      std::memcpy(&row, means + k, sizeof row);
      apart -= number;
      apart = apart < Lanes{} ? -apart : apart;
      apart = (apart - (row + mean)) + all;
      std::memcpy(to + k, &apart, sizeof apart);
    }
    if constexpr (lanes > 1) run<double>(n - k, numbers + k, number, means + k, mean, all, to + k);
  }
};

/// Distances between all pairs of some numbers, centred so that every row and column adds up to 0.
///
/// Cost    O(n²) time on threads, which change no bit; O(n) memory
class CentredDistances {
 public:
  explicit CentredDistances(std::span<const double> numbers, std::size_t threads = 1)
      : numbers_(numbers), range_(range_of(numbers)), cut_(range_), row_means_(numbers.size()) {
    const auto n = static_cast<double>(numbers.size());
    const std::size_t parts = thread_count(threads, numbers.size() / 1024);
    std::vector<ExactSum> sums(parts);
    run_parts(parts, [&](std::size_t part) {
      for (std::size_t i = part; i < numbers.size(); i += parts) {
        const ExactSum row = row_sum(i);
        row_means_[i] = row.value() / n;
        sums[part].merge(row);
      }
    });
    for (std::size_t part = 1; part < parts; ++part) sums[0].merge(sums[part]);
    mean_ = numbers.empty() ? 0.0 : sums[0].value() / (n * n);
  }

  /// No centred distance is larger.
  double bound() const noexcept { return 4.0 * range_; }

  /// The same bits for (k, i).
  double operator()(std::size_t i, std::size_t k) const noexcept {
    return std::abs(numbers_[i] - numbers_[k]) - (row_means_[i] + row_means_[k]) + mean_;
  }

  /// Those of i to as many numbers as `to` holds, from `begin` on.
  void copy(std::size_t i, std::size_t begin, std::span<double> to) const noexcept {
    run_kernel<CentreDistances>(to.size(), numbers_.data() + begin, numbers_[i], row_means_.data() + begin,
                                row_means_[i], mean_, to.data());
  }

 private:
  ExactSum row_sum(std::size_t i) const noexcept {
    static constexpr std::array<double, block_size> zeros{};
    std::array<double, block_size> distances;
    ExactSum sum;
    for (std::size_t begin = 0; begin < numbers_.size(); begin += block_size) {
      const std::size_t count = std::min(block_size, numbers_.size() - begin);
      run_kernel<CentreDistances>(count, numbers_.data() + begin, numbers_[i], zeros.data(), 0.0, 0.0,
                                  distances.data());
      add_block(sum, std::span(distances).first(count), cut_);
    }
    return sum;
  }

  static double range_of(std::span<const double> numbers) noexcept {
    const Extent reach = reach_of(numbers);
    return numbers.empty() ? 0.0 : reach.high - reach.low;
  }

  std::span<const double> numbers_;
  double range_;
  Cut cut_;
  std::vector<double> row_means_;
  double mean_ = 0.0;
};

/// The sums of the products of the centred distances of each two columns.
///
/// Shape   m columns of one length, of moderate size
/// Cost    O(n² m²) time on threads, which change no bit; O(n m) memory
class DistanceProducts {
 public:
  explicit DistanceProducts(std::span<const std::span<const double>> columns, std::size_t threads = 1)
      : columns_(columns.size()), sums_(columns_ * columns_) {
    const std::size_t n = columns.empty() ? 0 : columns[0].size();
    for (const auto column : columns) {
      assert(column.size() == n);
      distances_.emplace_back(column, threads);
    }
    for (const CentredDistances& a : distances_) {
      for (const CentredDistances& b : distances_) cuts_.emplace_back(product(a.bound(), b.bound()));
    }
    const std::size_t parts = thread_count(threads, n / 1024);
    std::vector<std::vector<ExactSum>> found(parts, std::vector<ExactSum>(sums_.size()));
    run_parts(parts, [&](std::size_t part) {
      for (std::size_t i = part; i < n; i += parts) add_row(i, n, found[part]);
    });
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      ExactSum sum;
      for (const auto& each : found) sum.merge(each[at]);
      sum.merge(sum);  // each pair of numbers stands twice
      add_own(sum, at, n);
      sums_[at] = sum.value();
    }
  }

  /// In [0, 1]. Edge: fewer than two numbers, or a constant column: 0.
  double correlation(std::size_t a, std::size_t b) const noexcept {
    const double scale = product(std::sqrt(at(a, a)), std::sqrt(at(b, b)));
    return scale > 0.0 ? std::sqrt(std::clamp(at(a, b) / scale, 0.0, 1.0)) : 0.0;
  }

 private:
  double at(std::size_t a, std::size_t b) const noexcept { return sums_[std::max(a, b) * columns_ + std::min(a, b)]; }

  /// The products of the distances of number i to those after it.
  void add_row(std::size_t i, std::size_t n, std::span<ExactSum> sums) const {
    UnsetVector<double> rows(columns_ * block_size);
    for (std::size_t begin = i + 1; begin < n; begin += block_size) {
      const std::size_t count = std::min(block_size, n - begin);
      for (std::size_t a = 0; a < columns_; ++a) {
        double* of_a = rows.data() + a * block_size;
        distances_[a].copy(i, begin, {of_a, count});
        for (std::size_t b = 0; b <= a; ++b) {
          const double* of_b = rows.data() + b * block_size;
          add_products(sums[a * columns_ + b], {of_a, count}, of_b, cuts_[a * columns_ + b]);
        }
      }
    }
  }

  /// Those of each number to itself.
  void add_own(ExactSum& sum, std::size_t at, std::size_t n) const noexcept {
    const CentredDistances& of_a = distances_[at / columns_];
    const CentredDistances& of_b = distances_[at % columns_];
    for (std::size_t i = 0; i < n; ++i) sum.add(product(of_a(i, i), of_b(i, i)));
  }

  std::size_t columns_;
  std::vector<CentredDistances> distances_;
  std::vector<Cut> cuts_;
  std::vector<double> sums_;
};

/// Distance correlation of two columns: 0 only where they are independent, 1 only on a straight line.
///
/// Shape   two columns of one length (asserted), of moderate size; returns a number in [0, 1]
/// Units   none: another unit or zero point changes it by rounding only
/// Edge    fewer than two values, or a constant column: 0
/// Source  szekely2007measuring, definitions 3 to 5 with exponent 1
/// Cost    O(n²) time, O(n) memory
inline double distance_correlation(std::span<const double> a, std::span<const double> b) {
  const std::array<std::span<const double>, 2> columns = {a, b};
  return DistanceProducts(columns).correlation(1, 0);
}

}  // namespace journeyrank
