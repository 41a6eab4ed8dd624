// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_block.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/scale/ratio.hpp"

namespace journeyrank {

/// The exact sum of what `turn` makes of the present cells of a criterion, a block at a time; infinite where one of
/// these terms is. Neither the order of the journeys nor the number of threads changes a bit.
template <class Turn>
double sum_of_present(const BoundMatrix& bound, std::size_t c, std::size_t threads, const Turn& turn) {
  std::atomic<bool> finite = true;
  const auto sums = exact_sums(bound.journey_count(), 1, threads, [&](std::size_t begin, std::size_t end, auto found) {
    std::array<double, block_size> cells;
    std::size_t count = 0;
    if (bound.has_gaps(c)) {
      for (std::size_t journey = begin; journey < end; ++journey) {
        if (!bound.is_missing(journey, c)) cells[count++] = bound.column(c)[journey];
      }
    } else {
      count = end - begin;
      std::copy_n(bound.column(c).data() + begin, count, cells.data());
    }
    turn(std::span(cells).first(count));
    Extent reach;
    run_kernel<WidenExtent>(count, static_cast<const double*>(cells.data()), &reach);
    if (reach.finite) {
      const Cut cut(std::max(std::fabs(reach.low), std::fabs(reach.high)));
      add_block(found[0], std::span(cells).first(count), cut);
    } else {
      finite = false;
    }
  });
  return finite ? sums[0].value() : std::numeric_limits<double>::infinity();
}

/// cells[i] *= cells[i].
struct Square {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, double* cells) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes x;
      std::memcpy(&x, cells + i, sizeof x);
      x *= x;
      std::memcpy(cells + i, &x, sizeof x);
    }
    if constexpr (lanes > 1) run<double>(n - i, cells + i);
  }
};

/// The exact sum of the squares of a column that has all its cells, read once; they must be far from the ends of a
/// double. The number of threads changes no bit.
inline double sum_of_squares(std::span<const double> column, const Extent& reach, std::size_t threads) {
  const double largest = std::fmax(std::fabs(reach.low), std::fabs(reach.high));
  const Cut cut(product(largest, largest));
  return exact_sums(column.size(), 1, threads,
                    [&](std::size_t begin, std::size_t end, auto found) {
                      const auto block = column.subspan(begin, end - begin);
                      add_products(found[0], block, block.data(), cut, block.data() + block_size);
                    })[0]
      .value();
}

/// The one total of the present cells that a scale of ratios asks for. Edge: infinite where a term is beyond a double.
/// Cost: O(n)
inline ColumnTotals ratio_total(const BoundMatrix& bound, std::size_t c, RatioTotal asked, std::size_t threads = 1) {
  ColumnTotals totals;
  if (asked == RatioTotal::none) return totals;
  const bool inverted = asked == RatioTotal::sum_of_inverses || asked == RatioTotal::norm_of_inverses;
  const bool squared = asked == RatioTotal::norm || asked == RatioTotal::norm_of_inverses;
  const Extent reach = bound.extent(c);
  if (asked == RatioTotal::norm && !bound.has_gaps(c) &&
      std::fmax(std::fabs(reach.low), std::fabs(reach.high)) < 0x1p500) {
    totals.norm = std::sqrt(sum_of_squares(bound.column(c), reach, threads));
    return totals;
  }
  const double total = sum_of_present(bound, c, threads, [&](std::span<double> cells) {
    if (inverted) {
      for (double& each : cells) each = each == 0.0 ? std::numeric_limits<double>::infinity() : 1.0 / each;
    }
    if (squared) run_kernel<Square>(cells.size(), cells.data());
  });
  if (asked == RatioTotal::sum) totals.sum = total;
  if (asked == RatioTotal::norm) totals.norm = std::sqrt(total);
  if (asked == RatioTotal::sum_of_inverses) totals.sum_of_inverses = total;
  if (asked == RatioTotal::norm_of_inverses) totals.norm_of_inverses = std::sqrt(total);
  return totals;
}

/// How many cells of a criterion are present, and the sum of their logarithms. Raw values must be above 0; one that is
/// not is left out. Cost: O(n)
inline ColumnTotals logarithms(const BoundMatrix& bound, std::size_t c, std::size_t threads = 1) {
  ColumnTotals totals;
  totals.count = static_cast<double>(bound.present(c));
  totals.sum_of_logs = sum_of_present(bound, c, threads, [](std::span<double> cells) {
    for (double& each : cells) each = each > 0.0 ? natural_log(each) : 0.0;
  });
  return totals;
}

/// The mean of a criterion's present cells and how far they lie from it. Cost: O(n)
inline ColumnTotals deviations(const BoundMatrix& bound, std::size_t c, std::size_t threads = 1) {
  ColumnTotals totals;
  totals.count = static_cast<double>(bound.present(c));
  if (totals.count == 0.0) return totals;
  totals.mean = sum_of_present(bound, c, threads, [](std::span<double>) {}) / totals.count;
  if (!std::isfinite(totals.mean)) {  // in a unit so large that no sum is beyond a double
    const auto smaller = [](std::span<double> cells) {
      for (double& each : cells) each *= 0x1p-64;
    };
    totals.mean = sum_of_present(bound, c, threads, smaller) / totals.count * 0x1p64;
  }
  const Extent ends = bound.extent(c);
  totals.farthest = std::fmax(std::fabs(ends.low - totals.mean), std::fabs(ends.high - totals.mean));
  if (!(totals.farthest > 0.0) || !std::isfinite(totals.farthest)) return totals;
  const double squares = sum_of_present(bound, c, threads, [&](std::span<double> cells) {
    for (double& each : cells) each = (each - totals.mean) / totals.farthest;
    run_kernel<Square>(cells.size(), cells.data());
  });
  totals.deviation = std::sqrt(squares / totals.count);
  return totals;
}

}  // namespace journeyrank
