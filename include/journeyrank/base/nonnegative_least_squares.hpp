// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// Least squares by Householder reflections: the numbers that bring the sum of the columns nearest to a target.
///
/// Edge    a column that is (to 1e-13 of its length) a sum of those before it gets 0
/// Source  golub2013matrix, 5.3.2
/// Cost    O(rows × columns²)
inline std::vector<double> least_squares(std::vector<std::vector<double>> columns, std::vector<double> target) {
  const std::size_t k = columns.size();
  std::vector<std::uint8_t> skipped(k, 0);
  std::size_t row = 0;
  std::vector<std::size_t> row_of(k, 0);
  for (std::size_t c = 0; c < k; ++c) {
    std::vector<double> reflector(columns[c].begin() + static_cast<std::ptrdiff_t>(row), columns[c].end());
    double whole = 0.0;
    for (const double each : columns[c]) whole += product(each, each);
    double square = 0.0;
    for (const double each : reflector) square += product(each, each);
    if (!(square > 1e-26 * whole)) {
      skipped[c] = 1;
      continue;
    }
    const double length = std::copysign(std::sqrt(square), reflector[0]);
    reflector[0] += length;
    double own = 0.0;
    for (const double each : reflector) own += product(each, each);
    const auto reflect = [&](std::vector<double>& vector) {
      double along = 0.0;
      for (std::size_t i = 0; i < reflector.size(); ++i) along += product(reflector[i], vector[row + i]);
      const double twice = 2.0 * along / own;
      for (std::size_t i = 0; i < reflector.size(); ++i) vector[row + i] -= product(twice, reflector[i]);
    };
    for (std::size_t other = c; other < k; ++other) reflect(columns[other]);
    reflect(target);
    row_of[c] = row++;
  }
  std::vector<double> x(k, 0.0);
  for (std::size_t c = k; c-- > 0;) {
    if (skipped[c] != 0) continue;
    double rest = target[row_of[c]];
    for (std::size_t other = c + 1; other < k; ++other) rest -= product(columns[other][row_of[c]], x[other]);
    x[c] = rest / columns[c][row_of[c]];
  }
  return x;
}

/// The working set of NNLS: the numbers above 0, the others stand at 0.
class NonnegativeFit {
 public:
  NonnegativeFit(const std::vector<std::vector<double>>& columns, const std::vector<double>& target)
      : columns_(columns), target_(target), x_(columns.size(), 0.0), barred_(columns.size(), 0) {}

  std::vector<double> solve() {
    for (std::size_t round = 0; round < 10 * (columns_.size() + 10); ++round) {
      const std::size_t entering = steepest();
      if (entering == columns_.size()) break;
      working_.push_back(entering);
      settle();
    }
    return x_;
  }

 private:
  /// The column outside the working set along which the distance falls fastest, or the number of columns.
  std::size_t steepest() const {
    std::vector<double> rest = target_;
    for (const std::size_t c : working_) {
      for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= product(columns_[c][i], x_[c]);
    }
    std::size_t best = columns_.size();
    double most = 0.0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (barred_[c] != 0 || x_[c] > 0.0) continue;
      double slope = 0.0;
      double square = 0.0;
      for (std::size_t i = 0; i < rest.size(); ++i) {
        slope += product(columns_[c][i], rest[i]);
        square += product(columns_[c][i], columns_[c][i]);
      }
      if (!(slope > 1e-13 * std::sqrt(square)) || slope <= most) continue;
      most = slope;
      best = c;
    }
    return best;
  }

  /// Moves to the least squares of the working set; numbers that would fall below 0 leave it on the way.
  void settle() {
    for (bool first = true;; first = false) {
      std::vector<std::vector<double>> chosen;
      for (const std::size_t c : working_) chosen.push_back(columns_[c]);
      const std::vector<double> wanted = least_squares(std::move(chosen), target_);
      if (first && !(wanted.back() > 0.0)) {  // rounding, not descent
        barred_[working_.back()] = 1;
        working_.pop_back();
        return;
      }
      double step = 1.0;
      for (std::size_t i = 0; i < working_.size(); ++i) {
        const double now = x_[working_[i]];
        if (wanted[i] <= 0.0) step = std::fmin(step, now / (now - wanted[i]));
      }
      if (step == 1.0) {
        for (std::size_t i = 0; i < working_.size(); ++i) x_[working_[i]] = wanted[i];
        barred_.assign(columns_.size(), 0);
        return;
      }
      leave(wanted, step);
    }
  }

  void leave(const std::vector<double>& wanted, double step) {
    std::size_t least = working_.front();
    for (std::size_t i = 0; i < working_.size(); ++i) {
      const std::size_t c = working_[i];
      x_[c] += product(step, wanted[i] - x_[c]);
      if (x_[c] < x_[least]) least = c;
    }
    x_[least] = 0.0;
    for (const std::size_t c : working_) x_[c] = x_[c] > 0.0 ? x_[c] : 0.0;
    std::erase_if(working_, [this](std::size_t c) { return x_[c] == 0.0; });
  }

  const std::vector<std::vector<double>>& columns_;
  const std::vector<double>& target_;
  std::vector<double> x_;
  std::vector<std::uint8_t> barred_;
  std::vector<std::size_t> working_;
};

/// Least squares with numbers >= 0: minimise |columns × x - target| over x >= 0, by working sets.
///
/// Shape   columns: k of r numbers each, target: r; returns k numbers
/// Edge    no column that helps: all 0
/// Errors  sizes must agree (asserted)
/// Source  lawson1974solving, chapter 23, algorithm NNLS
/// Cost    O(r k'^2) a step for k' numbers above 0; a step for each that enters or leaves, in practice about k' of them
inline std::vector<double> nonnegative_least_squares(const std::vector<std::vector<double>>& columns,
                                                     const std::vector<double>& target) {
  for ([[maybe_unused]] const auto& column : columns) assert(column.size() == target.size());
  return NonnegativeFit(columns, target).solve();
}

}  // namespace journeyrank
