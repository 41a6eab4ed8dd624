// SPDX-License-Identifier: MIT
#include "journeyrank/scale/sum_ratio.hpp"

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
using journeyrank::SumRatio;

namespace {

constexpr Extent extent{.low = 3.0, .high = 4.0};
constexpr ColumnTotals totals{.sum = 7.0, .norm = 5.0, .sum_of_inverses = 0.5, .norm_of_inverses = 0.25};

}  // namespace

TEST_CASE("sum_ratio: values are shares of the sum, the same of the inverses where a lower one is more urgent") {
  CHECK(std::get<Anchored>(SumRatio{}.fit(extent, totals, Direction::maximize)) == Anchored{.at_0 = 0.0, .at_1 = 7.0});
  CHECK(std::get<Reciprocal>(SumRatio{}.fit(extent, totals, Direction::minimize)) == Reciprocal{2.0});
}

TEST_CASE("sum_ratio: how a lower raw value that is more urgent counts can be chosen") {
  CHECK(std::get<Reciprocal>(SumRatio{Falling::reciprocal}.fit(extent, totals, Direction::minimize)) ==
        Reciprocal{2.0});
  CHECK(std::get<Anchored>(SumRatio{Falling::complement}.fit(extent, totals, Direction::minimize)) ==
        Anchored{.at_0 = 7.0, .at_1 = 0.0});
  CHECK(SumRatio{} == SumRatio{Falling::reciprocal});
}

TEST_CASE("sum_ratio: a constant column, or one with no cell at all, is 0.5 everywhere") {
  for (const auto direction : {Direction::maximize, Direction::minimize}) {
    for (const Extent& same : {Extent{}, Extent{.low = 7.0, .high = 7.0}, Extent{.low = 0.0, .high = 0.0}}) {
      CHECK(std::get<Constant>(SumRatio{}.fit(same, totals, direction)) == Constant{.constant = 0.5});
    }
  }
}

TEST_CASE("sum_ratio: it is a relative step by name and has no fault in either direction") {
  CHECK(std::string(SumRatio::name) == "sum_ratio");
  CHECK(SumRatio::relative);
  CHECK(SumRatio{}.fault(Direction::maximize).empty());
  CHECK(SumRatio{}.fault(Direction::minimize).empty());
}
