// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/promethee_2.hpp"

#include <cmath>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Preference;
using journeyrank::Promethee2;
using journeyrank::ValueRow;
using enum journeyrank::PreferenceShape;

using List = std::vector<double>;

TEST_CASE("promethee_2: flows are the mean preferences over the others and of the others") {
  const std::vector<List> columns = {{1.0, 0.5, 0.0}, {0.0, 0.75, 0.25}};
  const List weights = {0.75, 0.25};
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const std::vector<std::optional<Preference>> stated = {Preference{.shape = v_shape, .preference = 1.0}, std::nullopt};
  const auto fitted = Promethee2{}.fit({spans, weights, {}, {}, stated});
  // Over the second: 0.75 / 2, over the third 0.75; of them 0.25 each.
  const auto first = fitted.flows(ValueRow(List{1.0, 0.0}));
  CHECK(first.over == (0.375 + 0.75) / 2.0);
  CHECK(first.under == 0.25);
  CHECK(fitted(ValueRow(List{1.0, 0.0})) == 0.5625 - 0.25);
  const auto second = fitted.flows(ValueRow(List{0.5, 0.75}));
  CHECK(second.over == (0.25 + 0.375 + 0.25) / 2.0);
  CHECK(second.under == 0.375 / 2.0);
}

TEST_CASE("promethee_2: net flows of the fitted journeys add up to 0") {
  Splitmix64 random(31);
  for (const auto shape : {usual, u_shape, v_shape, level, linear, gaussian}) {
    std::vector<List> columns(3);
    for (auto& column : columns) {
      for (int i = 0; i < 50; ++i) column.push_back(static_cast<double>(random.below(11)) / 10.0);
    }
    const Promethee2 method{.shape = shape, .indifference = 0.1, .preference = 0.4, .inflection = 0.2};
    double sum = 0.0;
    for (const double score : scores_by(method, columns, {0.5, 0.3, 0.2})) sum += score;
    CHECK(std::fabs(sum) < 1e-12);
  }
}

TEST_CASE("promethee_2: one journey, or several alike, score 0") {
  CHECK(scores_by(Promethee2{}, {{0.3}}, {1.0}) == List{0.0});
  CHECK(scores_by(Promethee2{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{0.0, 0.0});
}

TEST_CASE("promethee_2: thresholds that contradict each other are a fault") {
  CHECK(Promethee2{}.fault().empty());
  CHECK(Promethee2{.indifference = 0.2, .preference = 0.1}.fault() == "preference must not be below indifference");
  CHECK(Promethee2{.shape = gaussian}.fault() == "the gaussian shape needs an inflection above 0");
}
