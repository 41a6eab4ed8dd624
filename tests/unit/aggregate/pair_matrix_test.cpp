// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/pair_matrix.hpp"

#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::matrix_of_pairs;
using journeyrank::PairMatrix;

TEST_CASE("pair_matrix: the row is against the column, and a journey against itself is what is said") {
  const auto matrix =
      matrix_of_pairs<int>(3, -1, [](std::size_t a, std::size_t b) { return static_cast<int>(10 * a + b); });
  CHECK(matrix(1, 2) == 12);
  CHECK(matrix(2, 1) == 21);
  CHECK(matrix(1, 1) == -1);
  CHECK(matrix.row(2)[0] == 20);
  CHECK(matrix.size() == 3);
  CHECK(PairMatrix<double>().size() == 0);
}

TEST_CASE("pair_matrix: more journeys than fit are refused") {
  CHECK_NOTHROW(journeyrank::refuse_too_many_pairs("electre_2", 5000, 5000));
  CHECK(refusal_code([] { journeyrank::refuse_too_many_pairs("electre_2", 5001, 5000); }) == "too_large");
}
