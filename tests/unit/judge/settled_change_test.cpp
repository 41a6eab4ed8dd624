// SPDX-License-Identifier: MIT
#include "journeyrank/judge/settled_change.hpp"

#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

ValueMatrix two() {
  const laws::WeighedValues problem({{0.9, 0.1}, {0.2, 0.6}}, {1.0, 1.0});
  return ValueMatrix(problem.scorer(), problem.matrix);
}

}  // namespace

TEST_CASE("settled_change: a margin is taken off only where something is to be gained") {
  CHECK(short_by({0.5, -0.5}, 0.25) == std::vector<double>{0.25, -0.75});
  CHECK(short_by({0.0, -0.5}, 0.25) == std::vector<double>{0.0, -0.5});
}

TEST_CASE("settled_change: the first margin whose weights hold is taken, and none beyond it is tried") {
  double last = -1.0;
  const auto near = [&](double margin) {
    last = margin;
    return WeightChange{true, margin, {0.5 - margin, 0.5 + margin}};
  };
  const WeightChange found =
      settled_change(two(), near, [](std::span<const double> scores) { return scores[0] - scores[1] < 0.1 - 0x1p-50; });
  CHECK(found.notes.empty());
  CHECK(found.distance == last);
  CHECK(last > 0.0);
  CHECK(last < 0x1p-48);
}

TEST_CASE("settled_change: where nothing nearby holds the first answer comes with a note, and no answer stays none") {
  const auto never = [](std::span<const double>) { return false; };
  const WeightChange found = settled_change(
      two(),
      [](double margin) {
        return WeightChange{true, margin, {0.5, 0.5}};
      },
      never);
  CHECK(found.distance == 0.0);
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "not_settled");
  CHECK_FALSE(settled_change(
                  two(), [](double) { return WeightChange{}; }, never)
                  .possible);
}
