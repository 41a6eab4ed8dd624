// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/learned_scale.hpp"

#include <vector>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::Direction;
using journeyrank::Knot;
using journeyrank::learned_scale;
using journeyrank::Piecewise;

TEST_CASE("learned_scale: equal parts of the anchored scale become knots, ends as the anchors are") {
  const std::vector<double> curve = {0.0, 0.25, 0.875, 1.0};
  const Piecewise up = learned_scale(Anchored{.at_0 = 0.0, .at_1 = 6.0}, curve);
  CHECK(up.knots == std::vector<Knot>{{0.0, 0.0}, {2.0, 0.25}, {4.0, 0.875}, {6.0, 1.0}});
  CHECK(up.fault(Direction::maximize).empty());
  const Piecewise down = learned_scale(Anchored{.at_0 = 6.0, .at_1 = 0.0}, curve);
  CHECK(down.knots == std::vector<Knot>{{0.0, 1.0}, {2.0, 0.875}, {4.0, 0.25}, {6.0, 0.0}});
  CHECK(down.fault(Direction::minimize).empty());
}

TEST_CASE("learned_scale: a curve that does not bend values as the anchors do") {
  const Anchored anchors{.at_0 = -1.0, .at_1 = 3.0};
  const Piecewise straight = learned_scale(anchors, std::vector<double>{0.0, 1.0});
  for (const double raw : {-5.0, -1.0, 0.0, 1.5, 3.0, 9.0})
    CHECK(straight.value(raw) == doctest::Approx(anchors.value(raw)));
}
