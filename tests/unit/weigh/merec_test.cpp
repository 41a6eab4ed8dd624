// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/merec.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Merec;

using Numbers = std::vector<double>;

TEST_CASE("merec: what leaving a criterion out does, by hand") {
  // |ln r| is (0, ln 2) and (ln 4, 0): S = ln(1 + ln 4 / 2) and ln(1 + ln 2 / 2), and 0 without the one that counts.
  const auto matrix = matrix_of_columns({{3, 6}, {5, 20}});
  const double first = std::log(1.0 + std::log(2.0) / 2.0);
  const double second = std::log(1.0 + std::log(4.0) / 2.0);
  CHECK(are_close(Merec{}(matrix, directions_of("+-")), {first / (first + second), second / (first + second)}, 1e-15));
}

TEST_CASE("merec: a constant column weighs 0, and where all are constant they weigh the same") {
  CHECK(Merec{}(matrix_of_columns({{1, 2}, {5, 5}}), directions_of("+-")) == Numbers{1.0, 0.0});
  CHECK(Merec{}(matrix_of_columns({{3}, {5}}), directions_of("+-")) == Numbers{0.5, 0.5});
}

TEST_CASE("merec: ratios beyond the largest double are no trouble") {
  CHECK(are_close(Merec{}(matrix_of_columns({{1e-300, 1e300}, {1e300, 1e-300}}), directions_of("++")), {0.5, 0.5},
                  1e-15));
}

TEST_CASE("merec: a value that is not above 0 is refused") {
  for (const double value : {0.0, -1.0}) {
    CHECK(refusal_code([&] { Merec{}(matrix_of_columns({{1, value}}), directions_of("+")); }) == "bad_number");
  }
}
