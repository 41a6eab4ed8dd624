// SPDX-License-Identifier: MIT
#include "journeyrank/base/curve.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::on_grid;

TEST_CASE("curve: on a point of the grid it is the curve, between two a straight line") {
  const auto square = [](double x) { return x * x; };
  CHECK(on_grid(0.5, 0.25, square) == 0.25);
  CHECK(on_grid(0.375, 0.25, square) == 0.5 * (0.0625 + 0.25));
  CHECK(on_grid(1e300, 0.25, [](double x) { return x; }) == 1e300);
  CHECK(on_grid(-1e300, 0.25, [](double x) { return x; }) == -1e300);
}

TEST_CASE("curve: two numbers in order have values in order, also of a curve that wavers from double to double") {
  Splitmix64 random(5);
  const auto wavering = [](double x) { return x + 1e-12 * std::sin(x * 1e15); };
  std::size_t wavered = 0;
  for (int i = 0; i < 20000; ++i) {
    const double x = random.between(-2.0, 2.0);
    const double next = std::nextafter(x, 9.0);
    CHECK_GE(on_grid(next, 0x1p-20, wavering), on_grid(x, 0x1p-20, wavering));
    wavered += wavering(next) < wavering(x) ? 1 : 0;
  }
  CHECK(wavered > 1000);
}
