// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/placed_journeys.hpp"

#include <compare>
#include <span>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::PlacedJourneys;
using journeyrank::ValueRow;

using List = std::vector<double>;

TEST_CASE("placed_journeys: a row has the score of its equal, or stands between those that it is compared with") {
  const std::vector<List> columns = {{0.9, 0.5, 0.1}, {0.1, 0.5, 0.3}};
  const List weights = {0.5, 0.5};
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const PlacedJourneys placed({spans, weights}, {{1, 1}, {2, 2}, {3, 2}});  // scores 1, 0.5 and 0.25
  const auto score = [&](const List& row, std::vector<std::partial_ordering> sides) {
    return placed.score(ValueRow(row), [&](std::size_t i) { return sides[i]; });
  };
  const auto below = std::partial_ordering::less;
  const auto above = std::partial_ordering::greater;
  const auto neither = std::partial_ordering::unordered;
  CHECK(score({0.5, 0.5}, {above, above, above}) == 0.5);
  CHECK(score({0.8, 0.2}, {below, above, above}) == 0.75);
  CHECK(score({0.8, 0.2}, {neither, neither, above}) == 0.625);
  CHECK(score({0.8, 0.2}, {neither, neither, neither}) == 0.5);
  // Never against a journey that it is at least as urgent as on every criterion.
  CHECK(score({0.9, 0.2}, {below, below, below}) == 1.0);
  CHECK(score({0.05, 0.3}, {above, above, above}) == 0.25);
}

TEST_CASE("placed_journeys: of several equal journeys the first gives its score, with either zero") {
  const std::vector<List> columns = {{0.5, 0.0, 0.5, -0.0, 0.5, 0.2}, {0.1, 0.3, 0.1, 0.3, 0.2, 0.0}};
  const List weights = {0.5, 0.5};
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const PlacedJourneys placed({spans, weights}, {{6, 6}, {3, 3}, {1, 1}, {2, 2}, {4, 4}, {5, 5}});
  const auto score = [&](const List& row) {
    return placed.score(ValueRow(row), [](std::size_t) { return std::partial_ordering::unordered; });
  };
  CHECK(score({0.5, 0.1}) == 0.0);
  CHECK(score({0.0, 0.3}) == 0.6);
  CHECK(score({-0.0, 0.3}) == 0.6);
  CHECK(score({0.5, 0.2}) == 1.0 - 3.0 / 5.0);
  CHECK(score({0.2, -0.0}) == 1.0 - 4.0 / 5.0);
}

TEST_CASE("placed_journeys: without journeys every row stands in the middle") {
  const auto side = [](std::size_t) { return std::partial_ordering::unordered; };
  CHECK(PlacedJourneys().score(ValueRow(List{0.3}), side) == 0.5);
}
