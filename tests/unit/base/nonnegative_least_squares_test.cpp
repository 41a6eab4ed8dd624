// SPDX-License-Identifier: MIT
#include "journeyrank/base/nonnegative_least_squares.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::least_squares;
using journeyrank::nonnegative_least_squares;

namespace {

using Columns = std::vector<std::vector<double>>;

/// How the squared distance changes with each number: 2 A^T (A x - b), halved.
std::vector<double> slopes(const Columns& columns, const std::vector<double>& x, const std::vector<double>& target) {
  std::vector<double> rest(target.size());
  for (std::size_t i = 0; i < rest.size(); ++i) {
    rest[i] = -target[i];
    for (std::size_t c = 0; c < columns.size(); ++c) rest[i] += columns[c][i] * x[c];
  }
  std::vector<double> all;
  for (const auto& column : columns) {
    double slope = 0.0;
    for (std::size_t i = 0; i < rest.size(); ++i) slope += column[i] * rest[i];
    all.push_back(slope);
  }
  return all;
}

}  // namespace

TEST_CASE("least_squares: a line through four points is the one worked out by hand") {
  // (1, 6), (2, 5), (3, 7), (4, 10): 3.5 + 1.4 x by the normal equations 4 a + 10 b = 28, 10 a + 30 b = 77.
  const auto line = least_squares({{1, 1, 1, 1}, {1, 2, 3, 4}}, {6, 5, 7, 10});
  CHECK(line[0] == doctest::Approx(3.5));
  CHECK(line[1] == doctest::Approx(1.4));
}

TEST_CASE("least_squares: a column that is a multiple of one before it gets 0") {
  const auto x = least_squares({{1, 2}, {2, 4}, {0, 1}}, {3, 7});
  CHECK(x[1] == 0.0);
  CHECK(x[0] == doctest::Approx(3.0));
  CHECK(x[2] == doctest::Approx(1.0));
}

TEST_CASE("nonnegative_least_squares: the conditions of a minimum hold on random problems") {
  Splitmix64 random(12);
  for (int trial = 0; trial < 400; ++trial) {
    const std::size_t rows = 1 + random.below(7);
    Columns columns(1 + random.below(15));
    for (auto& column : columns) {
      for (std::size_t i = 0; i < rows; ++i) column.push_back(random.between(-1.0, 1.0));
    }
    if (columns.size() > 2) columns[1] = columns[0];
    std::vector<double> target;
    for (std::size_t i = 0; i < rows; ++i) target.push_back(random.between(-1.0, 1.0));
    const auto x = nonnegative_least_squares(columns, target);
    const auto slope = slopes(columns, x, target);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      CHECK(x[c] >= 0.0);
      CHECK(slope[c] > -1e-9);
      if (x[c] > 0.0) CHECK(std::fabs(slope[c]) < 1e-9);
    }
  }
}

TEST_CASE("nonnegative_least_squares: no column that helps, and no column at all, give zeros") {
  CHECK(nonnegative_least_squares({{1.0, 0.0}, {0.0, 1.0}}, {-1.0, -2.0}) == std::vector{0.0, 0.0});
  CHECK(nonnegative_least_squares({}, {1.0}).empty());
}
