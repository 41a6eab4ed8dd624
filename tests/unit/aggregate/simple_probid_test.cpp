// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/simple_probid.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::SimpleProbid;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("simple probid: distances from the worst and the best quarter of the ideals, one at least") {
  Splitmix64 random(1);
  for (std::size_t n = 2; n < 14; ++n) {
    Columns columns(2);
    for (auto& column : columns) {
      for (std::size_t i = 0; i < n; ++i) column.push_back(random.unit());
    }
    Columns sorted = columns;
    for (auto& column : sorted) std::sort(column.begin(), column.end(), std::greater<>());
    const std::size_t quarter = n < 4 ? 1 : n / 4;
    const List found = scores_by(SimpleProbid{}, columns, {0.7, 0.3});
    for (std::size_t i = 0; i < n; ++i) {
      double best = 0.0;
      double worst = 0.0;
      for (std::size_t k = 1; k <= quarter; ++k) {
        const auto from = [&](std::size_t ideal) {
          return std::hypot(0.7 * (columns[0][i] - sorted[0][ideal]), 0.3 * (columns[1][i] - sorted[1][ideal])) /
                 static_cast<double>(k);
        };
        best += from(k - 1);
        worst += from(n - k);
      }
      const double expected = best == 0.0 ? 1.0 : worst / best / (1.0 + worst / best);
      CHECK(found[i] == doctest::Approx(expected).epsilon(1e-13));
    }
  }
}

TEST_CASE("simple probid: the ratio of its authors, endless for a journey that is the best on every criterion") {
  const List column = {0.0, 0.25, 1.0};
  const std::vector<std::span<const double>> columns = {column};
  const auto fitted = SimpleProbid{}.fit({columns, List{1.0}});
  CHECK(fitted.ratio(journeyrank::ValueRow(List{0.25})) == 0.25 / 0.75);
  CHECK(fitted(journeyrank::ValueRow(List{0.25})) == 0.25);
  CHECK(std::isinf(fitted.ratio(journeyrank::ValueRow(List{1.0}))));
  CHECK(fitted(journeyrank::ValueRow(List{1.0})) == 1.0);
  CHECK(fitted(journeyrank::ValueRow(List{0.0})) == 0.0);
}

TEST_CASE("simple probid: journeys that are all alike score 1, and so does one that is fitted on no journey") {
  CHECK(scores_by(SimpleProbid{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{1.0, 1.0});
  CHECK(scores_by(SimpleProbid{}, {{0.3}}, {1.0}) == List{1.0});
  CHECK(SimpleProbid{}.fit({})(journeyrank::ValueRow(List{})) == 1.0);
}
