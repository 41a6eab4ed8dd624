// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/centred_products.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/rank_correlation.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/distance_correlation.hpp"
#include "journeyrank/weigh/moderate_column.hpp"
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
/// r is how alike two columns are: Pearson's on a straight line; with correlation=spearman in rank; with
/// correlation=distance in any way at all, straight or bent.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit or zero point changes no weight
/// Edge    a constant column weighs 0 and changes nothing for the others; all constant, as with one journey, or no two
///         in conflict (1 - r below 1e-12 counts as 0), as with one criterion: equal weights for those not constant
/// Errors  empty_input, shape_mismatch, missing_cell as check_weighable()
/// Source  diakoulaki1995determining; krishnan2021modified for distance
/// Cost    O(n m²), two readings of the values on threads (0: one a processor), which change no bit; by rank
///         O(n m log n) more and O(n m) memory; by distance O(n² m²) and O(n m) memory
/// Use     to find double counting: criteria that rise and fall together get little. Take spearman where one journey
///         far off would make Pearson's r, and distance where criteria may depend on each other along a bend
struct Critic {
  Likeness correlation = Likeness::pearson;  ///< how r is found

  static constexpr const char* name = "critic";
  static constexpr const char* formula = "proportional to deviation * sum of (1 - r), on min-max values";
  static constexpr auto fields() { return FieldList{Field{"correlation", &Critic::correlation, "how r is found"}}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions,
                                 std::size_t threads = 0) const {
    check_weighable(matrix, directions, name);
    std::vector<std::size_t> varying;
    std::vector<ModerateColumn> columns;
    std::vector<std::span<const double>> values;
    std::vector<Extent> reach;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      if (!varies(matrix, c)) continue;
      varying.push_back(c);
      columns.emplace_back(matrix, c);
      values.push_back(columns.back().values());
      reach.push_back(columns.back().reach());
    }
    const CentredProducts products(values, reach, threads);
    const std::vector<double> likeness = likenesses(values, products, threads);
    std::vector<double> merits(matrix.criterion_count(), 0.0);
    for (std::size_t i = 0; i < varying.size(); ++i) {
      ExactSum conflicts;
      for (std::size_t k = 0; k < varying.size(); ++k) {
        const bool turned = correlation != Likeness::distance && directions[varying[i]] != directions[varying[k]];
        const double alike = likeness[i * varying.size() + k];
        const double conflict = turned ? 1.0 + alike : 1.0 - alike;
        if (i != k && conflict >= 1e-12) conflicts.add(conflict);
      }
      const double deviation = std::sqrt(products(i, i) / static_cast<double>(matrix.journey_count()));
      merits[varying[i]] = product(deviation / columns[i].range(), conflicts.value());
    }
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Critic&, const Critic&) = default;

 private:
  /// How alike each two columns are as they stand, whatever their directions: m × m.
  std::vector<double> likenesses(std::span<const std::span<const double>> columns, const CentredProducts& products,
                                 std::size_t threads) const {
    if (correlation == Likeness::pearson) return correlations(products, columns.size());
    if (correlation == Likeness::distance) return correlations(DistanceProducts(columns, threads), columns.size());
    std::vector<std::vector<double>> ranks;
    for (const auto column : columns) ranks.push_back(centred_ranks(column));
    const std::vector<std::span<const double>> borrowed(ranks.begin(), ranks.end());
    const auto n = static_cast<double>(columns.empty() ? 0 : columns[0].size());
    const std::vector<Extent> reach(ranks.size(), Extent{.low = -n, .high = n});
    return correlations(CentredProducts(borrowed, reach, threads), columns.size());
  }

  template <class Products>
  static std::vector<double> correlations(const Products& products, std::size_t m) {
    std::vector<double> found;
    for (std::size_t a = 0; a < m; ++a) {
      for (std::size_t b = 0; b < m; ++b) found.push_back(products.correlation(a, b));
    }
    return found;
  }
};

static_assert(fully_described<Critic>);

}  // namespace journeyrank
