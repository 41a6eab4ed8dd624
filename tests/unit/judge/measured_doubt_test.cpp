// SPDX-License-Identifier: MIT
#include "journeyrank/judge/measured_doubt.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/robustness.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

/// Estimates of a mean, a ratio of two quantiles and a quantile for two journeys.
std::vector<std::vector<Estimate>> estimates() {
  Estimate ratio = measured(1.2, 50);
  ratio.interval = {1.15, 1.25};
  Estimate few = measured(300.0, 4);
  few.has_interval = false;
  return {{measured_mean(5.0, 1.0, 40), measured_mean(6.0, 0.0, 1)}, {ratio, ratio}, {few, not_measured("none")}};
}

Model model_of_three() {
  const auto criterion = [](const char* id, MetricChoice metric) {
    Criterion one{.id = id, .weight = 1.0};
    one.metric = std::move(metric);
    return one;
  };
  Model model;
  model.criteria = {criterion("mean", Mean{.column = "csat"}), criterion("even", Consistency{"handle_s"}),
                    criterion("p90", Quantile{.column = "handle_s", .p = 0.9})};
  return model;
}

}  // namespace

TEST_CASE("doubt_of_measured: an interval is drawn from where there is no distribution") {
  const CellDoubt doubt = doubt_of_measured(model_of_three(), estimates());
  REQUIRE(doubt.distributions.size() == 3);
  CHECK(std::holds_alternative<StudentCell>(doubt.distributions[0][0].shape));
  CHECK(doubt.distributions[1][1] == CellDistribution{IntervalCell{1.15, 1.2, 1.25}, {}});
}

TEST_CASE("doubt_of_measured: cells of samples too small to tell their doubt are counted, those switched off are not") {
  Model model = model_of_three();
  CHECK(doubt_of_measured(model, estimates()).untold == 2);
  model.criteria[2].weight = 0.0;
  CHECK(doubt_of_measured(model, estimates()).untold == 1);
}
