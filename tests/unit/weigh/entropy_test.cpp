// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/entropy.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Entropy;

using Numbers = std::vector<double>;

namespace {

/// 1 - entropy, as the textbook writes it.
double divergence(const Numbers& column) {
  double sum = 0.0;
  for (const double each : column) sum += each;
  double entropy = 0.0;
  for (const double each : column) {
    const double p = each / sum;
    if (p > 0.0) entropy -= p * std::log(p) / std::log(static_cast<double>(column.size()));
  }
  return 1.0 - entropy;
}

}  // namespace

TEST_CASE("entropy: weights are 1 - entropy over their sum; a cell of 0 adds 0") {
  const std::vector<Numbers> columns = {{1, 2, 3, 4}, {0, 0, 9, 1}, {7, 7, 8, 7}};
  const double sum = divergence(columns[0]) + divergence(columns[1]) + divergence(columns[2]);
  const Numbers wanted = {divergence(columns[0]) / sum, divergence(columns[1]) / sum, divergence(columns[2]) / sum};
  CHECK(are_close(Entropy{}(matrix_of_columns(columns), directions_of("+-+")), wanted, 1e-14));
}

TEST_CASE("entropy: columns that are nearly constant keep their digits") {
  const double h = 0x1p-30;
  const Numbers found = Entropy{}(matrix_of_columns({{1 - h, 1 + h}, {1 - 2 * h, 1 + 2 * h}}), directions_of("++"));
  CHECK(are_close(found, {0.2, 0.8}, 1e-9));
}

TEST_CASE("entropy: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(Entropy{}(matrix_of_columns({{1, 2}, {5, 5}, {0, 0}}), directions_of("+++")) == Numbers{1.0, 0.0, 0.0});
  CHECK(Entropy{}(matrix_of_columns({{0, 0}, {5, 5}}), directions_of("++")) == Numbers{0.5, 0.5});
}

TEST_CASE("entropy: a value below 0 is refused") {
  CHECK(refusal_code([] { Entropy{}(matrix_of_columns({{1, -2}}), directions_of("+")); }) == "bad_number");
}
