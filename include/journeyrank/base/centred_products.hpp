// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_block.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/unset_vector.hpp"

namespace journeyrank {

/// to[i] = from[i] - centre.
struct TakeCentre {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* from, double centre, double* to) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes x;
      std::memcpy(&x, from + i, sizeof x);
      x -= centre;
      std::memcpy(to + i, &x, sizeof x);
    }
    if constexpr (lanes > 1) run<double>(n - i, from + i, centre, to + i);
  }
};

/// The least and the greatest of some numbers.
inline Extent reach_of(std::span<const double> numbers) noexcept {
  Extent reach;
  run_kernel<WidenExtent>(numbers.size(), numbers.data(), &reach);
  return reach;
}

/// The means of some columns, and the sums of the products of each two about them.
///
/// Shape   m columns of one length (asserted) and how far each reaches, of moderate size: no product leaves the doubles
/// Edge    no values: means of 0
/// Errors  none: differences and products are rounded once, their sums are exact, so the order of the rows changes no
///         bit, nor does the number of threads
/// Cost    O(n m²) time, two readings of the columns; O(m) memory and m² sums a thread
class CentredProducts {
 public:
  CentredProducts(std::span<const std::span<const double>> columns, std::span<const Extent> reach, std::size_t threads)
      : columns_(columns.size()), products_(columns.size() * columns.size(), 0.0) {
    const std::size_t n = columns.empty() ? 0 : columns[0].size();
    for (std::size_t c = 0; c < columns_; ++c) {
      assert(columns[c].size() == n);
      means_.push_back(n == 0 ? 0.0 : sum_of(columns[c], reach[c], threads).value() / static_cast<double>(n));
    }
    std::vector<Cut> cuts;
    for (std::size_t a = 0; a < columns_; ++a) {
      for (std::size_t b = 0; b < columns_; ++b) {
        cuts.emplace_back(product(farthest(reach[a], means_[a]), farthest(reach[b], means_[b])));
      }
    }
    const auto sums = exact_sums(n, cuts.size(), threads, [&](std::size_t begin, std::size_t end, auto found) {
      add_block_of(columns, begin, end - begin, cuts, found);
    });
    for (std::size_t at = 0; at < sums.size(); ++at) products_[at] = sums[at].value();
  }

  double mean(std::size_t c) const noexcept { return means_[c]; }

  /// The sum of (a - mean of a) * (b - mean of b) over the rows.
  double operator()(std::size_t a, std::size_t b) const noexcept {
    return products_[std::max(a, b) * columns_ + std::min(a, b)];
  }

  /// Pearson's correlation of two columns, in [-1, 1]. Neither may be constant (asserted).
  double correlation(std::size_t a, std::size_t b) const noexcept {
    const CentredProducts& sum = *this;
    assert(sum(a, a) > 0.0 && sum(b, b) > 0.0);
    return std::clamp(sum(a, b) / std::sqrt(product(sum(a, a), sum(b, b))), -1.0, 1.0);
  }

 private:
  /// The largest magnitude of a value less the mean.
  static double farthest(const Extent& reach, double mean) noexcept {
    return std::fmax(std::fabs(reach.low - mean), std::fabs(reach.high - mean));
  }

  void add_block_of(std::span<const std::span<const double>> columns, std::size_t begin, std::size_t count,
                    std::span<const Cut> cuts, std::span<ExactSum> found) const {
    UnsetVector<double> centred(columns_ * block_size);
    for (std::size_t a = 0; a < columns_; ++a) {
      const auto of_a = std::span(centred).subspan(a * block_size, count);
      run_kernel<TakeCentre>(count, columns[a].data() + begin, means_[a], of_a.data());
      for (std::size_t b = 0; b <= a; ++b) {
        // The next block of the column comes from memory while this one is multiplied.
        const double* ahead = b == 0 ? columns[a].data() + begin + block_size : nullptr;
        add_products(found[a * columns_ + b], of_a, centred.data() + b * block_size, cuts[a * columns_ + b], ahead);
      }
    }
  }

  std::size_t columns_;
  std::vector<double> means_;
  std::vector<double> products_;  ///< a row a column, up to itself
};

}  // namespace journeyrank
