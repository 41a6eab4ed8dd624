// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/electre_3.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"
#include "refusal.hpp"

using journeyrank::Electre3;
using journeyrank::TwoPlaces;

using List = std::vector<double>;

TEST_CASE("electre_3: the mean of the places in both distillations, turned") {
  const List column = {0.9, 0.5, 0.1};
  const std::vector<std::span<const double>> spans = {column};
  const auto fitted = Electre3{}.fit({spans, List{1.0}});
  CHECK(fitted.places == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {3, 3}});
  CHECK(fitted(journeyrank::ValueRow(List{0.5})) == 0.5);
  CHECK(fitted(journeyrank::ValueRow(List{0.7})) == 0.75);
  CHECK(fitted(journeyrank::ValueRow(List{0.0})) == 0.0);
}

TEST_CASE("electre_3: a difference within the indifference tells no journey from another") {
  CHECK(scores_by(Electre3{.indifference = 0.1, .preference = 0.2}, {{0.55, 0.5}}, {1.0}) == List{1.0, 1.0});
  CHECK(scores_by(Electre3{.indifference = 0.1, .preference = 0.2}, {{0.75, 0.5}}, {1.0}) == List{1.0, 0.5 - 0.5});
}

TEST_CASE("electre_3: one journey, or several alike, score 1") {
  CHECK(scores_by(Electre3{}, {{0.3}}, {1.0}) == List{1.0});
  CHECK(scores_by(Electre3{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{1.0, 1.0});
}

TEST_CASE("electre_3: thresholds that contradict each other and lines outside of their range are a fault") {
  CHECK(Electre3{}.fault().empty());
  CHECK(Electre3{.indifference = 0.2, .preference = 0.1}.fault() == "preference must not be below indifference");
  CHECK(Electre3{.intercept = 1.5}.fault() == "intercept must be 0 to 1");
  CHECK(Electre3{.slope = 0.1}.fault() == "slope must be -1 to 0");
}

TEST_CASE("electre_3: more journeys than pairs can be looked through are refused") {
  const List column(journeyrank::most_outranking_journeys + 1, 0.5);
  const std::vector<std::span<const double>> spans = {column};
  CHECK(refusal_code([&] { Electre3{}.fit({spans, List{1.0}}); }) == "too_large");
}
