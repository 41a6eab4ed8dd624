// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// Solves k linear equations in k unknowns by elimination, the largest coefficient of each column first.
///
/// Shape   rows: k rows of k coefficients and a right-hand side (asserted); returns k numbers
/// Edge    no equation: no number; equations that do not settle every unknown (to 1e-12 of the largest coefficient):
///         nothing
/// Source  golub2013matrix, 3.4, partial pivoting
/// Cost    O(k^3)
inline std::optional<std::vector<double>> solve_linear_system(std::vector<std::vector<double>> rows) {
  const std::size_t k = rows.size();
  double largest = 0.0;
  for (const auto& row : rows) {
    assert(row.size() == k + 1);
    for (std::size_t c = 0; c < k; ++c) largest = std::fmax(largest, std::abs(row[c]));
  }
  for (std::size_t at = 0; at < k; ++at) {
    std::size_t pivot = at;
    for (std::size_t r = at + 1; r < k; ++r) {
      if (std::abs(rows[r][at]) > std::abs(rows[pivot][at])) pivot = r;
    }
    if (!(std::abs(rows[pivot][at]) > 1e-12 * largest)) return std::nullopt;
    std::swap(rows[at], rows[pivot]);
    for (std::size_t r = at + 1; r < k; ++r) {
      const double factor = rows[r][at] / rows[at][at];
      if (factor == 0.0) continue;
      for (std::size_t c = at; c <= k; ++c) rows[r][c] -= product(factor, rows[at][c]);
    }
  }
  std::vector<double> solution(k);
  for (std::size_t at = k; at-- > 0;) {
    double rest = rows[at][k];
    for (std::size_t c = at + 1; c < k; ++c) rest -= product(rows[at][c], solution[c]);
    solution[at] = rest / rows[at][at];
    if (!std::isfinite(solution[at])) return std::nullopt;
  }
  return solution;
}

}  // namespace journeyrank
