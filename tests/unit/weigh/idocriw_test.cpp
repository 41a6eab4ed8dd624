// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/idocriw.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/weigh/cilos.hpp"
#include "journeyrank/weigh/entropy.hpp"

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Cilos;
using journeyrank::Entropy;
using journeyrank::Idocriw;

using Numbers = std::vector<double>;

TEST_CASE("idocriw: the weights by entropy times those by cilos, over their sum") {
  const auto matrix = matrix_of_columns({{3, 9, 4, 1}, {2, 1, 7, 3}, {5, 2, 3, 8}});
  const auto directions = directions_of("+-+");
  const Numbers entropy = Entropy{}(matrix, directions);
  const Numbers loss = Cilos{}(matrix, directions);
  Numbers wanted(3);
  double sum = 0.0;
  for (std::size_t c = 0; c < 3; ++c) sum += wanted[c] = entropy[c] * loss[c];
  for (double& each : wanted) each /= sum;
  CHECK(are_close(Idocriw{}(matrix, directions), wanted, 1e-15));
}

TEST_CASE("idocriw: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(Idocriw{}(matrix_of_columns({{1, 2}, {5, 5}}), directions_of("+-")) == Numbers{1.0, 0.0});
  CHECK(Idocriw{}(matrix_of_columns({{3}, {5}}), directions_of("+-")) == Numbers{0.5, 0.5});
}

TEST_CASE("idocriw: a value below 0 is refused, and 0 under minimize") {
  CHECK(refusal_code([] { Idocriw{}(matrix_of_columns({{1, -2}}), directions_of("+")); }) == "bad_number");
  CHECK(refusal_code([] { Idocriw{}(matrix_of_columns({{1, 0}}), directions_of("-")); }) == "bad_number");
}
