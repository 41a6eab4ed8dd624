// SPDX-License-Identifier: MIT
#include "journeyrank/scale/ratio.hpp"

#include <variant>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::Constant;
using journeyrank::Direction;
using journeyrank::enumerator_list;
using journeyrank::Extent;
using journeyrank::Falling;
using journeyrank::fit_ratio;
using journeyrank::Reciprocal;

namespace {

journeyrank::FittedRatio fitted(const Extent& extent, Direction direction, Falling falling) {
  return fit_ratio(extent, direction, falling, 10.0, [] { return 2.0; });
}

}  // namespace

TEST_CASE("ratio: a share of the whole, one less it, or its numerator over the raw value") {
  const Extent extent{.low = 2.0, .high = 8.0};
  for (const Falling falling : {Falling::reciprocal, Falling::complement}) {
    CHECK(std::get<Anchored>(fitted(extent, Direction::maximize, falling)) == Anchored{0.0, 10.0});
  }
  CHECK(std::get<Anchored>(fitted(extent, Direction::minimize, Falling::complement)) == Anchored{10.0, 0.0});
  CHECK(std::get<Reciprocal>(fitted(extent, Direction::minimize, Falling::reciprocal)) == Reciprocal{2.0});
}

TEST_CASE("ratio: a constant column, or one with no cell at all, is 0.5 everywhere") {
  for (const Extent& same : {Extent{}, Extent{.low = 7.0, .high = 7.0}}) {
    CHECK(std::get<Constant>(fitted(same, Direction::minimize, Falling::reciprocal)) == Constant{});
  }
  CHECK(enumerator_list<Falling>() == "reciprocal, complement");
}
