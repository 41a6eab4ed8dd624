// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/weigh/scaled_column.hpp"

namespace journeyrank {

/// A column whose differences and products are far from the ends of a double: the raw values as they are, or times a
/// power of two. It borrows the matrix.
///
/// Units   another unit that is a power of two changes no bit of what is found of it, times that power
/// Edge    the column must have no missing cell; values 2^1022 times smaller than the largest lose digits
class ModerateColumn {
 public:
  ModerateColumn(const CriteriaMatrix& matrix, std::size_t c) : values_(matrix.column(c)), extent_(matrix.extent(c)) {
    const double largest = std::fmax(std::fabs(extent_.low), std::fabs(extent_.high));
    if (largest == 0.0 || (largest > 0x1p-100 && largest < 0x1p100)) return;
    scaled_ = scaled_column(values_);
    const int exponent = -std::ilogb(largest) - 1;
    extent_ = {.low = std::ldexp(extent_.low, exponent), .high = std::ldexp(extent_.high, exponent)};
    values_ = scaled_;
  }

  ModerateColumn(const ModerateColumn&) = delete;
  ModerateColumn& operator=(const ModerateColumn&) = delete;
  ModerateColumn(ModerateColumn&&) noexcept = default;
  ModerateColumn& operator=(ModerateColumn&&) noexcept = default;
  ~ModerateColumn() = default;

  std::span<const double> values() const noexcept { return values_; }

  const Extent& reach() const noexcept { return extent_; }

  /// The largest value less the smallest.
  double range() const noexcept { return extent_.high - extent_.low; }

 private:
  std::vector<double> scaled_;
  std::span<const double> values_;
  Extent extent_;
};

}  // namespace journeyrank
