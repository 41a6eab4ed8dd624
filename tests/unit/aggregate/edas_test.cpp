// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/edas.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Edas;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

/// The formulas of the paper, step by step, on amounts.
List by_the_paper(const Columns& values, const List& weights, const std::vector<std::uint8_t>& falling) {
  const std::size_t n = values[0].size();
  List above(n, 0.0);
  List below(n, 0.0);
  for (std::size_t c = 0; c < values.size(); ++c) {
    double average = 0.0;
    for (const double value : values[c]) average += (falling[c] != 0 ? 1.0 - value : value) / static_cast<double>(n);
    for (std::size_t i = 0; i < n; ++i) {
      const double amount = falling[c] != 0 ? 1.0 - values[c][i] : values[c][i];
      const double gap = (falling[c] != 0 ? average - amount : amount - average) / average;
      above[i] += weights[c] * std::max(0.0, gap);
      below[i] += weights[c] * std::max(0.0, -gap);
    }
  }
  List scores;
  for (std::size_t i = 0; i < n; ++i) {
    scores.push_back((above[i] / *std::max_element(above.begin(), above.end()) + 1.0 -
                      below[i] / *std::max_element(below.begin(), below.end())) /
                     2.0);
  }
  return scores;
}

}  // namespace

TEST_CASE("edas: the mean of the share of the farthest above the average and of what lacks to the farthest below") {
  Splitmix64 random(1);
  for (int round = 0; round < 50; ++round) {
    Columns columns(3);
    for (auto& column : columns) {
      for (int i = 0; i < 6; ++i) column.push_back(random.unit());
    }
    const std::vector<std::uint8_t> falling = {0, 1, static_cast<std::uint8_t>(random.below(2))};
    const List expected = by_the_paper(columns, {0.5, 0.3, 0.2}, falling);
    const List found = scores_by(Edas{}, columns, {0.5, 0.3, 0.2}, falling);
    for (std::size_t i = 0; i < 6; ++i) CHECK(found[i] == doctest::Approx(expected[i]).epsilon(1e-13));
  }
}

TEST_CASE("edas: of a criterion of which less is more urgent the distance is a share of its amount") {
  const Columns columns = {{0.9, 0.5, 0.1}, {0.2, 0.8, 0.8}};
  CHECK(scores_by(Edas{}, columns, {0.5, 0.5}, {0, 1}) != scores_by(Edas{}, columns, {0.5, 0.5}, {0, 0}));
}

TEST_CASE("edas: journeys that are all alike score 0.5, and a constant criterion counts nothing") {
  CHECK(scores_by(Edas{}, {{0.1, 0.1, 0.1}, {0.7, 0.7, 0.7}}, {0.5, 0.5}) == List{0.5, 0.5, 0.5});
  CHECK(scores_by(Edas{}, {{0.0, 0.0}}, {1.0}) == List{0.5, 0.5});
  CHECK(scores_by(Edas{}, {{0.3}}, {1.0}) == List{0.5});
  CHECK(scores_by(Edas{}, {{0.1, 0.9, 0.4}, {0.3, 0.3, 0.3}}, {0.5, 0.5}) ==
        scores_by(Edas{}, {{0.1, 0.9, 0.4}}, {0.5}));
}

TEST_CASE("edas: a journey beyond those that it was fitted on counts as the farthest of them") {
  const List column = {0.4, 0.6};
  const std::vector<std::span<const double>> columns = {column};
  const auto fitted = Edas{}.fit({columns, List{1.0}});
  CHECK(fitted(journeyrank::ValueRow(List{0.6})) == 1.0);
  CHECK(fitted(journeyrank::ValueRow(List{1.0})) == 1.0);
  CHECK(fitted(journeyrank::ValueRow(List{0.0})) == 0.0);
}
