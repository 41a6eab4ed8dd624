// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// Numbers >= 0 as shares of their sum, which is exact: the order of the criteria changes no bit.
///
/// Edge    all are 0: equal shares
inline std::vector<double> shares_of(std::span<const double> merits) {
  ExactSum sum;
  for (const double merit : merits) sum.add(merit);
  const double total = sum.value();
  std::vector<double> shares;
  for (const double merit : merits)
    shares.push_back(total > 0.0 ? merit / total : 1.0 / static_cast<double>(merits.size()));
  return shares;
}

}  // namespace journeyrank
