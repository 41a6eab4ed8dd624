// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/topsis.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Topsis;
using journeyrank::ValueRow;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

/// The definition, term by term.
List plain_topsis(double p, const Columns& columns, const List& weights) {
  List scores;
  for (std::size_t i = 0; i < columns[0].size(); ++i) {
    double best = 0.0;
    double worst = 0.0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const auto [low, high] = std::minmax_element(columns[c].begin(), columns[c].end());
      best += std::pow(weights[c] * (*high - columns[c][i]), p);
      worst += std::pow(weights[c] * (columns[c][i] - *low), p);
    }
    best = std::pow(best, 1.0 / p);
    worst = std::pow(worst, 1.0 / p);
    scores.push_back(best + worst == 0.0 ? 1.0 : worst / (best + worst));
  }
  return scores;
}

}  // namespace

TEST_CASE("topsis: closeness to the ideal is distance from the worst over both distances, of any order") {
  Splitmix64 random(31);
  for (int round = 0; round < 500; ++round) {
    const std::size_t m = 1 + random.below(5);
    const auto weights = random_values(random, m).second;
    Columns columns(m);
    for (std::size_t i = 0, n = 1 + random.below(8); i < n; ++i) {
      const auto values = random_values(random, m).first;
      for (std::size_t c = 0; c < m; ++c) columns[c].push_back(values[c]);
    }
    for (const double p : {1.0, 2.0, 3.5}) {
      const List expected = plain_topsis(p, columns, weights);
      const List scores = scores_by(Topsis{.p = p}, columns, weights);
      for (std::size_t i = 0; i < scores.size(); ++i) CHECK(std::fabs(scores[i] - expected[i]) <= 1e-12);
    }
  }
}

TEST_CASE("topsis: a high order looks at the largest difference alone, and no power gets lost") {
  const Columns columns = {{1.0, 0.5, 0.2}, {0.1, 0.6, 0.9}};
  const List scores = scores_by(Topsis{.p = 1000.0}, columns, {0.5, 0.5});
  // Largest differences, to the best and to the worst: (0.4, 0.4), (0.25, 0.25), (0.4, 0.4).
  for (const double score : scores) CHECK(score == doctest::Approx(0.5).epsilon(1e-3));
  const List far = scores_by(Topsis{.p = 1000.0}, {{1.0, 0.25, 0.0}}, {1.0});
  CHECK(far[1] == doctest::Approx(0.25));
}

TEST_CASE("topsis: the ideal journey scores 1, the worst of all 0") {
  CHECK(scores_by(Topsis{}, {{1.0, 0.5, 0.2}, {0.9, 0.5, 0.1}}, {0.5, 0.5})[0] == 1.0);
  CHECK(scores_by(Topsis{}, {{1.0, 0.5, 0.2}, {0.9, 0.5, 0.1}}, {0.5, 0.5})[2] == 0.0);
}

TEST_CASE("topsis: journeys that are all alike are all ideal, and so is one alone") {
  CHECK(scores_by(Topsis{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{1.0, 1.0});
  CHECK(scores_by(Topsis{}, {{0.3}}, {1.0}) == List{1.0});
}

TEST_CASE("topsis: a constant criterion changes nothing but the weights of the others") {
  const List with = scores_by(Topsis{}, {{1.0, 0.5, 0.2}, {0.4, 0.4, 0.4}, {0.1, 0.3, 0.9}}, {0.25, 0.5, 0.25});
  const List without = scores_by(Topsis{}, {{1.0, 0.5, 0.2}, {0.1, 0.3, 0.9}}, {0.5, 0.5});
  for (std::size_t i = 0; i < 3; ++i) CHECK(with[i] == doctest::Approx(without[i]).epsilon(1e-14));
}

TEST_CASE("topsis: a journey beyond the ideal that was fitted scores 1, and without journeys all do") {
  const List column = {0.2, 0.6};
  const std::vector<std::span<const double>> columns = {column};
  const auto fitted = Topsis{}.fit({columns, List{1.0}});
  CHECK(fitted(ValueRow(List{0.9})) == 1.0);
  CHECK(fitted(ValueRow(List{0.1})) == 0.0);
  const std::vector<std::span<const double>> empty = {List{}};
  CHECK(Topsis{}.fit({empty, List{1.0}})(ValueRow(List{0.0})) == 1.0);
}

TEST_CASE("topsis: an order below 1 is a fault") {
  CHECK(Topsis{}.fault().empty());
  for (const double p : {0.5, 1001.0, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Topsis{.p = p}.fault() == "p must be 1 to 1000");
  }
}
