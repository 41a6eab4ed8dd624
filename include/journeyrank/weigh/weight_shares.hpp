// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/weigh/shares.hpp"
#include "journeyrank/weigh/weighable.hpp"

namespace journeyrank {

/// The weights of criteria whose data deserve them by so much.
///
/// Edge    a constant column has merit 0, so its weight is 0; all merits are 0: equal weights for the columns that are
///         not constant, and for all of them if each is
inline std::vector<double> weight_shares(std::span<const double> merits, const CriteriaMatrix& matrix) {
  assert(merits.size() == matrix.criterion_count());
  for (const double merit : merits) {
    if (merit > 0.0) return shares_of(merits);
  }
  std::vector<double> presence;
  for (std::size_t c = 0; c < matrix.criterion_count(); ++c) presence.push_back(varies(matrix, c) ? 1.0 : 0.0);
  return shares_of(presence);
}

}  // namespace journeyrank
