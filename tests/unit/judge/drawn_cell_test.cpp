// SPDX-License-Identifier: MIT
#include "journeyrank/judge/drawn_cell.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE("drawn_cell: a number is read at the uniform one it is drawn by, then valued") {
  const FittedScale scale = Anchored{0.0, 10.0};
  CHECK(OtherCell{.distribution = {UniformCell{2.0, 6.0}, {}}, .scale = scale}.value(0.25, 0.0) ==
        doctest::Approx(0.3));
  CHECK(OtherCell{.distribution = {IntervalCell{2.0, 3.0, 7.0}, {}}, .scale = scale}.value(0.975, 0.0) ==
        doctest::Approx(0.7));
  CHECK(OtherCell{.distribution = {EmpiricalCell{{1.0, 2.0, 3.0}}, {}}, .scale = scale}.value(0.999, 0.0) == 0.3);
  CHECK(
      OtherCell{.distribution = {NormalCell{5.0, 1.0}, {.factor = -2.0, .least = -8.0}}, .scale = Anchored{0.0, -10.0}}
          .value(0.5, 0.0) == doctest::Approx(0.8));
  CHECK(OtherCell{.open = true}.value(0.125, 0.0) == 0.125);
}

TEST_CASE("drawn_cell: in a group the factor moves it, wholly where the correlation is 1") {
  OtherCell cell{.distribution = {NormalCell{5.0, 1.0}, {}}, .scale = Anchored{0.0, 10.0}, .group = 0};
  cell.shared = 1.0;
  cell.own = 0.0;
  CHECK(cell.value(0.1, 2.0) == doctest::Approx(0.7));
  CHECK(cell.value(0.9, 2.0) == cell.value(0.1, 2.0));
  OtherCell open{.open = true, .group = 0, .shared = std::sqrt(0.5), .own = std::sqrt(0.5)};
  CHECK(open.value(0.5, 0.0) == doctest::Approx(0.5));
  CHECK(open.value(0.5, 1.0) > 0.7);
}
