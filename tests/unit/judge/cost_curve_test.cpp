// SPDX-License-Identifier: MIT
#include "journeyrank/judge/cost_curve.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CostCurve;

namespace {

CostCurve curve_of(std::size_t criterion, const std::vector<double>& costs, const std::vector<double>& gains,
                   bool connected = true) {
  CostCurve curve{.criterion = criterion, .connected = connected, .stops = {{}}};
  for (std::size_t i = 0; i < costs.size(); ++i) curve.stops.push_back({costs[i], costs[i], gains[i]});
  return curve;
}

}  // namespace

TEST_CASE("cost_curve: the least cost of a gain lies on the line between two stops, or at a stop of levels") {
  const CostCurve line = curve_of(0, {2.0, 4.0, 8.0}, {0.0, 0.5, 0.75});
  CHECK(line.cost_of(0.0) == 0.0);
  CHECK(line.cost_of(-1.0) == 0.0);
  CHECK(*line.cost_of(0.25) == doctest::Approx(3.0));
  CHECK(*line.cost_of(0.5) == doctest::Approx(4.0));
  CHECK(*line.cost_of(0.625) == doctest::Approx(6.0));
  CHECK(*line.cost_of(0.75) == doctest::Approx(8.0));
  CHECK(*line.cost_of(0.75 + 1e-13) == doctest::Approx(8.0));
  CHECK_FALSE(line.cost_of(0.76).has_value());
  const CostCurve levels = curve_of(0, {2.0, 4.0}, {0.25, 0.5}, false);
  CHECK(levels.cost_of(0.1) == 2.0);
  CHECK(levels.cost_of(0.25) == 2.0);
  CHECK(levels.cost_of(0.26) == 4.0);
}

TEST_CASE("cost_curve: it is concave when each stretch adds less for its cost; levels never are") {
  CHECK(curve_of(0, {}, {}).is_concave());
  CHECK(curve_of(0, {1.0, 2.0, 3.0}, {0.5, 0.75, 0.75}).is_concave());
  CHECK_FALSE(curve_of(0, {1.0, 2.0}, {0.0, 0.5}).is_concave());
  CHECK_FALSE(curve_of(0, {1.0, 2.0, 3.0}, {0.5, 0.6, 0.9}).is_concave());
  CHECK_FALSE(curve_of(0, {1.0}, {0.5}, false).is_concave());
}
