// SPDX-License-Identifier: MIT
#include "journeyrank/judge/named_shares.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::criteria_named;
using journeyrank::Model;
using journeyrank::WeightShare;

namespace {

Model grouped() {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost"}, {.id = "churn"}, {.id = "wait"}};
  model.groups = {{.id = "care", .members = {"inner", "pain"}}, {.id = "inner", .members = {"churn", "wait"}}};
  return model;
}

std::vector<double> shares_of(const std::vector<double>& weights, const std::string& name, double share,
                              const std::vector<std::uint8_t>& may_take = {1, 1, 1, 1}) {
  std::vector<WeightShare> found;
  add_shares(grouped(), weights, may_take, {name, share}, found);
  std::vector<double> shares;
  for (const auto& each : found) shares.push_back(each.share);
  return shares;
}

}  // namespace

TEST_CASE("named shares: a name is a criterion, or a group that stands for all criteria in it") {
  CHECK(criteria_named(grouped(), "cost") == std::vector<std::size_t>{1});
  CHECK(criteria_named(grouped(), "inner") == std::vector<std::size_t>{2, 3});
  CHECK(criteria_named(grouped(), "care") == std::vector<std::size_t>{0, 2, 3});
  CHECK(refusal([] { criteria_named(grouped(), "caer"); }) ==
        "unknown_name: no criterion or group \"caer\" in the model (did you mean \"care\"?)");
}

TEST_CASE("named shares: a criterion has the share it is given, a group's criteria theirs in proportion") {
  CHECK(shares_of({0.25, 0.25, 0.25, 0.25}, "cost", 0.7) == std::vector{0.7});
  CHECK(shares_of({0.5, 0.25, 0.125, 0.125}, "inner", 0.5) == std::vector{0.25, 0.25});
  CHECK(shares_of({0.5, 0.25, 0.25, 0.0}, "care", 0.375) == std::vector{0.25, 0.125, 0.0});
}

TEST_CASE("named shares: a group that keeps its share changes no bit") {
  const double third = 1.0 / 3.0;
  CHECK(shares_of({0.1, 0.7, 0.2 * third, 0.2 - 0.2 * third}, "care", (0.1 + 0.2 * third) + (0.2 - 0.2 * third)) ==
        std::vector{0.1, 0.2 * third, 0.2 - 0.2 * third});
}

TEST_CASE("named shares: where nothing in a group weighs, those that may share equally, and none is refused") {
  CHECK(shares_of({0.5, 0.5, 0.0, 0.0}, "inner", 0.5) == std::vector{0.25, 0.25});
  CHECK(shares_of({0.5, 0.5, 0.0, 0.0}, "inner", 0.5, {1, 1, 0, 1}) == std::vector{0.0, 0.5});
  CHECK(refusal([] {
          shares_of({0.5, 0.5, 0.0, 0.0}, "inner", 0.5, {1, 1, 0, 0});
        }) == "bad_weights: no criterion of group \"inner\" can weigh anything");
}

TEST_CASE("named shares: a criterion has one share") {
  std::vector<WeightShare> found;
  const std::vector<double> weights(4, 0.25);
  const std::vector<std::uint8_t> may_take(4, 1);
  add_shares(grouped(), weights, may_take, {"wait", 0.1}, found);
  CHECK(refusal([&] {
          add_shares(grouped(), weights, may_take, {"care", 0.5}, found);
        }) == "bad_weights: \"wait\" is given a share, and so is its group; allowed: one of them");
}
