// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/ranked_ideals.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::RankedIdeals;
using journeyrank::ValueRow;

using List = std::vector<double>;

TEST_CASE("ranked ideals: from the best values that are met to the worst, and the average journey") {
  const List first = {0.2, 0.9, 0.4};
  const List second = {0.8, 0.1, 0.3};
  const std::vector<std::span<const double>> columns = {first, second};
  const List weights = {0.6, 0.4};
  const RankedIdeals ideals({columns, weights});
  CHECK(ideals.count() == 3);
  CHECK(ideals.distance(ValueRow(List{0.9, 0.8}), 0) == 0.0);
  CHECK(ideals.distance(ValueRow(List{0.4, 0.3}), 1) == 0.0);
  CHECK(ideals.distance(ValueRow(List{0.2, 0.1}), 2) == 0.0);
  CHECK(ideals.distance(ValueRow(List{0.4, 0.8}), 0) == doctest::Approx(0.6 * 0.5).epsilon(1e-14));
  CHECK(ideals.distance_from_mean(ValueRow(List{0.5, 0.4})) <= 1e-16);
  const double to_first = std::sqrt(std::pow(0.6 * 0.7, 2));
  const double to_second = std::sqrt(std::pow(0.6 * 0.2, 2) + std::pow(0.4 * 0.5, 2));
  CHECK(ideals.from_best(ValueRow(List{0.2, 0.8}), 2) == doctest::Approx(to_first + to_second / 2.0).epsilon(1e-14));
  const double to_third = 0.4 * 0.7;
  CHECK(ideals.from_worst(ValueRow(List{0.2, 0.8}), 2) == doctest::Approx(to_third + to_second / 2.0).epsilon(1e-14));
}

TEST_CASE("ranked ideals: no journey has no ideal, and an average of 0") {
  const List weights = {1.0};
  const List empty;
  const std::vector<std::span<const double>> columns = {empty};
  const RankedIdeals ideals({columns, weights});
  CHECK(ideals.count() == 0);
  CHECK(ideals.from_best(ValueRow(List{0.5}), 0) == 0.0);
  CHECK(ideals.distance_from_mean(ValueRow(List{0.5})) == 0.5);
}
