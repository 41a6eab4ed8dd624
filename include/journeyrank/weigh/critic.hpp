// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
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
/// Cost    O(n m²); O(n m² + n m log n) by rank, O(n² m²) by distance; O(n m) memory
struct Critic {
  Likeness correlation = Likeness::pearson;  ///< how r is found

  static constexpr const char* name = "critic";
  static constexpr const char* formula = "proportional to deviation * sum of (1 - r), on min-max values";
  static constexpr auto fields() { return FieldList{Field{"correlation", &Critic::correlation, "how r is found"}}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    const std::size_t m = matrix.criterion_count();
    std::vector<Profile> profiles(m);
    std::vector<double> merits(m, 0.0);
    for (std::size_t c = 0; c < m; ++c) {
      if (!varies(matrix, c)) continue;
      const std::vector<double> line = min_max_column(matrix.column(c), directions[c]);
      merits[c] = spread_of(line).deviation;
      profiles[c] = profile(line);
    }
    std::vector<ExactSum> conflicts(m);
    for (std::size_t c = 0; c < m; ++c) {
      for (std::size_t other = 0; other < c; ++other) {
        if (profiles[c].values.empty() || profiles[other].values.empty()) continue;
        const double conflict = 1.0 - likeness(profiles[other], profiles[c]);
        if (conflict < 1e-12) continue;
        conflicts[c].add(conflict);
        conflicts[other].add(conflict);
      }
    }
    for (std::size_t c = 0; c < m; ++c) merits[c] = product(merits[c], conflicts[c].value());
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Critic&, const Critic&) = default;

 private:
  /// What a column is compared by: its values or ranks about their mean, with the sum of their squares; by distance
  /// its values as they are.
  struct Profile {
    std::vector<double> values = {};
    double squares = 0.0;
  };

  Profile profile(const std::vector<double>& line) const {
    if (correlation == Likeness::distance) return {.values = line};
    Profile found{.values = correlation == Likeness::spearman ? centred_ranks(line) : line};
    const double mean = spread_of(found.values).mean;
    for (double& each : found.values) each -= mean;
    found.squares = dot(found.values, found.values);
    return found;
  }

  double likeness(const Profile& a, const Profile& b) const {
    if (correlation == Likeness::distance) return distance_correlation(a.values, b.values);
    return std::clamp(dot(a.values, b.values) / std::sqrt(product(a.squares, b.squares)), -1.0, 1.0);
  }

  static double dot(const std::vector<double>& a, const std::vector<double>& b) {
    ExactSum sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum.add(product(a[i], b[i]));
    return sum.value();
  }
};

static_assert(fully_described<Critic>);

}  // namespace journeyrank
