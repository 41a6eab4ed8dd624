// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/weigh/weighable.hpp"
#include "journeyrank/weigh/weight_shares.hpp"

namespace journeyrank {

/// Criterion impact loss: a criterion weighs more the less it loses where another is at its best.
///
/// p(i, j) is what criterion j lacks, of its best value, in the journey that is best on i; values are x under maximize
/// and lowest / x under minimize. The weights q keep q(i) * sum of p(k, i) over k = sum of p(i, j) q(j) over j.
///
/// Shape   n journeys × m criteria; returns m weights that add up to 1
/// Units   another unit changes no weight; another zero point does
/// Edge    a constant column weighs 0 and is left out of the equations; all constant, as with one journey: equal
///         weights; of several journeys that are best on a criterion the mean counts; 2^-40 is added to each p, so that
///         there is one answer also where criteria lose nothing to each other: equal weights where none ever does
/// Errors  bad_number for a value below 0, under minimize also for 0; empty_input, shape_mismatch, missing_cell as
///         check_weighable()
/// Source  zavadskas2016integrated, section 3; grassmann1985regenerative for solving without a subtraction
/// Cost    O(n m + m³), and O(n m²) where all journeys are best
/// Use     to ask on which criteria least is lost by journeys that are best on others
struct Cilos {
  static constexpr const char* name = "cilos";
  static constexpr const char* formula =
      "q with q_i * sum of p_ki = sum of p_ij q_j, p_ij what j loses where i is best";
  static constexpr auto fields() { return FieldList{}; }

  std::vector<double> operator()(const CriteriaMatrix& matrix, std::span<const Direction> directions) const {
    check_weighable(matrix, directions, name);
    std::vector<std::size_t> varying;
    std::vector<std::vector<double>> values;
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      const bool falls = directions[c] == Direction::minimize;
      refuse_below(falls ? Floor::above_zero : Floor::zero, matrix, c, name);
      if (!varies(matrix, c)) continue;
      varying.push_back(c);
      auto& column = values.emplace_back();
      for (const double raw : matrix.column(c)) {
        column.push_back(falls ? matrix.extent(c).low / raw : raw / matrix.extent(c).high);
      }
    }
    std::vector<double> merits(matrix.criterion_count(), 0.0);
    if (varying.empty()) return weight_shares(merits, matrix);
    const std::vector<double> shares = balance(losses(values));
    for (std::size_t i = 0; i < varying.size(); ++i) merits[varying[i]] = shares[i];
    return weight_shares(merits, matrix);
  }

  friend bool operator==(const Cilos&, const Cilos&) = default;

 private:
  using Square = std::vector<std::vector<double>>;

  /// What flows from criterion j to i: p(i, j), at [j][i]. The best value of each column is 1.
  static Square losses(const std::vector<std::vector<double>>& values) {
    const std::size_t m = values.size();
    Square flow(m, std::vector<double>(m, 0.0));
    for (std::size_t i = 0; i < m; ++i) {
      std::vector<std::size_t> best;
      for (std::size_t journey = 0; journey < values[i].size(); ++journey) {
        if (values[i][journey] == 1.0) best.push_back(journey);
      }
      for (std::size_t j = 0; j < m; ++j) {
        ExactSum lost;
        for (const std::size_t journey : best) lost.add(1.0 - values[j][journey]);
        flow[j][i] = lost.value() / static_cast<double>(best.size()) + 0x1p-40;
      }
    }
    return flow;
  }

  /// The shares that the flows leave as they are, by elimination from the last criterion down.
  static std::vector<double> balance(Square flow) {
    const std::size_t m = flow.size();
    for (std::size_t k = m; k-- > 1;) {
      double out = 0.0;
      for (std::size_t j = 0; j < k; ++j) out += flow[k][j];
      for (std::size_t i = 0; i < k; ++i) {
        flow[i][k] /= out;
        for (std::size_t j = 0; j < k; ++j) flow[i][j] += product(flow[i][k], flow[k][j]);
      }
    }
    std::vector<double> shares(m, 1.0);
    for (std::size_t k = 1; k < m; ++k) {
      shares[k] = 0.0;
      for (std::size_t i = 0; i < k; ++i) shares[k] += product(shares[i], flow[i][k]);
    }
    return shares;
  }
};

static_assert(fully_described<Cilos>);

}  // namespace journeyrank
