// SPDX-License-Identifier: MIT
#include "journeyrank/base/simplex_tableau.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::SimplexTableau;

namespace {

// maximise 5 a + 4 b + 3 c: the first example of chvatal1983linear, chapter 2.
SimplexTableau first_example() {
  const std::vector<std::vector<double>> rows = {{2, 3, 1, 5}, {4, 1, 2, 11}, {3, 4, 2, 8}, {5, 4, 3, 0}};
  SimplexTableau tableau({3, 4, 5}, {0, 1, 2});
  for (std::size_t r = 0; r < 4; ++r) {
    for (std::size_t c = 0; c < 3; ++c) tableau.cell(r, c) = rows[r][c];
    tableau.constant(r) = rows[r][3];
  }
  return tableau;
}

}  // namespace

TEST_CASE("simplex_tableau: a pivot swaps a row's variable with a column's and keeps every equation") {
  SimplexTableau tableau = first_example();
  tableau.pivot(0, 0);
  CHECK(tableau.basic(0) == 0);
  CHECK(tableau.outside(0) == 3);
  // chvatal1983linear, second dictionary: x1 = 5/2 - 3/2 x2 - 1/2 x3 - 1/2 x4, and so on.
  CHECK(tableau.constant(0) == 2.5);
  CHECK(tableau.cell(0, 0) == 0.5);
  CHECK(tableau.cell(0, 1) == 1.5);
  CHECK(tableau.cell(0, 2) == 0.5);
  CHECK(tableau.constant(1) == 1.0);
  CHECK(tableau.cell(1, 1) == -5.0);
  CHECK(tableau.cell(1, 0) == -2.0);
  CHECK(tableau.constant(2) == 0.5);
  CHECK(tableau.constant(tableau.objective_row(0)) == -12.5);
  CHECK(tableau.cell(tableau.objective_row(0), 0) == -2.5);
  CHECK(tableau.cell(tableau.objective_row(0), 1) == -3.5);
  CHECK(tableau.cell(tableau.objective_row(0), 2) == 0.5);
}

TEST_CASE("simplex_tableau: it climbs to where no column gains anything") {
  SimplexTableau tableau = first_example();
  CHECK(tableau.climb(0));
  CHECK(tableau.constant(tableau.objective_row(0)) == doctest::Approx(-13.0));
  for (std::size_t c = 0; c < 3; ++c) CHECK(tableau.cell(tableau.objective_row(0), c) <= 0.0);
}

TEST_CASE("simplex_tableau: a barred column never enters") {
  SimplexTableau tableau = first_example();
  tableau.bar(0);
  CHECK(tableau.is_barred(0));
  CHECK(tableau.largest_in_row(1) == 2);
  CHECK(tableau.climb(0));
  for (std::size_t r = 0; r < 3; ++r) CHECK(tableau.basic(r) != 0);
  CHECK(tableau.constant(tableau.objective_row(0)) == doctest::Approx(-12.0));  // c = 4
}

TEST_CASE("simplex_tableau: a gain that no row limits grows without end") {
  SimplexTableau tableau({1}, {0});
  tableau.cell(0, 0) = -1.0;
  tableau.cell(tableau.objective_row(0), 0) = 1.0;
  CHECK_FALSE(tableau.climb(0));
}

TEST_CASE("simplex_tableau: a gain or a pivot below the tolerance counts as 0") {
  SimplexTableau tableau({1}, {0});
  tableau.cell(tableau.objective_row(0), 0) = SimplexTableau::tolerance;
  CHECK(tableau.climb(0));
  CHECK_FALSE(tableau.largest_in_row(0).has_value());
  tableau.cell(0, 0) = SimplexTableau::tolerance;
  CHECK_FALSE(tableau.largest_in_row(0).has_value());
  tableau.cell(0, 0) = -2e-10;
  CHECK(tableau.largest_in_row(0) == 0);
}

TEST_CASE("simplex_tableau: a new column starts at 0") {
  SimplexTableau tableau({1}, {0});
  CHECK(tableau.add_column(7) == 1);
  CHECK(tableau.outside(1) == 7);
  CHECK(tableau.cell(0, 1) == 0.0);
  CHECK(tableau.column_count() == 2);
  CHECK_FALSE(tableau.is_barred(1));
}

TEST_CASE("simplex_tableau: the cycle of chvatal1983linear, chapter 3, is left by the smallest numbers") {
  SimplexTableau tableau({4, 5, 6}, {0, 1, 2, 3});
  const std::vector<std::vector<double>> rows = {
      {0.5, -5.5, -2.5, 9.0}, {0.5, -1.5, -0.5, 1.0}, {1.0, 0.0, 0.0, 0.0}, {10.0, -57.0, -9.0, -24.0}};
  for (std::size_t r = 0; r < 4; ++r) {
    for (std::size_t c = 0; c < 4; ++c) tableau.cell(r, c) = rows[r][c];
  }
  tableau.constant(2) = 1.0;
  CHECK(tableau.climb(0));
  CHECK(tableau.constant(tableau.objective_row(0)) == doctest::Approx(-1.0));
}

TEST_CASE("simplex_tableau: the cycle of beale1955cycling is left, also in units in which the largest pivot keeps it") {
  const std::vector<std::vector<double>> rows = {
      {0.25, -60.0, -0.04, 9.0}, {0.5, -90.0, -0.02, 3.0}, {0.0, 0.0, 1.0, 0.0}, {0.75, -150.0, 0.02, -6.0}};
  const std::vector<double> row_units = {0.5, 0.03125, 16.0, 1.0};
  const std::vector<double> column_units = {0.0625, 0.0625, 0.0625, 8.0};
  for (const bool in_units : {false, true}) {
    SimplexTableau tableau({4, 5, 6}, {0, 1, 2, 3});
    for (std::size_t r = 0; r < 4; ++r) {
      for (std::size_t c = 0; c < 4; ++c) {
        tableau.cell(r, c) = rows[r][c] * (in_units ? row_units[r] * column_units[c] : 1.0);
      }
    }
    tableau.constant(2) = in_units ? row_units[2] : 1.0;
    CHECK(tableau.climb(0));
    CHECK(tableau.constant(tableau.objective_row(0)) == doctest::Approx(-0.05));
  }
}
