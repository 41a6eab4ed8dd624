// SPDX-License-Identifier: MIT
#include "journeyrank/problem/level_weights.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaGroup;
using journeyrank::CriteriaHierarchy;
using journeyrank::Criterion;
using journeyrank::level_weights;
using journeyrank::LevelWeights;
using journeyrank::Profile;
using journeyrank::StatedWeight;
using journeyrank::WeightLevels;

namespace {

const std::vector<Criterion> criteria = {{.id = "pain", .weight = 3.0},
                                         {.id = "revenue", .weight = 1.0},
                                         {.id = "retention", .weight = 4.0},
                                         {.id = "cost", .weight = 0.4}};
const std::vector<CriteriaGroup> groups = {{.id = "money", .members = {"revenue", "retention"}},
                                           {.id = "customer", .weight = 0.6, .members = {"money", "pain"}}};

CriteriaHierarchy hierarchy() { return {{"pain", "revenue", "retention", "cost"}, groups}; }

LevelWeights by(const std::vector<StatedWeight>& weights) {
  return with_profile(level_weights(criteria, groups), hierarchy(), Profile{.id = "cfo", .weights = weights});
}

std::string refused(const std::vector<StatedWeight>& weights) {
  return refusal([&] { by(weights); });
}

}  // namespace

TEST_CASE("level weights: they are those that criteria and groups state") {
  const LevelWeights own = level_weights(criteria, groups);
  CHECK(own.criteria == std::vector<double>{3.0, 1.0, 4.0, 0.4});
  CHECK(own.groups == std::vector<std::optional<double>>{std::nullopt, 0.6});
}

TEST_CASE("level weights: a group without a weight is passed through") {
  const CriteriaHierarchy whole = hierarchy();
  const LevelWeights own = level_weights(criteria, groups);
  const WeightLevels levels(whole, own.groups);
  CHECK(levels.of_criterion(1) == 1);  // revenue is weighed in customer, beside pain
  CHECK(levels.of_criterion(0) == 1);
  CHECK(levels.of_criterion(3) == CriteriaHierarchy::top);
  CHECK(levels.of_group(1) == CriteriaHierarchy::top);
}

TEST_CASE("level weights: a profile may state one level, and keeps the model's weights at the others") {
  const LevelWeights top = by({{"customer", 0.2}, {"cost", 0.8}});
  CHECK(top.criteria == std::vector<double>{3.0, 1.0, 4.0, 0.8});
  CHECK(top.groups[1] == 0.2);
  const LevelWeights within = by({{"pain", 1.0}, {"revenue", 0.0}, {"retention", 1.0}});
  CHECK(within.criteria == std::vector<double>{1.0, 0.0, 1.0, 0.4});
  CHECK(within.groups[1] == 0.6);
}

TEST_CASE("level weights: a level that is stated in part is refused, for its weights are on one scale") {
  CHECK(refused({{"cost", 0.8}}) == "bad_model: no weight for \"customer\"; give it one");
  CHECK(refused({{"customer", 0.8}}) == "bad_model: no weight for \"cost\"; give it one (0 switches it off)");
  CHECK(refused({{"pain", 0.8}, {"revenue", 0.1}}) ==
        "bad_model: no weight for \"retention\"; give it one (0 switches it off)");
  CHECK(refused({}) == "bad_model: no weight for \"pain\"; give it one (0 switches it off)");
}

TEST_CASE(
    "level weights: of a profile an unknown name, one weighed twice and a group that does not weigh are refused") {
  CHECK(refused({{"custmer", 0.8}}) ==
        "unknown_name: no criterion or group \"custmer\" in the model (did you mean \"customer\"?)");
  CHECK(refused({{"cost", 0.8}, {"cost", 0.8}}) == "duplicate_name: \"cost\" is weighed twice");
  CHECK(refused({{"money", 0.8}}) ==
        "bad_weights: group \"money\" has no weight of its own in the model; weigh its members");
  CHECK(refused({{"customer", 0.0}, {"cost", 1.0}}).starts_with("bad_weights: group \"customer\": found the weight 0"));
}
