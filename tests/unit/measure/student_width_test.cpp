// SPDX-License-Identifier: MIT
#include "journeyrank/measure/student_width.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "journeyrank/base/distribution.hpp"

using journeyrank::student_width;
using journeyrank::student_width_of;
using journeyrank::StudentT;
using journeyrank::z_95;

TEST_CASE("student_width: the printed quantiles of Student's t for 1, 9, 29 and very many degrees of freedom") {
  CHECK(student_width(2) == doctest::Approx(12.706204736174696).epsilon(1e-12));
  CHECK(student_width(10) == doctest::Approx(2.262157162798246).epsilon(1e-12));
  CHECK(student_width(30) == doctest::Approx(2.045229642132739).epsilon(1e-12));
  CHECK(student_width(1'000'000'000) == doctest::Approx(z_95).epsilon(1e-8));
}

TEST_CASE("student_width: degrees of freedom between two whole numbers have a width between theirs") {
  CHECK(student_width_of(9.0) == student_width(10));
  CHECK(student_width_of(1.5) == doctest::Approx(6.02).epsilon(0.01));
  CHECK(student_width_of(8.5) > student_width(10));
  CHECK(student_width_of(8.5) < student_width(9));
}

TEST_CASE("student_width: the series takes no side that halving all the way would not take") {
  const auto halved = [](double freedom) {
    const StudentT student{.freedom = freedom};
    double low = z_95;
    double high = 13.0;
    for (int step = 0; step < 50; ++step) {
      const double middle = 0.5 * (low + high);
      (student.tails(middle).above > 0.025 ? low : high) = middle;
    }
    return high;
  };
  for (double freedom = 1.0; freedom <= 9'999.0; freedom *= 1.01) {
    CAPTURE(freedom);
    REQUIRE(student_width_of(freedom) == halved(freedom));
    REQUIRE(student_width_of(std::floor(freedom)) == halved(std::floor(freedom)));
  }
  CHECK(student_width_of(9'999.0) == halved(9'999.0));
}

TEST_CASE("student_width: the series above 10,000 goes on where halving ends") {
  const double before = student_width(10'000);
  const double after = student_width(10'001);
  CHECK(after < before);
  CHECK(before - after == doctest::Approx((z_95 + z_95 * z_95 * z_95) / 4e8).epsilon(1e-2));
}
