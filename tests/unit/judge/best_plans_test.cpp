// SPDX-License-Identifier: MIT
#include "journeyrank/judge/best_plans.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "refusal.hpp"

using journeyrank::best_plans;
using journeyrank::PlanBound;

using List = std::vector<double>;

TEST_CASE("best_plans: the raw amounts of the criteria that are on, with the bounds that are given") {
  const laws::WeighedValues problem({{3.0, 9.0, 2.0}, {2.0, 9.0, 4.0}}, {1.0, 0.0, 5.0});
  const auto found = best_plans(problem.scorer(), problem.matrix);
  CHECK(found.criteria == std::vector<std::size_t>{0, 2});
  CHECK(found.found.shares == std::vector<List>{{1.0, 0.0}, {0.0, 1.0}});
  CHECK(found.found.score == List{0.5, 0.5});
  // A bound of 0 leaves nothing to plan for the other criterion.
  const std::vector<PlanBound> none = {{"c2", 0.0}};
  CHECK(best_plans(problem.scorer(), problem.matrix, none).found.shares[0] == List{0.0, 0.0});
}

TEST_CASE("best_plans: bounds of nobody, or of a criterion that is off, are refused") {
  const laws::WeighedValues problem({{3.0, 9.0}, {2.0, 9.0}}, {1.0, 0.0});
  const auto code = [&](const char* id) {
    const std::vector<PlanBound> bounds = {{id, 1.0}};
    return refusal_code([&] { best_plans(problem.scorer(), problem.matrix, bounds); });
  };
  CHECK(code("c9") == "unknown_name");
  CHECK(code("c1") == "bad_option");
}

TEST_CASE("best_plans: a programme without an end is noted, and levels and amounts below 0 are refused") {
  const laws::WeighedValues one({{3.0}, {2.0}}, {1.0});
  const auto found = best_plans(one.scorer(), one.matrix);
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "no_best_plan");
  laws::WeighedValues levels({{1.0}, {0.0}}, {1.0});
  levels.model.criteria[0].scale = journeyrank::Levels{{{"low", 0.0}, {"high", 1.0}}};
  CHECK(refusal_code([&] { best_plans(levels.scorer(), levels.matrix); }) == "bad_model");
  const laws::WeighedValues below({{-1.0}, {0.0}}, {1.0});
  CHECK(refusal_code([&] { best_plans(below.scorer(), below.matrix); }) == "bad_number");
}
