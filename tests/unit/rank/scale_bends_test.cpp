// SPDX-License-Identifier: MIT
#include "journeyrank/rank/scale_bends.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("scale_bends: the bends of fixed scales, from the lowest to the highest") {
  CHECK(bends_of(Anchored{4.0, 1.0}) == std::vector<double>{1.0, 4.0});
  CHECK(bends_of(Piecewise{{{0.0, 0.0}, {1.0, 0.2}, {5.0, 1.0}}}) == std::vector<double>{0.0, 1.0, 5.0});
  CHECK(bends_of(Logarithmic{1.0, 4.0}) == std::vector<double>{1.0, 4.0});
  CHECK(bends_of(ExponentialValue{4.0, 1.0, 2.0}) == std::vector<double>{1.0, 4.0});
  CHECK(bends_of(SmoothStep{1.0, 4.0}) == std::vector<double>{1.0, 4.0});
  CHECK(bends_of(TargetRange{0.0, 1.0, 2.0, 3.0}) == std::vector<double>{0.0, 1.0, 2.0, 3.0});
  CHECK(bends_of(Reciprocal{.at_1 = 0.5}) == std::vector<double>{0.5, 0.5e6});
}

TEST_CASE("scale_bends: levels and what is fixed on a column by other things than anchors have none") {
  CHECK(bends_of(Levels{{{"a", 0.0}}}).empty());
  CHECK(bends_of(Constant{}).empty());
  CHECK(bends_of(Standardised{}).empty());
  CHECK(bends_of(LogarithmicLine{}).empty());
  CHECK(bends_of(Nearness{}).empty());
}

TEST_CASE("scale_bends: only scales that are best in between have a best range") {
  CHECK(best_range(TargetRange{0.0, 1.0, 2.0, 3.0}) == BestRange{1.0, 2.0});
  CHECK(best_range(Nearness{.best = 4.0}) == BestRange{4.0, 4.0});
  for (const FittedScale& scale : {FittedScale(Anchored{}), FittedScale(SmoothStep{}), FittedScale(Reciprocal{})}) {
    CHECK_FALSE(best_range(scale).has_value());
  }
}

TEST_CASE("scale_bends: curves are not straight") {
  for (const FittedScale& scale : {FittedScale(Anchored{}), FittedScale(TargetRange{}), FittedScale(Levels{})}) {
    CHECK(is_straight(scale));
  }
  for (const FittedScale& scale : {FittedScale(Logarithmic{}), FittedScale(ExponentialValue{}),
                                   FittedScale(SmoothStep{}), FittedScale(Reciprocal{}), FittedScale(Standardised{})}) {
    CHECK_FALSE(is_straight(scale));
  }
}
