// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// An Eigen object whose numbers stand in memory as doubles: a matrix, a map, a block; no unevaluated expression.
template <class Derived>
concept eigen_memory = std::same_as<typename Derived::Scalar, double> &&(Derived::Flags& Eigen::DirectAccessBit) != 0;

/// A criteria matrix over an Eigen matrix: a row a journey, a column a criterion.
///
/// Shape   n × m, with m names of criteria; n ids of journeys, or none to number the rows
/// Edge    columns that are contiguous doubles are borrowed, and must outlive the matrix; others are copied
/// Errors  shape_mismatch if the numbers of names and columns differ; those of CriteriaMatrix
/// Cost    O(n m), one reading of the values
template <class Derived>
CriteriaMatrix from_eigen(const Eigen::DenseBase<Derived>& values, std::span<const std::string> criteria,
                          Names journeys = {}, MatrixDetails details = {}) {
  const auto rows = static_cast<std::size_t>(values.rows());
  if (static_cast<std::size_t>(values.cols()) != criteria.size()) {
    throw Error(errc::shape_mismatch, "the Eigen matrix has " + std::to_string(values.cols()) + " columns for " +
                                          std::to_string(criteria.size()) + " criteria");
  }
  std::vector<MatrixColumn> columns;
  for (const auto& criterion : criteria) columns.push_back({.criterion = criterion});
  if constexpr (eigen_memory<Derived>) {
    const auto& memory = values.derived();
    const Eigen::Index stride = Derived::IsRowMajor ? memory.outerStride() : memory.innerStride();
    const Eigen::Index step = Derived::IsRowMajor ? memory.innerStride() : memory.outerStride();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const double* first = memory.data() + static_cast<Eigen::Index>(c) * step;
      if (stride == 1 || rows < 2) {
        columns[c].borrowed = {first, rows};
        continue;
      }
      for (Eigen::Index row = 0; row < values.rows(); ++row) columns[c].values.push_back(first[row * stride]);
    }
  } else {
    const Eigen::MatrixXd evaluated = values.derived().template cast<double>().matrix();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const double* first = evaluated.data() + c * rows;
      columns[c].values.assign(first, first + rows);
    }
  }
  if (journeys.empty()) journeys = Names::numbered(rows);
  return CriteriaMatrix(std::move(journeys), std::move(columns), std::move(details));
}

/// A matrix that ends with the statement cannot be borrowed from: give it a name.
template <class Scalar, int Rows, int Columns, int Options, int MaxRows, int MaxColumns>
CriteriaMatrix from_eigen(Eigen::Matrix<Scalar, Rows, Columns, Options, MaxRows, MaxColumns>&& values,
                          std::span<const std::string> criteria, Names journeys = {},
                          MatrixDetails details = {}) = delete;

/// The scores of all journeys as an Eigen vector. Errors: those of Scorer::score.
inline Eigen::VectorXd score_to_eigen(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  Eigen::VectorXd scores(static_cast<Eigen::Index>(matrix.journey_count()));
  scorer.score(matrix, std::span<double>(scores.data(), matrix.journey_count()), threads);
  return scores;
}

/// The scores of a ranking, by row of its matrix; they live as long as the ranking.
inline Eigen::Map<const Eigen::VectorXd> scores_in_eigen(const Ranking& ranking) {
  return {ranking.scores().data(), static_cast<Eigen::Index>(ranking.size())};
}

}  // namespace journeyrank
