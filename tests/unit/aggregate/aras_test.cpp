// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/aras.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Aras;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("aras: the weighted shares of a journey over those of an optimal one that is counted among them") {
  Splitmix64 random(78);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random, false);
    List s(given.journeys(), 0.0);
    double optimal = 0.0;
    for (std::size_t c = 0; c < given.criteria(); ++c) {
      const List& column = given.values[c];
      const double best = *std::max_element(column.begin(), column.end());
      const double whole = std::accumulate(column.begin(), column.end(), best);
      optimal += given.weights[c] * best / whole;
      for (std::size_t i = 0; i < s.size(); ++i) s[i] += given.weights[c] * column[i] / whole;
    }
    const List scores = scores_by(Aras{}, given);
    for (std::size_t i = 0; i < s.size(); ++i) CHECK(scores[i] == doctest::Approx(s[i] / optimal).epsilon(1e-13));
  }
}

TEST_CASE("aras: journeys that are all alike are all optimal, with something or with nothing") {
  CHECK(scores_by(Aras{}, {{0.3, 0.3}, {0.0, 0.0}}, {0.5, 0.5}) == List{1.0, 1.0});
}

TEST_CASE("aras: a journey beyond those fitted on is optimal at most") {
  CHECK(score_of_another(Aras{}, {{0.2, 0.6}}, {1.0}, {0}, {1.0}) == 1.0);
}
