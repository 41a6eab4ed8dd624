// SPDX-License-Identifier: MIT
#include "journeyrank/base/false_position.hpp"

#include <cmath>

#include <doctest/doctest.h>

using journeyrank::last_within;

TEST_CASE("false_position: it ends where what is measured crosses 0, either way") {
  const auto cube = [](double x) { return x * x * x - 0.2; };
  CHECK(last_within(0.0, 1.0, 0.2, cube) == doctest::Approx(std::cbrt(0.2)).epsilon(1e-8));
  const auto falling = [](double x) { return 0.25 - x; };
  CHECK(last_within(0.75, 0.0, 0.5, falling) == doctest::Approx(0.25).epsilon(1e-8));
}

TEST_CASE("false_position: a range that holds the last place reaches it") {
  CHECK(last_within(0.5, 1.0, 1.0, [](double) { return 0.0; }) == 1.0);
  CHECK(last_within(0.5, 0.0, 1.0, [](double) { return -1.0; }) == 0.0);
}

TEST_CASE("false_position: few calls where it is nearly straight, and an end where it is a wall") {
  int calls = 0;
  last_within(0.0, 1.0, 1.0, [&](double x) {
    ++calls;
    return 3.0 * x - 1.0 + 0.1 * x * x;
  });
  CHECK(calls < 9);
  CHECK(std::fabs(last_within(0.0, 1.0, 1.0, [](double x) { return x < 0.3 ? -1.0 : 1.0; }) - 0.3) < 1e-8);
}
