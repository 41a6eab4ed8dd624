// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/prosa_c.hpp"

#include <cmath>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Promethee2;
using journeyrank::ProsaC;
using journeyrank::ValueRow;

using List = std::vector<double>;

TEST_CASE("prosa_c: the net flow less the weighted mean distance of the flows on single criteria from it") {
  Splitmix64 random(61);
  for (std::size_t round = 0; round < 100; ++round) {
    std::vector<List> columns(3);
    for (auto& column : columns) {
      for (int i = 0; i < 12; ++i) column.push_back(random.unit());
    }
    const List weights = {0.5, 0.3, 0.2};
    const double balance = 0.5 * random.unit();
    const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
    const Promethee2 method{.indifference = 0.1, .preference = 0.4};
    const auto flows = method.fit({spans, weights});
    const auto scores = scores_by(ProsaC{.balance = balance, .indifference = 0.1, .preference = 0.4}, columns, weights);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const List row = {columns[0][i], columns[1][i], columns[2][i]};
      const double net = flows(ValueRow(row));
      double distance = 0.0;
      for (std::size_t c = 0; c < 3; ++c) distance += weights[c] * std::fabs(flows.flows(c, row[c]).net() - net);
      CHECK(std::fabs(scores[i] - (net - balance * distance)) < 1e-14);
    }
  }
}

TEST_CASE("prosa_c: without a balance it is promethee_2, and journeys that are all alike score 0") {
  const std::vector<List> columns = {{0.9, 0.1, 0.4}, {0.2, 0.8, 0.3}};
  CHECK(scores_by(ProsaC{.balance = 0.0}, columns, {0.75, 0.25}) == scores_by(Promethee2{}, columns, {0.75, 0.25}));
  CHECK(scores_by(ProsaC{}, {{0.3}}, {1.0}) == List{0.0});
  CHECK(scores_by(ProsaC{}, {{0.3, 0.3}}, {1.0}) == List{0.0, 0.0});
}

TEST_CASE("prosa_c: of two journeys with one net flow the more balanced one ranks higher") {
  const auto scores = scores_by(ProsaC{}, {{1.0, 0.5, 0.0}, {0.0, 0.5, 1.0}}, {0.5, 0.5});
  CHECK(scores[1] == 0.0);
  CHECK(scores[0] == doctest::Approx(-0.3).epsilon(1e-15));
  CHECK(scores[0] == scores[2]);
}

TEST_CASE("prosa_c: a balance outside of 0 to 1/2 and thresholds that contradict each other are a fault") {
  CHECK(ProsaC{}.fault().empty());
  CHECK(ProsaC{.balance = 0.6}.fault() == "balance must be 0 to 0.5");
  CHECK(ProsaC{.indifference = 0.2, .preference = 0.1}.fault() == "preference must not be below indifference");
}
