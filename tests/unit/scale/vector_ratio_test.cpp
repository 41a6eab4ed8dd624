// SPDX-License-Identifier: MIT
#include "journeyrank/scale/vector_ratio.hpp"

#include <string>
#include <variant>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::ColumnTotals;
using journeyrank::Constant;
using journeyrank::Direction;
using journeyrank::Extent;
using journeyrank::Falling;
using journeyrank::Reciprocal;
using journeyrank::VectorRatio;

namespace {

constexpr Extent extent{.low = 3.0, .high = 4.0};
constexpr ColumnTotals totals{.sum = 7.0, .norm = 5.0, .sum_of_inverses = 0.5, .norm_of_inverses = 0.25};

}  // namespace

TEST_CASE(
    "vector_ratio: values are shares of the length of the column, one less that where a lower one is more urgent") {
  CHECK(std::get<Anchored>(VectorRatio{}.fit(extent, totals, Direction::maximize)) ==
        Anchored{.at_0 = 0.0, .at_1 = 5.0});
  CHECK(std::get<Anchored>(VectorRatio{}.fit(extent, totals, Direction::minimize)) ==
        Anchored{.at_0 = 5.0, .at_1 = 0.0});
}

TEST_CASE("vector_ratio: how a lower raw value that is more urgent counts can be chosen") {
  CHECK(std::get<Reciprocal>(VectorRatio{Falling::reciprocal}.fit(extent, totals, Direction::minimize)) ==
        Reciprocal{4.0});
  CHECK(std::get<Anchored>(VectorRatio{Falling::complement}.fit(extent, totals, Direction::minimize)) ==
        Anchored{.at_0 = 5.0, .at_1 = 0.0});
  CHECK(VectorRatio{} == VectorRatio{Falling::complement});
}

TEST_CASE("vector_ratio: a constant column, or one with no cell at all, is 0.5 everywhere") {
  for (const auto direction : {Direction::maximize, Direction::minimize}) {
    for (const Extent& same : {Extent{}, Extent{.low = 7.0, .high = 7.0}, Extent{.low = 0.0, .high = 0.0}}) {
      CHECK(std::get<Constant>(VectorRatio{}.fit(same, totals, direction)) == Constant{.constant = 0.5});
    }
  }
}

TEST_CASE("vector_ratio: it is a relative step by name and has no fault in either direction") {
  CHECK(std::string(VectorRatio::name) == "vector_ratio");
  CHECK(VectorRatio::relative);
  CHECK(VectorRatio{}.fault(Direction::maximize).empty());
  CHECK(VectorRatio{}.fault(Direction::minimize).empty());
}
