// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/electre_2.hpp"

#include <cstddef>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

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

TEST_CASE("electre_2: the number of threads changes no place, and a thousand journeys are placed by the levels") {
  Splitmix64 random(12);
  std::vector<List> columns(3);
  for (List& column : columns) {
    for (std::size_t i = 0; i < 1000; ++i) column.push_back(static_cast<double>(random.below(21)) / 20.0);
  }
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const List weights = {0.5, 0.3, 0.2};
  journeyrank::WeighedColumns given{spans, weights};
  const auto places = Electre2{}.fit(given).places;
  given.threads = 3;
  CHECK(Electre2{}.fit(given).places == places);
  const auto agreed = concordance_matrix(given);
  const auto against = discordance_matrix(given);
  const auto relation = [&](const journeyrank::OutrankingLevels& levels) {
    journeyrank::PairBits bits(1000);
    for (std::size_t a = 0; a < 1000; ++a) {
      for (std::size_t b = 0; b < 1000; ++b) {
        if (a != b && levels.reached(agreed(a, b), agreed(b, a), against(a, b))) bits.set(a, b);
      }
    }
    return bits;
  };
  CHECK(places == outranking_places(relation({0.75, 0.25}), relation({0.6, 0.5})));
}

TEST_CASE("electre_2: more journeys than the memory holds are refused") {
  const List column(journeyrank::most_outranking_journeys + 1, 0.5);
  const std::vector<std::span<const double>> spans = {column};
  CHECK(refusal_code([&] { Electre2{}.fit({spans, List{1.0}}); }) == "too_large");
}
