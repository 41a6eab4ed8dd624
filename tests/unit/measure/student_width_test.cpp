// SPDX-License-Identifier: MIT
#include "journeyrank/measure/student_width.hpp"

#include <doctest/doctest.h>

using journeyrank::student_width;
using journeyrank::z_95;

TEST_CASE("student_width: the printed quantiles of Student's t for 1, 9, 29 and very many degrees of freedom") {
  CHECK(student_width(2) == doctest::Approx(12.706204736174696).epsilon(1e-12));
  CHECK(student_width(10) == doctest::Approx(2.262157162798246).epsilon(1e-12));
  CHECK(student_width(30) == doctest::Approx(2.045229642132739).epsilon(1e-12));
  CHECK(student_width(1'000'000'000) == doctest::Approx(z_95).epsilon(1e-8));
}

TEST_CASE("student_width: degrees of freedom between two whole numbers have a width between theirs") {
  CHECK(journeyrank::student_width_of(9.0) == student_width(10));
  CHECK(journeyrank::student_width_of(1.5) == doctest::Approx(6.02).epsilon(0.01));
  CHECK(journeyrank::student_width_of(8.5) > student_width(10));
  CHECK(journeyrank::student_width_of(8.5) < student_width(9));
}

TEST_CASE("student_width: the series above 10,000 goes on where halving ends") {
  const double before = student_width(10'000);
  const double after = student_width(10'001);
  CHECK(after < before);
  CHECK(before - after == doctest::Approx((z_95 + z_95 * z_95 * z_95) / 4e8).epsilon(1e-2));
}
