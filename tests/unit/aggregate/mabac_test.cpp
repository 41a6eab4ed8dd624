// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/mabac.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Mabac;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("mabac: the distances from the border, the geometric mean of weight * (1 + position), add up") {
  const Columns columns = {{1.0, 0.5, 0.0}, {0.2, 0.8, 0.5}};
  const List weights = {0.75, 0.25};
  // Positions: 1, 0.5, 0 and 0, 1, 0.5.
  const double first = std::cbrt(0.75 * 2.0 * 0.75 * 1.5 * 0.75 * 1.0);
  const double second = std::cbrt(0.25 * 1.0 * 0.25 * 2.0 * 0.25 * 1.5);
  const List expected = {1.5 - first + 0.25 - second, 1.125 - first + 0.5 - second, 0.75 - first + 0.375 - second};
  const List found = scores_by(Mabac{}, columns, weights);
  for (std::size_t i = 0; i < 3; ++i) CHECK(found[i] == doctest::Approx(expected[i]).epsilon(1e-13));
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const auto fitted = Mabac{}.fit({spans, weights});
  CHECK(fitted.border(0) == doctest::Approx(first).epsilon(1e-14));
  CHECK(fitted.border(1) == doctest::Approx(second).epsilon(1e-14));
}

TEST_CASE("mabac: journeys that are all alike score 0, and a constant criterion counts nothing") {
  CHECK(scores_by(Mabac{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{0.0, 0.0});
  CHECK(scores_by(Mabac{}, {{0.3}}, {1.0}) == List{0.0});
  CHECK(scores_by(Mabac{}, {{0.1, 0.9}, {0.3, 0.3}}, {0.5, 0.5}) == scores_by(Mabac{}, {{0.1, 0.9}}, {0.5}));
}

TEST_CASE("mabac: a journey beyond those that it was fitted on counts as the end of them") {
  const List column = {0.4, 0.6};
  const std::vector<std::span<const double>> columns = {column};
  const auto fitted = Mabac{}.fit({columns, List{1.0}});
  CHECK(fitted(journeyrank::ValueRow(List{1.0})) == fitted(journeyrank::ValueRow(List{0.6})));
  CHECK(fitted(journeyrank::ValueRow(List{0.0})) == fitted(journeyrank::ValueRow(List{0.4})));
}
