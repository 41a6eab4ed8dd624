// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/codas.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Codas;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

/// The formulas of the paper, pair by pair.
List by_the_paper(const Columns& columns, const List& weights, double threshold) {
  const std::size_t n = columns[0].size();
  List straight(n, 0.0);
  List along(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t c = 0; c < weights.size(); ++c) {
      const double gap = weights[c] * (columns[c][i] - *std::min_element(columns[c].begin(), columns[c].end()));
      straight[i] += gap * gap;
      along[i] += gap;
    }
    straight[i] = std::sqrt(straight[i]);
  }
  List scores(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < n; ++k) {
      const double apart = straight[i] - straight[k];
      scores[i] += apart + (std::fabs(apart) >= threshold ? along[i] - along[k] : 0.0);
    }
  }
  return scores;
}

}  // namespace

TEST_CASE("codas: distances from the worst, city blocks where straight distances differ by the threshold") {
  Splitmix64 random(1);
  for (int round = 0; round < 200; ++round) {
    Columns columns(3);
    for (auto& column : columns) {
      for (int i = 0; i < 9; ++i) column.push_back(random.unit());
    }
    const double threshold = 0.001 + 0.4 * random.unit();
    const List expected = by_the_paper(columns, {0.5, 0.3, 0.2}, threshold);
    const List found = scores_by(Codas{threshold}, columns, {0.5, 0.3, 0.2});
    for (std::size_t i = 0; i < 9; ++i) CHECK(std::fabs(found[i] - expected[i]) <= 1e-13);
  }
}

TEST_CASE("codas: journeys that are all alike score 0, and a constant criterion counts nothing") {
  CHECK(scores_by(Codas{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{0.0, 0.0});
  CHECK(scores_by(Codas{}, {{0.3}}, {1.0}) == List{0.0});
  CHECK(scores_by(Codas{}, {{0.1, 0.9}, {0.3, 0.3}}, {0.5, 0.5}) == scores_by(Codas{}, {{0.1, 0.9}}, {0.5}));
}

TEST_CASE("codas: a threshold of 0, above 1 or that is no number is a fault") {
  CHECK(Codas{}.fault().empty());
  for (const double wrong : {0.0, 1.5, std::nan("")}) CHECK(Codas{wrong}.fault() == "threshold must be 1e-9 to 1");
}
