// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/electre_2.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Electre2;

using List = std::vector<double>;

TEST_CASE("electre_2: the mean of the places from the top and from the bottom, turned") {
  // Weights 0.8 and 0.2: the first strongly outranks the second (0.8 agrees, 0.1 against), both the third.
  CHECK(scores_by(Electre2{}, {{0.9, 0.6, 0.1}, {0.4, 0.5, 0.4}}, {0.8, 0.2}) == List{1.0, 0.5, 0.0});
  // 0.4 against is too much for the strong relation, not for the weak one.
  CHECK(scores_by(Electre2{}, {{0.9, 0.6}, {0.1, 0.5}}, {0.8, 0.2}) == List{1.0, 0.0});
  // 0.6 against is too much for both.
  CHECK(scores_by(Electre2{}, {{0.9, 0.6}, {0.1, 0.7}}, {0.8, 0.2}) == List{1.0, 1.0});
}

TEST_CASE("electre_2: one journey, or several alike, score 1, and a row of another stands between them") {
  CHECK(scores_by(Electre2{}, {{0.3}}, {1.0}) == List{1.0});
  CHECK(scores_by(Electre2{}, {{0.3, 0.3}}, {1.0}) == List{1.0, 1.0});
  const List column = {0.9, 0.5, 0.1};
  const std::vector<std::span<const double>> spans = {column};
  const auto fitted = Electre2{}.fit({spans, List{1.0}});
  CHECK(fitted(journeyrank::ValueRow(List{0.7})) == 0.75);
  CHECK(fitted(journeyrank::ValueRow(List{0.95})) == 1.0);
}

TEST_CASE("electre_2: levels that are no shares, or a weak relation that asks more than the strong one, are a fault") {
  CHECK(Electre2{}.fault().empty());
  CHECK(Electre2{.strong_concordance = 1.1}.fault() == "a level must be 0 to 1");
  CHECK(Electre2{.weak_concordance = 0.9}.fault() == "weak_concordance must not be above strong_concordance");
  CHECK(Electre2{.weak_discordance = 0.1}.fault() == "weak_discordance must not be below strong_discordance");
}
