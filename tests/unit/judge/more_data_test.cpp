// SPDX-License-Identifier: MIT
#include "journeyrank/judge/more_data.hpp"

#include <doctest/doctest.h>

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE("more_data: four times the data halve the spread and keep the middle") {
  const Outcome burden{.factor = 7.0};
  CHECK(with_more_data({NormalCell{3.0, 1.0}, burden}, 4.0) == CellDistribution{NormalCell{3.0, 0.5}, burden});
  CHECK(with_more_data({LogNormalCell{3.0, 1.0}, {}}, 4.0) == CellDistribution{LogNormalCell{3.0, 0.5}, {}});
  CHECK(with_more_data({IntervalCell{1.0, 2.0, 6.0}, {}}, 4.0) == CellDistribution{IntervalCell{1.5, 2.0, 4.0}, {}});
  CHECK(with_more_data({BetaCell{3.0, 5.0}, {}}, 4.0) == CellDistribution{BetaCell{12.0, 20.0}, {}});
  CHECK(with_more_data({StudentCell{9.0, 2.0, 1.0}, {}}, 4.0) == CellDistribution{StudentCell{39.0, 2.0, 0.5}, {}});
}

TEST_CASE("more_data: cells of which it is not known what they rest on stay as they are") {
  for (const CellShape& shape :
       {CellShape(FixedCell{}), CellShape(UniformCell{1.0, 2.0}), CellShape(EmpiricalCell{{1.0, 2.0}})}) {
    CHECK(with_more_data({shape, {}}, 4.0) == CellDistribution{shape, {}});
    CHECK_FALSE(observations_behind({shape, {}}));
    CHECK_FALSE(learns_from_data({shape, {}}));
  }
  CHECK(learns_from_data({IntervalCell{1.0, 2.0, 3.0}, {}}));
  CHECK(is_spread({UniformCell{1.0, 2.0}, {}}));
  CHECK_FALSE(is_spread({UniformCell{1.0, 1.0}, {}}));
  CHECK_FALSE(is_spread({FixedCell{}, {}}));
  CHECK(observations_behind({BetaCell{3.0, 5.0}, {}}) == 8.0);
  CHECK(observations_behind({StudentCell{9.0, 2.0, 1.0}, {}}) == 10.0);
  CHECK_FALSE(observations_behind({NormalCell{3.0, 1.0}, {}}));
}
