// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weighed_criteria.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "refusal.hpp"

using journeyrank::Preference;
using journeyrank::WeighedCriteria;

TEST_CASE("weighed_criteria: only criteria that weigh something are there, with what they state") {
  laws::WeighedValues problem({{0.9, 0.2, 0.4}, {0.5, 0.1, 0.3}}, {3.0, 0.0, 1.0});
  problem.model.criteria[2].preference = Preference{.indifference = 0.1, .preference = 0.2};
  const WeighedCriteria criteria(problem.scorer(), problem.matrix);
  const auto given = criteria.given();
  REQUIRE(given.criterion_count() == 2);
  CHECK(given.journey_count() == 2);
  CHECK(given.weights[0] == 0.75);
  CHECK(given.columns[1][1] == 0.3);
  CHECK(given.preference(0, {}) == Preference{});
  CHECK(given.preference(1, {}).indifference == 0.1);
  CHECK_FALSE(given.falls(0));
}

TEST_CASE("weighed_criteria: a cell that is left out is refused, with its place") {
  laws::WeighedValues problem({{0.9, 0.2}, {0.5, 0.1}}, {1.0, 1.0});
  problem.model.criteria[1].missing = journeyrank::Missing::renormalise;
  const journeyrank::CriteriaMatrix matrix(
      journeyrank::Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "c0", .values = {0.9, 0.5}}, {.criterion = "c1", .values = {0.2, 0.0}, .missing = {0, 1}}});
  const auto scorer = journeyrank::Scorer::fit(matrix, problem.model);
  CHECK(refusal_code([&] { WeighedCriteria(scorer, matrix); }) == "no_exact_answer");
}
