// SPDX-License-Identifier: MIT
#include "journeyrank/io/eigen.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>
#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/rank/rank.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Error;
using journeyrank::from_eigen;
using journeyrank::Model;
using journeyrank::Names;

namespace {

const std::vector<std::string> two = {"pain", "cost"};
const Model model{.criteria = {{.id = "pain", .weight = 3.0}, {.id = "cost"}}};

Eigen::MatrixXd values() {
  Eigen::MatrixXd matrix(3, 2);
  matrix << 0.5, 0.5, 1.0, 0.0, 0.0, 1.0;
  return matrix;
}

template <class Matrix>
bool has_columns(const CriteriaMatrix& matrix, const Matrix& expected) {
  for (std::size_t row = 0; row < matrix.journey_count(); ++row) {
    for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
      if (matrix.cell(row, c) != expected(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(c))) return false;
    }
  }
  return true;
}

template <class Matrix>
concept can_be_borrowed = requires(Matrix&& matrix) {
  from_eigen(std::forward<Matrix>(matrix), two);
};

}  // namespace

TEST_CASE("eigen: contiguous columns are borrowed: matrix, block, map, column of more rows") {
  const Eigen::MatrixXd matrix = values();
  const CriteriaMatrix whole = from_eigen(matrix, two);
  CHECK(whole.column(1).data() == matrix.data() + 3);
  CHECK(has_columns(whole, matrix));
  const CriteriaMatrix block = from_eigen(matrix.bottomRows(2), two);
  CHECK(block.column(1).data() == matrix.data() + 4);
  const Eigen::Map<const Eigen::MatrixXd> map(matrix.data(), 3, 2);
  CHECK(from_eigen(map, two).column(0).data() == matrix.data());
  const Eigen::Array<double, 3, 2> fixed = matrix.array();
  CHECK(from_eigen(fixed, two).column(0).data() == fixed.data());
}

TEST_CASE("eigen: any other layout, type or expression is copied, with the same numbers") {
  const Eigen::MatrixXd matrix = values();
  const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = matrix;
  CHECK(has_columns(from_eigen(rows, two), matrix));
  const Eigen::MatrixXf single = matrix.cast<float>();
  CHECK(has_columns(from_eigen(single, two), matrix));
  CHECK(has_columns(from_eigen(matrix * 2.0, two), Eigen::MatrixXd(matrix * 2.0)));
  const Eigen::Matrix2d swap = (Eigen::Matrix2d() << 0, 1, 1, 0).finished();
  CHECK(has_columns(from_eigen(matrix * swap, two), Eigen::MatrixXd(matrix * swap)));
  CHECK(has_columns(from_eigen(matrix.transpose().transpose(), two), matrix));
  const Eigen::Map<const Eigen::MatrixXd, 0, Eigen::Stride<1, 2>> strided(rows.data(), 3, 2);
  CHECK(has_columns(from_eigen(strided, two), matrix));
}

TEST_CASE("eigen: a matrix that ends with the statement cannot be borrowed from") {
  CHECK(can_be_borrowed<const Eigen::MatrixXd&>);
  CHECK(!can_be_borrowed<Eigen::MatrixXd>);
}

TEST_CASE("eigen: one journey, no journey") {
  const Eigen::Matrix<double, 1, 2> one(0.25, 0.5);
  CHECK(has_columns(from_eigen(one, two), one));
  const Eigen::MatrixXd none(0, 2);
  CHECK(from_eigen(none, two).journey_count() == 0);
}

TEST_CASE("eigen: ids and labels are taken over; without ids the rows are numbered") {
  const Eigen::MatrixXd matrix = values();
  const auto named =
      from_eigen(matrix, two, Names::of(std::vector<std::string>{"a", "b", "c"}), {.labels = {"A", "B", "C"}});
  CHECK(named.journeys()[1] == "b");
  CHECK(named.label(2) == "C");
  CHECK(from_eigen(matrix, two).journeys()[2] == "3");
}

TEST_CASE("eigen: the wrong number of criteria and NaN are refused") {
  Eigen::MatrixXd matrix = values();
  const std::vector<std::string> one = {"pain"};
  CHECK_THROWS_WITH_AS(from_eigen(matrix, one), "shape_mismatch: the Eigen matrix has 2 columns for 1 criteria", Error);
  matrix(1, 1) = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH_AS(from_eigen(matrix, two),
                       "bad_number: journey \"2\", criterion \"cost\": found NaN; allowed: a finite number, or a "
                       "missing cell",
                       Error);
}

TEST_CASE("eigen: scores come out as a vector, the same bits as those of the ranking") {
  const Eigen::MatrixXd values_in_memory = values();
  const CriteriaMatrix matrix = from_eigen(values_in_memory, two);
  const auto ranking = journeyrank::rank(matrix, model);
  const Eigen::VectorXd scores = score_to_eigen(ranking.scorer(), matrix);
  CHECK(scores == Eigen::Vector3d(0.5, 0.75, 0.25));
  CHECK(scores_in_eigen(ranking) == scores);
}
