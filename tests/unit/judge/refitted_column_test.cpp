// SPDX-License-Identifier: MIT
#include "journeyrank/judge/refitted_column.hpp"

#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE("refitted_column: values are those of a scale fitted on the raw values that are there") {
  RefittedColumn column({.id = "c", .scale = MinMax{}}, 4);
  for (const std::size_t journey : {0U, 1U, 3U}) column.state(journey, 5.0);
  std::vector<double> values = {2.0, 3.0, 0.25, 6.0};
  column.value(values);
  CHECK(values == std::vector{0.0, 0.25, 0.25, 1.0});
  CHECK_FALSE(column.is_there(2));
  CHECK(column.raw(3) == 5.0);
}

TEST_CASE("refitted_column: equal raw values are worth one half each, as in a ranking") {
  RefittedColumn column({.id = "c", .scale = ZScore{}}, 2);
  column.state(0, 1.0);
  column.state(1, 2.0);
  std::vector<double> values = {3.0, 3.0};
  column.value(values);
  CHECK(values == std::vector{0.5, 0.5});
}

TEST_CASE("refitted_column: a raw value beyond what the scale takes counts as the nearest that it does") {
  const auto taken = [](const Scale& scale, Direction direction, double raw) {
    return RefittedColumn({.id = "c", .direction = direction, .scale = scale}, 1).taken(raw);
  };
  CHECK(taken(MinMax{}, Direction::maximize, -3.0) == -3.0);
  CHECK(taken(MinMax{}, Direction::maximize, -1e300) == -1e150);
  CHECK(taken(MaxRatio{}, Direction::maximize, -3.0) == 0.0);
  CHECK(taken(SumRatio{}, Direction::minimize, -3.0) == 1e-150);
  CHECK(taken(SumRatio{.falling = Falling::complement}, Direction::minimize, -3.0) == 0.0);
  CHECK(taken(LogarithmicRatio{}, Direction::minimize, 0.5) == 1.0);
  CHECK(taken(VectorRatio{}, Direction::maximize, 1e300) == 1e150);
}

TEST_CASE("refitted_column: a scale is relative when it is fitted on a column") {
  CHECK(is_relative(Scale(MinMax{})));
  CHECK(is_relative(Scale(DistanceToIdeal{.best = 1.0})));
  CHECK_FALSE(is_relative(Scale(Anchored{})));
}
