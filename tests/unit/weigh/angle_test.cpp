// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/angle.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Angle;

using Numbers = std::vector<double>;

TEST_CASE("angle: as its cosine says") {
  const std::vector<Numbers> columns = {{1, 2, 3, 4}, {0, 0, 9, 0}, {7, 7, 8, 7}};
  Numbers angles;
  double sum = 0.0;
  for (const auto& column : columns) {
    double along = 0.0;
    double squares = 0.0;
    for (const double each : column) {
      along += each / 2.0;
      squares += each * each;
    }
    angles.push_back(std::acos(along / std::sqrt(squares)));
    sum += angles.back();
  }
  for (double& each : angles) each /= sum;
  CHECK(are_close(Angle{}(matrix_of_columns(columns), directions_of("++-")), angles, 1e-14));
}

TEST_CASE("angle: its arctangent is that of the C library, for small ratios and large ones") {
  for (const double ratio : {0x1p-30, 0x1p-10, 0.125, 0.25, 0.5, 0.75}) {
    const Numbers found = Angle{}(matrix_of_columns({{1.0 - ratio, 1.0 + ratio}, {0, 1}}), directions_of("++"));
    CAPTURE(ratio);
    CHECK(std::abs(found[0] / found[1] / (std::atan(ratio) / std::atan(1.0)) - 1.0) < 1e-15);
  }
  for (const std::size_t n :
       {std::size_t{2}, std::size_t{3}, std::size_t{10}, std::size_t{1000}, std::size_t{100000}}) {
    Numbers one(n, 0.0);  // deviation / mean is sqrt(n - 1)
    Numbers half(n, 1.0);
    one[0] = 1.0;
    half[0] = 1.0 + static_cast<double>(n);
    const double ratio = std::sqrt(static_cast<double>(n) - 1.0);
    const Numbers found = Angle{}(matrix_of_columns({one, half}), directions_of("++"));
    CAPTURE(n);
    CHECK(std::abs(found[0] / found[1] / (std::atan(ratio) / std::atan(ratio / 2.0)) - 1.0) < 2e-15);
  }
}

TEST_CASE("angle: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(Angle{}(matrix_of_columns({{1, 2}, {5, 5}, {0, 0}}), directions_of("+++")) == Numbers{1.0, 0.0, 0.0});
  CHECK(Angle{}(matrix_of_columns({{3}, {5}}), directions_of("++")) == Numbers{0.5, 0.5});
}

TEST_CASE("angle: a value below 0 is refused") {
  CHECK(refusal_code([] { Angle{}(matrix_of_columns({{1, -2}}), directions_of("+")); }) == "bad_number");
}
