// SPDX-License-Identifier: MIT
#include "journeyrank/base/linear_system.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::solve_linear_system;

TEST_CASE("linear_system: a solved system holds, whatever the order of its equations") {
  Splitmix64 random(17);
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t k = 1 + random.below(9);
    std::vector<std::vector<double>> rows(k, std::vector<double>(k + 1));
    for (auto& row : rows) {
      for (auto& each : row) each = random.between(-1.0, 1.0);
    }
    const auto solution = solve_linear_system(rows);
    REQUIRE(solution.has_value());
    double size = 1.0;
    for (const double each : *solution) size = std::fmax(size, std::abs(each));
    for (const auto& row : rows) {
      double sum = -row[k];
      for (std::size_t c = 0; c < k; ++c) sum += row[c] * (*solution)[c];
      CHECK(std::abs(sum) < 1e-13 * size);
    }
  }
}

TEST_CASE("linear_system: a first coefficient of 0 does not stop the elimination") {
  CHECK(solve_linear_system({{0.0, 2.0, 6.0}, {4.0, 0.0, 2.0}}) == std::vector<double>{0.5, 3.0});
}

TEST_CASE("linear_system: no equation has no unknown") { CHECK(solve_linear_system({})->empty()); }

TEST_CASE("linear_system: equations that do not settle every unknown have no answer") {
  CHECK_FALSE(solve_linear_system({{1.0, 2.0, 3.0}, {2.0, 4.0, 6.0}}).has_value());
  CHECK_FALSE(solve_linear_system({{1.0, 2.0, 3.0}, {2.0, 4.0, 7.0}}).has_value());
  CHECK_FALSE(solve_linear_system({{0.0, 1.0}}).has_value());
  CHECK_FALSE(solve_linear_system({{1.0, 0.0, 1.0}, {0.0, 1e-13, 1.0}}).has_value());
  CHECK(solve_linear_system({{1.0, 0.0, 1.0}, {0.0, 1e-11, 1.0}}).has_value());
}
