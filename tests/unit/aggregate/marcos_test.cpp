// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/marcos.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Marcos;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("marcos: the utility function of both degrees, step by step as published") {
  Splitmix64 random(79);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random, false);
    List s(given.journeys(), 0.0);
    double ideal = 0.0;
    double anti_ideal = 0.0;
    for (std::size_t c = 0; c < given.criteria(); ++c) {
      const List& column = given.values[c];
      const double best = *std::max_element(column.begin(), column.end());
      ideal += given.weights[c];
      anti_ideal += given.weights[c] * *std::min_element(column.begin(), column.end()) / best;
      for (std::size_t i = 0; i < s.size(); ++i) s[i] += given.weights[c] * column[i] / best;
    }
    const List scores = scores_by(Marcos{}, given);
    for (std::size_t i = 0; i < s.size(); ++i) {
      const double plus = s[i] / ideal;
      const double minus = s[i] / anti_ideal;
      const double of_minus = plus / (plus + minus);
      const double of_plus = minus / (plus + minus);
      const double expected = (plus + minus) / (1.0 + (1.0 - of_plus) / of_plus + (1.0 - of_minus) / of_minus);
      CHECK(scores[i] == doctest::Approx(expected).epsilon(1e-12));
    }
  }
}

TEST_CASE("marcos: journeys that are all alike score 2/3, with something or with nothing") {
  CHECK(scores_by(Marcos{}, {{0.3, 0.3}, {0.0, 0.0}}, {0.5, 0.5}) == List{2.0 / 3.0, 2.0 / 3.0});
}

TEST_CASE("marcos: where the worst has 0 on every criterion the score is the share of the best") {
  CHECK(scores_by(Marcos{}, {{0.8, 0.0}, {0.0, 0.5}}, {0.75, 0.25}) == List{0.75, 0.25});
}

TEST_CASE("marcos: a journey beyond those fitted on counts as the nearest of them") {
  const Columns columns = {{0.2, 0.6}};
  CHECK(score_of_another(Marcos{}, columns, {1.0}, {0}, {1.0}) == scores_by(Marcos{}, columns, {1.0})[1]);
}
