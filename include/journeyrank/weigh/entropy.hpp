// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_block.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/moderate_column.hpp"
#include "journeyrank/weigh/share_divergence.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// What a criterion's shares p of its own sum lack to be equal: weight ~ 1 + sum of p ln p / ln n. Directions play no
/// part.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0; all constant, as with one journey: equal weights; a cell of 0 adds 0
/// Errors  bad_number for a value below 0; empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  shannon1948mathematical; hwang1981methods, entropy method
/// Cost    O(n m), two readings of the values on threads (0: one a processor), which change no bit
/// Use     to ask whether a few journeys hold most of what a criterion counts
struct Entropy {
  static constexpr const char* name = "entropy";
  static constexpr const char* formula = "proportional to 1 + sum of p ln p / ln n, p the share of a column's sum";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions,
                                 std::size_t threads = 0) const {
    check_weighable(matrix, directions, name);
    std::vector<double> merits;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      refuse_below(Floor::zero, matrix, c, name);
      merits.push_back(varies(matrix, c) ? divergence(ModerateColumn(matrix, c), threads) : 0.0);
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Entropy&, const Entropy&) = default;

 private:
  /// (1 + sum of p ln p / ln n) * ln n: the factor is the same for every criterion. As the mean of terms >= 0, so that
  /// a column which is nearly constant keeps its digits: with y = n p, whose mean is 1, each is y ln y - y + 1.
  static double divergence(const ModerateColumn& column, std::size_t threads) {
    const std::span<const double> values = column.values();
    const auto n = static_cast<double>(values.size());
    const double mean = sum_of(values, column.reach(), threads).value() / n;
    const Cut cut(largest_divergence(column.reach(), mean));
    const auto sums = exact_sums(values.size(), 1, threads, [&](std::size_t begin, std::size_t end, auto found) {
      std::array<double, block_size> terms;
      run_kernel<DivergenceTerms>(end - begin, values.data() + begin, mean, terms.data());
      add_block(found[0], std::span(terms).first(end - begin), cut);
    });
    return sums[0].value() / n;
  }
};

static_assert(fully_described<Entropy>);

}  // namespace journeyrank
