// SPDX-License-Identifier: MIT
#include "journeyrank/problem/path_weights.hpp"

#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaGroup;
using journeyrank::CriteriaHierarchy;
using journeyrank::LevelWeights;
using journeyrank::path_weights;

namespace {

const std::vector<std::string> ids = {"pain", "revenue", "retention", "cost"};

std::vector<double> weights(const std::vector<CriteriaGroup>& groups, const std::vector<double>& criteria) {
  LevelWeights stated{.criteria = criteria};
  for (const auto& group : groups) stated.groups.push_back(group.weight);
  return path_weights(CriteriaHierarchy(ids, groups), groups, stated);
}

}  // namespace

TEST_CASE("path weights: at the top they are the weights as stated, and where no group weighs too") {
  const std::vector<double> stated = {0.1, 7.0, 0.0, 1e300};
  CHECK(weights({}, stated) == stated);
  CHECK(weights({{.id = "a", .members = {"pain", "cost"}}}, stated) == stated);
}

TEST_CASE("path weights: a group's weight is shared by the weights within it, at each level") {
  // 6 for the customer: a quarter of it pain, three quarters money; of that a third revenue.
  const std::vector<CriteriaGroup> groups = {{.id = "money", .weight = 3.0, .members = {"revenue", "retention"}},
                                             {.id = "customer", .weight = 6.0, .members = {"money", "pain"}}};
  CHECK(weights(groups, {1.0, 2.0, 4.0, 5.0}) ==
        std::vector<double>{6.0 * 0.25, (6.0 * 0.75) * (2.0 / 6.0), (6.0 * 0.75) * (4.0 / 6.0), 5.0});
}

TEST_CASE("path weights: a group without a weight in one that has it leaves its criteria on the level above") {
  const std::vector<CriteriaGroup> groups = {{.id = "money", .members = {"revenue", "retention"}},
                                             {.id = "customer", .weight = 8.0, .members = {"money", "pain"}}};
  CHECK(weights(groups, {1.0, 1.0, 2.0, 5.0}) == std::vector<double>{2.0, 2.0, 4.0, 5.0});
}

TEST_CASE("path weights: a criterion that weighs nothing in its group weighs nothing in all") {
  const std::vector<CriteriaGroup> groups = {{.id = "a", .weight = 1.0, .members = {"pain", "cost"}}};
  CHECK(weights(groups, {0.0, 1.0, 1.0, 3.0}) == std::vector<double>{0.0, 1.0, 1.0, 1.0});
}

TEST_CASE("path weights: a group in which nothing weighs, or too much, is refused by its name") {
  const std::vector<CriteriaGroup> groups = {{.id = "a", .weight = 1.0, .members = {"pain", "cost"}}};
  CHECK(refusal([&] {
          weights(groups, {0.0, 1.0, 1.0, 0.0});
        }) == "bad_weights: group \"a\": all weights in it are 0; at least one must weigh something");
  const double largest = std::numeric_limits<double>::max();
  CHECK(refusal([&] {
          weights(groups, {largest, 1.0, 1.0, largest});
        }) == "bad_weights: group \"a\": the weights in it add up to more than a double holds");
}
