// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/mairca.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Mairca;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("mairca: what the weighted positions lack of the whole, and the gap of its authors is an n-th of it") {
  const Columns columns = {{1.0, 0.5, 0.0}, {0.2, 0.8, 0.5}};
  const List weights = {0.75, 0.25};
  CHECK(scores_by(Mairca{}, columns, weights) == List{0.75, 0.375 + 0.25, 1.0 - (0.75 + 0.25 * 0.5)});
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const auto fitted = Mairca{}.fit({spans, weights});
  CHECK(fitted.total_gap(journeyrank::ValueRow(List{1.0, 0.2})) == doctest::Approx(0.25 / 3.0).epsilon(1e-15));
  CHECK(fitted.total_gap(journeyrank::ValueRow(List{1.0, 0.9})) == 0.0);
}

TEST_CASE("mairca: journeys that are all alike score 1, and a constant criterion leaves no gap") {
  CHECK(scores_by(Mairca{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{1.0, 1.0});
  CHECK(scores_by(Mairca{}, {{0.3}}, {1.0}) == List{1.0});
  CHECK(scores_by(Mairca{}, {{0.1, 0.9}, {0.3, 0.3}}, {0.5, 0.5}) == List{0.5, 1.0});
  CHECK(Mairca{}.fit({{}, List{1.0}}).total_gap(journeyrank::ValueRow(List{0.5})) == 0.0);
}
