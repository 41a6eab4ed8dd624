// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_doubt.hpp"

#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

WeightDraws draws(const WeightDoubt& doubt, double weight_of_c1 = 1.0) {
  auto found = decision({{0.1, 0.2, 0.3}, {0.3, 0.2, 0.1}});
  found.model.criteria[1].weight = weight_of_c1;
  const Scorer scorer = Scorer::fit(found.matrix, found.model);
  return weight_draws(scorer, ValueMatrix(scorer, found.matrix), doubt);
}

}  // namespace

TEST_CASE("weight_doubt: each belief has its draws") {
  CHECK(std::get<WeightRegion>(draws({})).dimension() == 2);
  CHECK(std::get<WeightRegion>(draws({.where = {"c0 > c1"}})).contains(std::vector<double>{0.5, 0.3, 0.2}));
  CHECK(std::holds_alternative<DirichletWeights>(draws({.belief = WeightBelief::dirichlet})));
  CHECK(std::holds_alternative<FixedWeights>(draws({.belief = WeightBelief::stated})));
}

TEST_CASE("weight_doubt: a criterion of weight 0 stays off") {
  const auto region = std::get<WeightRegion>(draws({}, 0.0));
  CHECK(region.dimension() == 1);
  CHECK_FALSE(region.is_on(1));
}

TEST_CASE("weight_doubt: statements beside another belief are refused, not passed over") {
  CHECK(refusal([] { draws({.belief = WeightBelief::dirichlet, .where = {"c0 > c1"}}); }) ==
        "bad_option: weights: statements are for uniform weights; found dirichlet weights with 1 statements");
  CHECK(refusal_code([] { draws({.where = {"c0 > c9"}}); }) == "unknown_name");
}

TEST_CASE("weight_doubt: a statement may name a group, whose weight is what its criteria weigh together") {
  auto found = decision({{0.1, 0.2, 0.3}, {0.3, 0.2, 0.1}});
  found.model.groups = {{.id = "pair", .weight = 0.5, .members = {"c0", "c1"}}};
  const Scorer scorer = Scorer::fit(found.matrix, found.model);
  const auto asked = weight_draws(scorer, ValueMatrix(scorer, found.matrix), {.where = {"pair >= 0.6"}});
  CHECK(std::get<WeightRegion>(asked).contains(std::vector<double>{0.1, 0.55, 0.35}));
  CHECK_FALSE(std::get<WeightRegion>(asked).contains(std::vector<double>{0.5, 0.05, 0.45}));
}
