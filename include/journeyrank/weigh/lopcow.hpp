// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/centred_products.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/exact_block.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// Logarithmic percentage change: how far apart the root mean square and the standard deviation (divided by n - 1) of a
/// criterion between its extremes are, |ln(rms / deviation)|.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit or zero point changes no weight
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights
/// Errors  empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  ecer2022lopcow, equations 1 to 4
/// Cost    O(n m)
/// Use     to repeat a study that has it. It gives most where values between the extremes lie high and close together,
///         so it can say the opposite of the others
struct Lopcow {
  static constexpr const char* name = "lopcow";
  static constexpr const char* formula =
      "proportional to |ln(root mean square / standard deviation)| of the min-max values";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    std::vector<double> merits;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      merits.push_back(varies(matrix, c) ? change(min_max_column(matrix.column(c), directions[c])) : 0.0);
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Lopcow&, const Lopcow&) = default;

 private:
  static double change(const std::vector<double>& line) {
    const auto n = static_cast<double>(line.size());
    ExactSum sum;
    add_products(sum, line, line.data(), Cut(1.0));
    const double squares = sum.value();
    const double deviation = spread_of(line).deviation;
    const double variance = product(deviation, deviation) * n / (n - 1.0);
    return std::abs(natural_log(squares / n / variance)) / 2.0;
  }
};

static_assert(fully_described<Lopcow>);

}  // namespace journeyrank
