// SPDX-License-Identifier: MIT
#include "journeyrank/judge/group_contribution.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/rank/scorer.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

Model grouped() {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 10.0}, .weight = 0.1},
                    {.id = "cost", .scale = Anchored{0.0, 10.0}, .weight = 0.3},
                    {.id = "churn", .scale = Anchored{0.0, 10.0}, .weight = 0.2}};
  model.groups = {{.id = "money", .members = {"cost"}},
                  {.id = "customer", .label = "The customer", .weight = 0.7, .members = {"churn", "pain", "money"}}};
  return model;
}

}  // namespace

TEST_CASE("group contribution: a model without groups has none") {
  CHECK(group_contributions(Model{.criteria = {{.id = "pain"}}}, std::vector{1.0}, std::vector{0.5}).empty());
}

TEST_CASE("group contribution: a group adds the criteria in it and in the groups within it, in the model's order") {
  const std::vector<double> weights = {0.1, 0.2, 0.3};
  const std::vector<double> points = {1e-17, 0.1, 0.25};
  const auto found = group_contributions(grouped(), weights, points);
  REQUIRE(found.size() == 2);
  CHECK(found[0].group == "money");
  CHECK(found[0].parent == "customer");
  CHECK(found[0].points == 0.1);
  CHECK(found[1].label == "The customer");
  CHECK(found[1].parent.empty());
  CHECK(found[1].weight == (0.1 + 0.2) + 0.3);
  CHECK(found[1].points == (1e-17 + 0.1) + 0.25);
}

TEST_CASE("group contribution: an explanation has the sums of its own contributions, to the bit") {
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"bill"}), {{.criterion = "pain", .values = {1.0}},
                                                                            {.criterion = "cost", .values = {3.0}},
                                                                            {.criterion = "churn", .values = {7.0}}});
  const Explanation explanation = explain(Scorer::fit(matrix, grouped()), matrix, 0);
  REQUIRE(explanation.groups.size() == 2);
  double points = 0.0;
  double weight = 0.0;
  for (const auto& each : explanation.contributions) {
    points += each.points;
    weight += each.weight;
  }
  CHECK(explanation.groups[1].points == points);
  CHECK(explanation.groups[1].points == explanation.score.score);
  CHECK(explanation.groups[1].weight == weight);
  CHECK(explanation.groups[0].points == explanation.contributions[1].points);
}
