// SPDX-License-Identifier: MIT
#include "journeyrank/rank/column_totals.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/exact_sum.hpp"

#include "splitmix64.hpp"

using journeyrank::BoundMatrix;
using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::RatioTotal;
using journeyrank::weights_of;

namespace {

CriteriaMatrix matrix_of(std::vector<MatrixColumn> columns) {
  const std::size_t journeys = columns[0].values.size();
  return CriteriaMatrix(Names::numbered(journeys), std::move(columns));
}

Model two_criteria(Missing missing = Missing::reject) {
  Model model;
  model.criteria = {{.id = "pain", .missing = missing}, {.id = "cost", .missing = missing}};
  return model;
}

}  // namespace

TEST_CASE("column_totals: each total is the exact sum of its terms over the present cells, for any number of threads") {
  Splitmix64 random(1);
  std::vector<double> values;
  std::vector<std::uint8_t> missing;
  journeyrank::ExactSum sums[4];
  for (std::size_t i = 0; i < 200'001; ++i) {
    values.push_back(random.between(0.5, 2000.0));
    missing.push_back(i % 7 == 3 ? 1 : 0);
    if (missing.back() != 0) continue;
    const double raw = values.back();
    sums[0].add(raw);
    sums[1].add(raw * raw);
    sums[2].add(1.0 / raw);
    sums[3].add((1.0 / raw) * (1.0 / raw));
  }
  const Model model = two_criteria(Missing::worst);
  const CriteriaMatrix matrix =
      matrix_of({{.criterion = "pain", .values = values, .missing = missing}, {.criterion = "cost", .values = values}});
  const BoundMatrix bound(matrix, model, weights_of(model));
  for (const std::size_t threads : {1U, 2U, 3U}) {
    CHECK(ratio_total(bound, 0, RatioTotal::sum, threads).sum == sums[0].value());
    CHECK(ratio_total(bound, 0, RatioTotal::norm, threads).norm == std::sqrt(sums[1].value()));
    CHECK(ratio_total(bound, 0, RatioTotal::sum_of_inverses, threads).sum_of_inverses == sums[2].value());
    CHECK(ratio_total(bound, 0, RatioTotal::norm_of_inverses, threads).norm_of_inverses == std::sqrt(sums[3].value()));
  }
  CHECK(ratio_total(bound, 0, RatioTotal::none).sum == 0.0);
}

TEST_CASE("column_totals: infinite where a term is beyond a double") {
  const Model model = two_criteria();
  const CriteriaMatrix matrix =
      matrix_of({{.criterion = "pain", .values = {0.0, 1.0}}, {.criterion = "cost", .values = {1e200, 1.0}}});
  const BoundMatrix bound(matrix, model, weights_of(model));
  CHECK(std::isinf(ratio_total(bound, 0, RatioTotal::sum_of_inverses).sum_of_inverses));
  CHECK(std::isinf(ratio_total(bound, 1, RatioTotal::norm).norm));
  CHECK(ratio_total(bound, 1, RatioTotal::sum).sum == 1e200);
}

TEST_CASE("column_totals: the mean and the deviation of a column, also where its sum is beyond a double") {
  const Model model = two_criteria();
  const auto deviations = [&](double a, double b) {
    const CriteriaMatrix matrix =
        matrix_of({{.criterion = "pain", .values = {a, b}}, {.criterion = "cost", .values = {a, b}}});
    return journeyrank::deviations(BoundMatrix(matrix, model, weights_of(model)), 0);
  };
  const auto found = deviations(1.0, 5.0);
  CHECK(found.count == 2.0);
  CHECK(found.mean == 3.0);
  CHECK(found.farthest == 2.0);
  CHECK(found.deviation == 1.0);
  const auto huge = deviations(1.6e308, 1.5e308);
  CHECK(huge.mean > 1.54e308);
  CHECK(huge.mean < 1.56e308);
  CHECK(huge.deviation > 0.99);
  CHECK(deviations(2.0, 2.0).farthest == 0.0);
}

TEST_CASE("column_totals: the sum of the logarithms of a column counts its present cells") {
  const Model model = two_criteria(Missing::worst);
  const CriteriaMatrix matrix = matrix_of(
      {{.criterion = "pain", .values = {1.0, 9.0}, .missing = {0, 1}}, {.criterion = "cost", .values = {1.0, 1.0}}});
  const BoundMatrix bound(matrix, model, weights_of(model));
  CHECK(logarithms(bound, 0).count == 1.0);
  CHECK(logarithms(bound, 0).sum_of_logs == 0.0);
  CHECK(logarithms(bound, 1).count == 2.0);
}
