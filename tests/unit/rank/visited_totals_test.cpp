// SPDX-License-Identifier: MIT
#include "journeyrank/rank/visited_totals.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/column_totals.hpp"

#include "splitmix64.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

auto all_of(const std::vector<double>& raw) {
  return [raw](auto&& visit) {
    for (const double each : raw) visit(each);
  };
}

}  // namespace

TEST_CASE("visited_totals: the mean and the deviation of a column, also where its sum is beyond a double") {
  const auto found = deviation_totals(all_of({1.0, 5.0}));
  CHECK(found.count == 2.0);
  CHECK(found.mean == 3.0);
  CHECK(found.farthest == 2.0);
  CHECK(found.deviation == 1.0);
  const auto huge = deviation_totals(all_of({1.6e308, 1.5e308}));
  CHECK(huge.mean > 1.54e308);
  CHECK(huge.mean < 1.56e308);
  CHECK(huge.deviation > 0.99);
  CHECK(deviation_totals(all_of({2.0, 2.0})).farthest == 0.0);
  CHECK(deviation_totals(all_of({})).count == 0.0);
}

TEST_CASE("visited_totals: the sum of the logarithms of a column counts its present cells") {
  const auto found = logarithm_totals(all_of({1.0}));
  CHECK(found.count == 1.0);
  CHECK(found.sum_of_logs == 0.0);
  CHECK(logarithm_totals(all_of({1.0, 1.0})).count == 2.0);
}

TEST_CASE("visited_totals: sums and norms of a column, of its inverses infinite where a cell is 0") {
  const auto found = ratio_totals(all_of({4.0, 0.25}));
  CHECK(found.sum == 4.25);
  CHECK(found.norm == std::sqrt(16.0625));
  CHECK(found.sum_of_inverses == 4.25);
  CHECK(found.norm_of_inverses == std::sqrt(16.0625));
  CHECK(std::isinf(ratio_totals(all_of({4.0, 0.0})).sum_of_inverses));
}

TEST_CASE("visited_totals: a scale is told what it asks for, and nothing else") {
  CHECK(totals_for(Scale(SumRatio{}), all_of({1.0, 3.0})).sum == 4.0);
  CHECK(totals_for(Scale(LogarithmicRatio{}), all_of({1.0, 3.0})).count == 2.0);
  CHECK(totals_for(Scale(ZScore{}), all_of({1.0, 3.0})).mean == 2.0);
  CHECK(totals_for(Scale(MinMax{}), all_of({1.0, 3.0})).sum == 0.0);
}

TEST_CASE("visited_totals: they are those of a column of a matrix, bit for bit") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<double> raw;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < 1 + random.below(3000); ++i) {
      raw.push_back(1e-3 + 100.0 * random.unit());
      ids.push_back(std::to_string(i));
    }
    Model model;
    model.criteria = {{.id = "pain"}};
    const CriteriaMatrix matrix(Names::of(ids), {{.criterion = "pain", .values = raw}});
    const BoundMatrix bound(matrix, model, weights_of(model));
    const ColumnTotals ratios = ratio_totals(all_of(raw));
    CHECK(ratios.sum == ratio_total(bound, 0, RatioTotal::sum).sum);
    CHECK(ratios.norm == ratio_total(bound, 0, RatioTotal::norm).norm);
    CHECK(ratios.sum_of_inverses == ratio_total(bound, 0, RatioTotal::sum_of_inverses).sum_of_inverses);
    CHECK(ratios.norm_of_inverses == ratio_total(bound, 0, RatioTotal::norm_of_inverses).norm_of_inverses);
    CHECK(logarithm_totals(all_of(raw)).sum_of_logs == logarithms(bound, 0).sum_of_logs);
    CHECK(deviation_totals(all_of(raw)).mean == deviations(bound, 0).mean);
    CHECK(deviation_totals(all_of(raw)).deviation == deviations(bound, 0).deviation);
  }
}
