// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/measure/interval.hpp"

namespace journeyrank {

/// Half the width of a 95 % interval in standard errors, where the error itself is estimated with so many degrees of
/// freedom, a whole number or not: Student's t, 12.7 with one, 2.26 with nine, 1.96 with many.
///
/// Shape   one or more (asserted)
/// Source  student1908probable; found by halving, the same bits everywhere; abramowitz1964handbook, 26.7.5 above
///         10,000, where its error is below 1e-11
inline double student_width_of(double freedom) noexcept {
  assert(freedom >= 1.0);
  if (freedom > 9'999.0) {
    const double cube = product(product(z_95, z_95), z_95);
    const double fifth = product(product(z_95, z_95), cube);
    const double second = (5.0 * fifth + 16.0 * cube + 3.0 * z_95) / 96.0;
    return z_95 + ((z_95 + cube) / 4.0 + second / freedom) / freedom;
  }
  const StudentT student{.freedom = freedom};
  double low = z_95;
  double high = 13.0;
  for (int step = 0; step < 50; ++step) {
    const double middle = 0.5 * (low + high);
    (student.tails(middle).above > 0.025 ? low : high) = middle;
  }
  return high;
}

/// The same where the error is estimated from k numbers or clusters: k - 1 degrees of freedom.
///
/// Shape   two or more (asserted)
inline double student_width(std::int64_t k) noexcept {
  assert(k >= 2);
  return student_width_of(static_cast<double>(k - 1));
}

}  // namespace journeyrank
