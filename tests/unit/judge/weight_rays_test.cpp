// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_rays.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::drawn_direction;
using journeyrank::moved_along;
using journeyrank::Random;
using journeyrank::WeightRays;

namespace {

/// The end of some ray is this, but for rounding.
bool ends_at(const WeightRays& rays, const std::vector<double>& end) {
  for (std::size_t ray = 0; ray < rays.count(); ++ray) {
    const std::vector<double> found = rays.weights_at(ray, rays.steps());
    bool same = true;
    for (std::size_t c = 0; c < end.size(); ++c) same = same && found[c] == doctest::Approx(end[c]).epsilon(1e-12);
    if (same) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("weight_rays: every point is a set of weights that add up to 1, and ways end on an edge") {
  const std::vector<double> start = {0.5, 0.3, 0.0, 0.2};
  const std::vector<std::size_t> all = {0, 1, 2, 3};
  const WeightRays rays(start, all);
  REQUIRE(rays.count() > 64);
  for (std::size_t ray = 0; ray < rays.count(); ++ray) {
    CHECK(rays.weights_at(ray, 0) == start);
    for (const std::size_t step : {std::size_t{1}, rays.steps() / 2, rays.steps()}) {
      const std::vector<double> weights = rays.weights_at(ray, step);
      CHECK(std::accumulate(weights.begin(), weights.end(), 0.0) == doctest::Approx(1.0).epsilon(1e-12));
      CHECK(*std::min_element(weights.begin(), weights.end()) >= 0.0);
    }
  }
  CHECK(ends_at(rays, {0.0, 0.0, 1.0, 0.0}));
  CHECK(ends_at(rays, {0.0, 0.5, 0.5, 0.0}));
  CHECK(ends_at(rays, {0.0, 0.6, 0.0, 0.4}));
  CHECK(ends_at(rays, {0.0, 0.3, 0.5, 0.2}));
}

TEST_CASE("weight_rays: what may not weigh anything does not, and one criterion alone goes nowhere") {
  const std::vector<double> start = {0.5, 0.0, 0.5};
  const std::vector<std::size_t> two = {0, 2};
  const WeightRays rays(start, two);
  CHECK(rays.count() == 2);
  for (std::size_t ray = 0; ray < rays.count(); ++ray) CHECK(rays.weights_at(ray, rays.steps())[1] == 0.0);
  const std::vector<std::size_t> one = {0};
  CHECK(WeightRays(std::vector{1.0}, one).count() == 0);
  CHECK(WeightRays(std::vector{1.0}, {}).count() == 0);
}

TEST_CASE("weight_rays: a way along a direction ends where the first weight is 0") {
  const std::vector<double> weights = {0.5, 0.25, 0.25};
  CHECK(moved_along(weights, std::vector{1.0, -1.0, 0.0}, 0.125) == std::vector{0.625, 0.125, 0.25});
  CHECK(moved_along(weights, std::vector{1.0, -1.0, 0.0}, 9.0) == std::vector{0.75, 0.0, 0.25});
}

TEST_CASE("weight_rays: drawn directions keep the sum, let nothing fall below 0, and are the same again") {
  const std::vector<double> weights = {0.5, 0.0, 0.5};
  const std::vector<std::size_t> all = {0, 1, 2};
  Random random(7);
  Random again(7);
  for (int i = 0; i < 50; ++i) {
    const std::vector<double> direction = drawn_direction(weights, all, random);
    CHECK(direction[0] + direction[1] + direction[2] == doctest::Approx(0.0));
    CHECK(direction[1] >= 0.0);
    CHECK(direction == drawn_direction(weights, all, again));
  }
}
