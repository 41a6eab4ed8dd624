// SPDX-License-Identifier: MIT
#include "journeyrank/judge/measured_doubt.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
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

namespace {

/// A rate that tells journeys apart, one that does not, and a mean that does not.
Model model_of_shrunk(double retention = 1.0) {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 1.0}, .weight = 1.0},
                    {.id = "retention", .scale = Anchored{0.0, 1.0}, .weight = retention},
                    {.id = "effort", .scale = Anchored{0.0, 10.0}, .weight = retention}};
  model.criteria[0].metric = Rate{.column = "a", .at_least = 1.0, .shrink = {.how = Shrink::estimated}};
  model.criteria[1].metric = Rate{.column = "b", .at_least = 1.0, .shrink = {.how = Shrink::estimated}};
  model.criteria[2].metric = Mean{.column = "c", .shrink = {.how = Shrink::estimated}};
  return model;
}

std::vector<std::vector<Estimate>> shrunk_estimates() {
  return {{measured_rate(40, 100), measured_rate(35, 100), measured_rate(10, 100)},
          {measured_rate(50, 100), measured_rate(51, 100), measured_rate(49, 100)},
          {measured_mean(5.0, 4.0, 30), measured_mean(5.05, 4.0, 30), measured_mean(4.95, 4.0, 30)}};
}

const CriteriaMatrix shrunk_matrix(Names::of(std::vector<std::string>{"a", "b", "c"}),
                                   {{.criterion = "pain", .values = {0.4, 0.35, 0.1}},
                                    {.criterion = "retention", .values = {0.5, 0.5, 0.5}},
                                    {.criterion = "effort", .values = {5.0, 5.0, 5.0}}});

}  // namespace

TEST_CASE("doubt_of_measured: what cannot be told apart reorders nobody") {
  // Their shrunk rates and means are one number for all: doubt of it moves all scores alike.
  const auto ranks = [](double weight) {
    const Model model = model_of_shrunk(weight);
    const auto found = acceptability(Scorer::fit(shrunk_matrix, model), shrunk_matrix, {.belief = WeightBelief::stated},
                                     doubt_of_measured(model, shrunk_estimates()), {.draws = 5000, .threads = 1});
    std::vector<std::uint64_t> counts;
    for (std::size_t j = 0; j < 3; ++j) {
      for (std::size_t rank = 1; rank <= 3; ++rank) counts.push_back(found.ranks.count(j, rank));
    }
    return counts;
  };
  CHECK(ranks(1.0) == ranks(0.0));
  CHECK(ranks(1.0)[0] < 5000);
}

TEST_CASE("doubt_of_measured: cells that rest on one number share its draws, whatever follows from it") {
  auto estimates = shrunk_estimates();
  for (std::size_t j = 0; j < 3; ++j) estimates[1][j].outcome = {.factor = 0.25 * static_cast<double>(j + 1)};
  const Model model = model_of_shrunk();
  const CellDoubt doubt = doubt_of_measured(model, estimates);
  REQUIRE(doubt.groups.size() == 2);
  CHECK(doubt.groups[0].correlation == 1.0);
  CHECK(doubt.groups[0].cells == std::vector<CellGroup::At>{{0, 1}, {1, 1}, {2, 1}});
  CHECK(doubt.groups[1].cells[0] == CellGroup::At{0, 2});
  const Scorer scorer = Scorer::fit(shrunk_matrix, model);
  const CellDraws cells(scorer, shrunk_matrix, ValueMatrix(scorer, shrunk_matrix), doubt);
  for (std::uint64_t draw = 0; draw < 100; ++draw) {
    const double one = cells.value(1, draw, 0, 1);
    CHECK(cells.value(1, draw, 1, 1) == 2.0 * one);
    CHECK(cells.value(1, draw, 2, 1) == doctest::Approx(3.0 * one).epsilon(1e-15));
    CHECK(cells.value(1, draw, 0, 2) == cells.value(1, draw, 1, 2));
  }
  CHECK(cells.value(1, 1, 0, 1) != cells.value(1, 2, 0, 1));
}

TEST_CASE("doubt_of_measured: without shrinkage, and where journeys are told apart, each has draws of its own") {
  Model model = model_of_shrunk();
  model.criteria[1].metric = Rate{.column = "b", .at_least = 1.0, .shrink = {.how = Shrink::none}};
  model.criteria[2].metric = Mean{.column = "c", .shrink = {.how = Shrink::none}};
  CHECK(doubt_of_measured(model, shrunk_estimates()).groups.empty());
}

TEST_CASE("doubt_of_measured: cells of samples too small to tell their doubt are counted, those switched off are not") {
  Model model = model_of_three();
  CHECK(doubt_of_measured(model, estimates()).untold == 2);
  model.criteria[2].weight = 0.0;
  CHECK(doubt_of_measured(model, estimates()).untold == 1);
}
