// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/judged_level.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

/// risk stands at the top; pain and, in a group that only adds up, churn and calls in customer; cost in company.
Model grouped() {
  Model model;
  model.name = "m";
  model.criteria = {{.id = "pain", .label = "Pain", .weight = 3.0},
                    {.id = "cost"},
                    {.id = "risk", .weight = 0.5},
                    {.id = "churn", .weight = 2.0},
                    {.id = "calls"}};
  model.groups = {{.id = "customer", .label = "The customer", .weight = 0.3, .members = {"pain", "trouble"}},
                  {.id = "company", .weight = 0.2, .members = {"cost"}},
                  {.id = "trouble", .members = {"churn", "calls"}}};
  return model;
}

std::vector<std::string> ids(const Model& model) { return criterion_ids(model); }

}  // namespace

TEST_CASE("judged_level: at the top stand the groups that weigh, and the criteria in none") {
  const Model level = JudgedLevel(grouped(), "").as_model(grouped());
  CHECK(ids(level) == std::vector<std::string>{"customer", "company", "risk"});
  CHECK(level.criteria[0].shown() == "The customer");
  CHECK(level.criteria[0].weight == 0.3);
  CHECK(level.criteria[2].weight == 0.5);
  CHECK(level.name == "m, the top level");
}

TEST_CASE("judged_level: in a group stand its members, and those of groups in it that only add up") {
  const Model level = JudgedLevel(grouped(), "customer").as_model(grouped());
  CHECK(ids(level) == std::vector<std::string>{"pain", "churn", "calls"});
  CHECK(level.criteria[0].weight == 3.0);
  CHECK(level.name == "m, group \"customer\"");
}

TEST_CASE("judged_level: of a model without groups the top has all criteria") {
  Model flat;
  flat.criteria = {{.id = "pain"}, {.id = "cost"}};
  CHECK(ids(JudgedLevel(flat, "").as_model(flat)) == std::vector<std::string>{"pain", "cost"});
  CHECK(JudgedLevel(flat, "").as_model(flat).name == "the top level");
}

TEST_CASE("judged_level: weights of a level go into the model, and all others stay") {
  const Model model = grouped();
  Model expected = model;
  expected.criteria[0].weight = 0.5;
  expected.criteria[3].weight = 0.25;
  expected.criteria[4].weight = 0.25;
  CHECK(JudgedLevel(model, "customer").with_weights(model, std::vector<double>{0.5, 0.25, 0.25}) == expected);
  expected = model;
  expected.groups[0].weight = 0.5;
  expected.groups[1].weight = 0.375;
  expected.criteria[2].weight = 0.125;
  CHECK(JudgedLevel(model, "").with_weights(model, std::vector<double>{0.5, 0.375, 0.125}) == expected);
}

TEST_CASE("judged_level: what each criterion weighs in all is its share of the level times that of the group") {
  const Model model = grouped();
  const Model top = JudgedLevel(model, "").with_weights(model, std::vector<double>{0.5, 0.25, 0.25});
  const Model both = JudgedLevel(top, "customer").with_weights(top, std::vector<double>{0.5, 0.25, 0.25});
  const Weights weights = weights_of(both);
  CHECK(weights.normalised(0) == 0.25);   // pain
  CHECK(weights.normalised(1) == 0.25);   // cost
  CHECK(weights.normalised(2) == 0.25);   // risk
  CHECK(weights.normalised(3) == 0.125);  // churn
}

TEST_CASE("judged_level: a group that is not there, that only adds up or would weigh nothing is refused") {
  const Model model = grouped();
  CHECK(refusal([&] { JudgedLevel(model, "custmer"); }) ==
        "unknown_name: no group \"custmer\" in the model (did you mean \"customer\"?)");
  CHECK(refusal([&] { JudgedLevel(model, "pain"); }).starts_with("unknown_name: no group \"pain\""));
  CHECK(refusal([&] {
          JudgedLevel(model, "trouble");
        }).starts_with("bad_weights: group \"trouble\" has no weight of its own in the model"));
  CHECK(refusal([&] {
          JudgedLevel(model, "").with_weights(model, std::vector<double>{1.0, 0.0, 0.0});
        }).starts_with("bad_weights: group \"company\": found the weight 0"));
}
