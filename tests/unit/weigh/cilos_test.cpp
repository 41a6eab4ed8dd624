// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/cilos.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Cilos;

using Numbers = std::vector<double>;

TEST_CASE("cilos: two criteria weigh inversely to what they lose at each other's best") {
  // Where c2 is best c1 loses 1/2; where c1 is best c2 loses 3/4 (values 1/4 and 1).
  const auto matrix = matrix_of_columns({{8, 4}, {20, 5}});
  CHECK(are_close(Cilos{}(matrix, directions_of("+-")), {0.6, 0.4}, 1e-11));
}

TEST_CASE("cilos: the weights keep the equations of the paper") {
  const std::vector<Numbers> columns = {{3, 9, 4, 1}, {2, 1, 7, 3}, {5, 2, 3, 8}};
  const Numbers q = Cilos{}(matrix_of_columns(columns), directions_of("+++"));
  const std::size_t best[] = {1, 2, 3};
  for (std::size_t i = 0; i < 3; ++i) {
    double balance = 0.0;
    for (std::size_t j = 0; j < 3; ++j) {
      balance += (1.0 - columns[j][best[i]] / columns[j][best[j]]) * q[j];
      balance -= (1.0 - columns[i][best[j]] / columns[i][best[i]]) * q[i];
    }
    CHECK(std::abs(balance) < 1e-11);
  }
}

TEST_CASE("cilos: of several best journeys the mean counts, so their order changes nothing") {
  const Numbers one = Cilos{}(matrix_of_columns({{8, 8, 4}, {20, 10, 5}}), directions_of("+-"));
  const Numbers other = Cilos{}(matrix_of_columns({{8, 4, 8}, {10, 5, 20}}), directions_of("+-"));
  CHECK(one == other);
  CHECK(are_close(one, {0.625 / 1.125, 0.5 / 1.125}, 1e-11));
}

TEST_CASE("cilos: where one journey is best on all criteria they weigh the same") {
  CHECK(are_close(Cilos{}(matrix_of_columns({{9, 1, 2}, {7, 6, 5}, {1, 3, 2}}), directions_of("++-")),
                  {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1e-15));
}

TEST_CASE("cilos: a constant column weighs 0 and is left out") {
  CHECK(are_close(Cilos{}(matrix_of_columns({{8, 4}, {3, 3}, {20, 5}}), directions_of("++-")), {0.6, 0.0, 0.4}, 1e-11));
  CHECK(Cilos{}(matrix_of_columns({{3}, {5}}), directions_of("+-")) == Numbers{0.5, 0.5});
}

TEST_CASE("cilos: a value below 0 is refused, and 0 under minimize") {
  CHECK(refusal_code([] { Cilos{}(matrix_of_columns({{1, -2}}), directions_of("+")); }) == "bad_number");
  CHECK(refusal_code([] { Cilos{}(matrix_of_columns({{1, 0}}), directions_of("-")); }) == "bad_number");
  CHECK_NOTHROW(Cilos{}(matrix_of_columns({{1, 0}}), directions_of("+")));
}
