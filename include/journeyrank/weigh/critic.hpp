// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/rank_correlation.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/distance_correlation.hpp"
#include "journeyrank/weigh/scaled_column.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// How alike two criteria are: on a straight line, in rank, or in any way at all.
enum class Likeness { pearson, spearman, distance };

constexpr auto enumerators(Likeness) {
  using enum Likeness;
  return std::array{Enumerator{"pearson", pearson}, Enumerator{"spearman", spearman}, Enumerator{"distance", distance}};
}

/// Contrast times conflict: the standard deviation of a criterion between its extremes, times the sum of 1 - r over
/// the other criteria.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit or zero point changes no weight
/// Edge    a constant column weighs 0 and changes nothing for the others; all constant, as with one journey, or no two
///         in conflict (1 - r below 1e-12 counts as 0), as with one criterion: equal weights for those not constant
/// Errors  empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  diakoulaki1995determining; krishnan2021modified for distance
/// Cost    O(n m²); O(n m² log n) by rank, O(n² m²) by distance
struct Critic {
  Likeness correlation = Likeness::pearson;  ///< how r is found

  static constexpr const char* name = "critic";
  static constexpr const char* formula = "proportional to deviation * sum of (1 - r), on min-max values";
  static constexpr auto fields() { return FieldList{Field{"correlation", &Critic::correlation, "how r is found"}}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    const std::size_t m = matrix.criterion_count();
    std::vector<std::vector<double>> lines(m);
    for (std::size_t c = 0; c < m; ++c) {
      if (varies(matrix, c)) lines[c] = min_max_column(matrix.column(c), directions[c]);
    }
    std::vector<ExactSum> conflicts(m);
    for (std::size_t c = 0; c < m; ++c) {
      for (std::size_t other = 0; other < c; ++other) {
        if (lines[c].empty() || lines[other].empty()) continue;
        const double conflict = 1.0 - likeness(lines[other], lines[c]);
        if (conflict < 1e-12) continue;
        conflicts[c].add(conflict);
        conflicts[other].add(conflict);
      }
    }
    std::vector<double> merits(m, 0.0);
    for (std::size_t c = 0; c < m; ++c) {
      if (!lines[c].empty()) merits[c] = product(spread_of(lines[c]).deviation, conflicts[c].value());
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Critic&, const Critic&) = default;

 private:
  double likeness(std::span<const double> a, std::span<const double> b) const {
    if (correlation == Likeness::spearman) return spearman(a, b);
    if (correlation == Likeness::distance) return distance_correlation(a, b);
    const double mean_a = spread_of(a).mean;
    const double mean_b = spread_of(b).mean;
    CentredCorrelation pearson;
    for (std::size_t i = 0; i < a.size(); ++i) pearson.add(a[i] - mean_a, b[i] - mean_b);
    return pearson.value();
  }
};

static_assert(fully_described<Critic>);

}  // namespace journeyrank
