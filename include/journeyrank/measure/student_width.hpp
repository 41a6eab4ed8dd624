// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/measure/interval.hpp"

namespace journeyrank {

/// The width by four terms of a series in 1 / freedom, at most 2 / freedom^5 off.
///
/// Source  abramowitz1964handbook, 26.7.5
inline double student_width_near(double freedom) noexcept {
  const double z2 = product(z_95, z_95);
  const auto raised = [z2](double sum, double factor) { return product(z2, sum) + factor; };
  const double first = (z2 + 1.0) / 4.0;
  const double second = raised(raised(5.0, 16.0), 3.0) / 96.0;
  const double third = raised(raised(raised(3.0, 19.0), 17.0), -15.0) / 384.0;
  const double fourth = raised(raised(raised(raised(79.0, 776.0), 1482.0), -1920.0), -945.0) / 92160.0;
  return z_95 + product(z_95, (((fourth / freedom + third) / freedom + second) / freedom + first) / freedom);
}

/// Half the width of a 95 % interval in standard errors, where the error itself is estimated with so many degrees of
/// freedom, a whole number or not: Student's t, 12.7 with one, 2.26 with nine, 1.96 with many.
///
/// Shape   one or more (asserted)
/// Source  student1908probable; found by halving, the same bits everywhere, where the series leaves a
///         side open; abramowitz1964handbook, 26.7.5 above 10,000, where its error is below 1e-11
/// Cost    7 to 50 tails
inline double student_width_of(double freedom) noexcept {
  assert(freedom >= 1.0);
  if (freedom > 9'999.0) {
    const double cube = product(product(z_95, z_95), z_95);
    const double fifth = product(product(z_95, z_95), cube);
    const double second = (5.0 * fifth + 16.0 * cube + 3.0 * z_95) / 96.0;
    return z_95 + ((z_95 + cube) / 4.0 + second / freedom) / freedom;
  }
  const StudentT student{.freedom = freedom};
  const double near = student_width_near(freedom);
  const double square = product(freedom, freedom);
  const double off = 2.0 / product(product(square, square), freedom) + 1e-11;
  double low = z_95;
  double high = 13.0;
  for (int step = 0; step < 50; ++step) {
    const double middle = 0.5 * (low + high);
    const bool is_below = middle < near - off || (middle <= near + off && student.tails(middle).above > 0.025);
    (is_below ? low : high) = middle;
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
