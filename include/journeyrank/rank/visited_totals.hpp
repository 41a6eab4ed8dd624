// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/scale/ratio.hpp"

namespace journeyrank {

// What relative scales are fitted on beside the extent of a column, where the column stands in no matrix: drawn cells,
// say. `present(visit)` visits the raw values that are there; their order changes no bit. They are those that
// column_totals.hpp finds of a matrix. Cost: O(n)

/// What ratios are taken of. Infinite where a term is beyond a double.
template <class Present>
ColumnTotals ratio_totals(Present&& present) {
  std::array<ExactSum, 4> sums;
  std::array<bool, 4> finite = {true, true, true, true};
  present([&](double raw) {
    const double inverse = raw == 0.0 ? std::numeric_limits<double>::infinity() : 1.0 / raw;
    const std::array<double, 4> terms = {raw, product(raw, raw), inverse, product(inverse, inverse)};
    for (std::size_t i = 0; i < terms.size(); ++i) {
      finite[i] = finite[i] && std::isfinite(terms[i]);
      if (finite[i]) sums[i].add(terms[i]);
    }
  });
  const auto total = [&](std::size_t i) {
    return finite[i] ? sums[i].value() : std::numeric_limits<double>::infinity();
  };
  return {total(0), std::sqrt(total(1)), total(2), std::sqrt(total(3))};
}

/// How many cells are present, and the sum of their logarithms. Raw values must be above 0; one that is not is left
/// out.
template <class Present>
ColumnTotals logarithm_totals(Present&& present) {
  ExactSum sum;
  ColumnTotals totals;
  present([&](double raw) {
    totals.count += 1.0;
    if (raw > 0.0) sum.add(natural_log(raw));
  });
  totals.sum_of_logs = sum.value();
  return totals;
}

/// The mean of the present cells and how far they lie from it.
template <class Present>
ColumnTotals deviation_totals(Present&& present) {
  ExactSum sum;
  ExactSum small_sum;  // in a unit so large that no sum is beyond a double
  ExactSum squares;
  ColumnTotals totals;
  present([&](double raw) {
    totals.count += 1.0;
    sum.add(raw);
    small_sum.add(raw * 0x1p-64);
  });
  if (totals.count == 0.0) return totals;
  totals.mean = sum.value() / totals.count;
  if (!std::isfinite(totals.mean)) totals.mean = small_sum.value() / totals.count * 0x1p64;
  present([&](double raw) { totals.farthest = std::max(totals.farthest, std::fabs(raw - totals.mean)); });
  if (!(totals.farthest > 0.0) || !std::isfinite(totals.farthest)) return totals;
  present([&](double raw) {
    const double share = (raw - totals.mean) / totals.farthest;
    squares.add(product(share, share));
  });
  totals.deviation = std::sqrt(squares.value() / totals.count);
  return totals;
}

/// What a scale asks of a column; nothing where it is not relative, or its extent is enough.
template <class Present>
ColumnTotals totals_for(const Scale& scale, Present&& present) {
  return visit_step(scale, [&]<class Step>(const Step&) -> ColumnTotals {
    if constexpr (takes_ratios<Step>) return ratio_totals(present);
    if constexpr (requires { Step::takes_logarithms; }) return logarithm_totals(present);
    if constexpr (requires { Step::takes_deviations; }) return deviation_totals(present);
    return {};
  });
}

}  // namespace journeyrank
