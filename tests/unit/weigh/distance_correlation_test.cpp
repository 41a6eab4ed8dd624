// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/distance_correlation.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CentredDistances;
using journeyrank::distance_correlation;

using Numbers = std::vector<double>;

TEST_CASE("distance correlation: 1 on a straight line, up or down") {
  CHECK(std::abs(distance_correlation(Numbers{1, 2, 5, 9}, Numbers{3, 5, 11, 19}) - 1.0) < 1e-15);
  CHECK(std::abs(distance_correlation(Numbers{1, 2, 5, 9}, Numbers{-1, -2, -5, -9}) - 1.0) < 1e-15);
}

TEST_CASE("distance correlation: it sees the parabola that Pearson's correlation does not") {
  // By hand: centred products add up to 72/81, squares to 360/81 for (-1, 0, 1) and 144/81 for its square.
  const double wanted = std::sqrt(72.0 / std::sqrt(360.0 * 144.0));
  CHECK(std::abs(distance_correlation(Numbers{-1, 0, 1}, Numbers{1, 0, 1}) - wanted) < 1e-15);
}

TEST_CASE("distance correlation: 0 for a full cross of values, for one value and for a constant column") {
  CHECK(distance_correlation(Numbers{0, 0, 1, 1}, Numbers{0, 1, 0, 1}) < 1e-7);
  CHECK(distance_correlation(Numbers{1}, Numbers{2}) == 0.0);
  CHECK(distance_correlation(Numbers{}, Numbers{}) == 0.0);
  CHECK(distance_correlation(Numbers{1, 2, 3}, Numbers{4, 4, 4}) == 0.0);
}

TEST_CASE("distance correlation: centred distances add up to 0 in every row") {
  const Numbers numbers = {3, 1, 4, 1, 5};
  const CentredDistances centred(numbers);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    double row = 0.0;
    for (std::size_t k = 0; k < numbers.size(); ++k) row += centred(i, k);
    CHECK(std::abs(row) < 1e-14);
  }
}
