// SPDX-License-Identifier: MIT
#include "journeyrank/judge/scenario.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::changed_model;
using journeyrank::changed_pins;
using journeyrank::MinMax;
using journeyrank::Model;
using journeyrank::Others;
using journeyrank::Pin;
using journeyrank::Scenario;

namespace {

Model three_criteria() {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 10.0}, .weight = 2.0},
                    {.id = "cost", .scale = Anchored{0.0, 10.0}, .weight = 1.0},
                    {.id = "churn", .scale = Anchored{0.0, 10.0}, .weight = 1.0}};
  model.profiles = {{.id = "cfo", .weights = {{"pain", 0.0}, {"cost", 3.0}, {"churn", 1.0}}}};
  return model;
}

std::vector<double> weights_in(const Scenario& scenario, const std::string& profile = "") {
  std::vector<double> weights;
  for (const auto& criterion : changed_model(three_criteria(), scenario, profile).criteria) {
    weights.push_back(criterion.weight);
  }
  return weights;
}

std::string refused(const Scenario& scenario) {
  return refusal([&] { weights_in(scenario); });
}

}  // namespace

TEST_CASE("scenario: a weight is a share of all, and the others keep their proportions") {
  CHECK(weights_in({.weights = {{"pain", 0.2}}}) == std::vector{0.2, 0.4, 0.4});
  CHECK(weights_in({.weights = {{"pain", 0.2}, {"churn", 0.5}}})[1] == doctest::Approx(0.3));
  CHECK(weights_in({.weights = {{"pain", 1.0}}}) == std::vector{1.0, 0.0, 0.0});
}

namespace {

/// pain and cost share 0.8 by 3 to 1, churn has 0.2.
Model in_a_group() {
  Model model = three_criteria();
  model.criteria[0].weight = 3.0;
  model.criteria[2].weight = 0.2;
  model.groups = {{.id = "care", .weight = 0.8, .members = {"cost", "pain"}}};
  model.profiles.clear();
  return model;
}

std::vector<double> shares_in(const Scenario& scenario) {
  const auto weights = journeyrank::weights_of(changed_model(in_a_group(), scenario, ""));
  return {weights.normalised().begin(), weights.normalised().end()};
}

void check_near(const std::vector<double>& found, const std::vector<double>& expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == doctest::Approx(expected[i]));
}

}  // namespace

TEST_CASE("scenario: a criterion in a group is given a share of all weight, and counts it once") {
  check_near(shares_in({}), {0.6, 0.2, 0.2});
  check_near(shares_in({.weights = {{"pain", 0.2}}}), {0.2, 0.4, 0.4});
  const Model changed = changed_model(in_a_group(), {.weights = {{"pain", 0.2}}}, "");
  CHECK_FALSE(changed.groups[0].weight.has_value());
}

TEST_CASE("scenario: a group is given a share of all weight, which its criteria have in proportion") {
  check_near(shares_in({.weights = {{"care", 0.4}}}), {0.3, 0.1, 0.6});
  check_near(shares_in({.weights = {{"care", 0.0}}}), {0.0, 0.0, 1.0});
  check_near(shares_in({.weights = {{"care", 0.4}}, .drop = {"pain"}}), {0.0, 0.4, 0.6});
}

TEST_CASE("scenario: a group that keeps its share changes no bit") {
  const auto own = shares_in({});
  CHECK(shares_in({.weights = {{"care", own[0] + own[1]}}}) == own);
}

TEST_CASE("scenario: a group that is dropped takes its criteria with it") {
  check_near(shares_in({.drop = {"care"}}), {0.0, 0.0, 1.0});
  check_near(shares_in({.drop = {"pain"}}), {0.0, 0.5, 0.5});
}

TEST_CASE("scenario: weights as given are of the level that they are stated at") {
  check_near(shares_in({.weights = {{"care", 0.2}}, .others = Others::as_given}), {0.375, 0.125, 0.5});
  check_near(shares_in({.weights = {{"cost", 3.0}}, .others = Others::as_given}), {0.4, 0.4, 0.2});
}

TEST_CASE("scenario: a criterion and its group are not both given a share, nor dropped and weighed") {
  const auto refused_in_group = [](const Scenario& scenario) { return refusal([&] { shares_in(scenario); }); };
  CHECK(refused_in_group({.weights = {{"care", 0.4}, {"pain", 0.1}}}) ==
        "bad_weights: \"pain\" is given a share, and so is its group; allowed: one of them");
  CHECK(refused_in_group({.weights = {{"care", 0.4}}, .drop = {"care"}}) ==
        "bad_weights: \"care\" is weighed and dropped");
  CHECK(refused_in_group({.weights = {{"caer", 0.4}}}) ==
        "unknown_name: no criterion or group \"caer\" in the model (did you mean \"care\"?)");
}

TEST_CASE("scenario: weights as given are stated like those of the model") {
  CHECK(weights_in({.weights = {{"pain", 5.0}}, .others = Others::as_given}) == std::vector{5.0, 1.0, 1.0});
}

TEST_CASE("scenario: a criterion that is dropped leaves its weight to the others, in proportion") {
  CHECK(weights_in({.drop = {"cost"}}) == std::vector{2.0, 0.0, 1.0});
  CHECK(weights_in({.weights = {{"pain", 0.25}}, .drop = {"cost"}}) == std::vector{0.25, 0.0, 0.75});
}

TEST_CASE("scenario: where no other criterion weighs anything, those that can share equally what is left") {
  Model only = three_criteria();
  only.criteria[1].weight = only.criteria[2].weight = 0.0;
  const auto weights = [&only](const Scenario& scenario, std::vector<std::uint8_t> can_weigh = {}) {
    std::vector<double> all;
    for (const auto& each : changed_model(only, scenario, "", std::move(can_weigh)).criteria)
      all.push_back(each.weight);
    return all;
  };
  CHECK(weights({.weights = {{"pain", 0.5}}}) == std::vector{0.5, 0.25, 0.25});
  CHECK(weights({.weights = {{"pain", 0.0}}}) == std::vector{0.0, 0.5, 0.5});
  CHECK(weights({.weights = {{"pain", 1.0}}}) == std::vector{2.0, 0.0, 0.0});
  CHECK(weights({.weights = {{"pain", 0.5}}}, {1, 0, 1}) == std::vector{0.5, 0.0, 0.5});
  CHECK(weights({.weights = {{"pain", 0.5}}, .drop = {"churn"}}) == std::vector{0.5, 0.5, 0.0});
  CHECK(weights({.drop = {"pain"}}) == std::vector{0.0, 1.0, 1.0});
  CHECK(refusal_code([&] { weights({.weights = {{"pain", 0.5}}}, {1, 0, 0}); }) == "bad_weights");
  CHECK(refusal_code([&] { weights({.weights = {{"pain", 0.0}}, .others = Others::as_given}); }) == "bad_weights");
}

TEST_CASE("scenario: it starts from the weights of a profile: its own, else that of the ranking") {
  CHECK(weights_in({}, "cfo") == std::vector{0.0, 3.0, 1.0});
  CHECK(weights_in({.profile = "cfo"}) == std::vector{0.0, 3.0, 1.0});
  CHECK(weights_in({.profile = "cfo", .weights = {{"cost", 0.5}}}) == std::vector{0.0, 0.5, 0.5});
}

TEST_CASE("scenario: another scale takes the place of the criterion's") {
  const Model model = changed_model(three_criteria(), {.scales = {{"cost", MinMax{}}}}, "");
  CHECK(std::holds_alternative<MinMax>(model.criteria[1].scale));
}

TEST_CASE("scenario: shares that cannot be are refused with the number and what is allowed") {
  CHECK(refused({.weights = {{"pain", 2.0}}}) ==
        "bad_weights: the share of \"pain\" is 2; allowed: 0 to 1, or weights as_given like those of the model");
  CHECK(refused({.weights = {{"pain", std::numeric_limits<double>::quiet_NaN()}}}).starts_with("bad_weights"));
  CHECK(refused({.weights = {{"pain", 0.7}, {"cost", 0.5}}}) ==
        "bad_weights: the shares add up to 1.2; allowed: at most 1");
  CHECK(refused({.weights = {{"pain", 0.5}}, .drop = {"cost", "churn"}}) ==
        "bad_weights: the shares add up to 0.5, and no other criterion can weigh anything; weigh one more, or give all "
        "shares");
  CHECK(refused({.weights = {{"pain", 0.5}}, .drop = {"pain"}}) == "bad_weights: \"pain\" is weighed and dropped");
  CHECK(refused({.weights = {{"pain", 0.5}, {"pain", 0.4}}}) == "duplicate_name: \"pain\" is weighed twice");
  CHECK(refused({.drop = {"pain", "cost", "churn"}}).starts_with("bad_weights"));
}

TEST_CASE("scenario: unknown names are refused with the nearest, and a faulty scale names its criterion") {
  CHECK(refused({.weights = {{"pian", 0.5}}}) ==
        "unknown_name: no criterion \"pian\" in the model (did you mean \"pain\"?)");
  CHECK(refused({.drop = {"cots"}}).find("\"cost\"") != std::string::npos);
  CHECK(refused({.profile = "cfa"}).find("\"cfo\"") != std::string::npos);
  CHECK(refused({.scales = {{"cost", Anchored{1.0, 1.0}}}}).find("\"cost\"") != std::string::npos);
}

TEST_CASE("scenario: pins are added, replaced and let go; one of a journey that is removed goes with it") {
  const std::vector<Pin> held = {{"a", 1, "duty", "board"}, {"b", 2, "duty", "board"}};
  CHECK(changed_pins(held, {.unpin = {"a"}}).size() == 1);
  CHECK(changed_pins(held, {.remove = {"b"}}).size() == 1);
  const auto pins = changed_pins(held, {.pins = {{"b", 3, "law", "counsel"}, {"c", 4, "law", "counsel"}}});
  REQUIRE(pins.size() == 3);
  CHECK(pins[1].place == 3);
  CHECK(refusal([&] { changed_pins(held, {.unpin = {"z"}}); }) == "unknown_name: \"z\" is not pinned");
}

TEST_CASE("scenario: two of one name are refused with the place of the second; many may have none") {
  std::vector<Scenario> scenarios = {{.name = "thrift"}, {}, {}, {.name = "bold"}};
  CHECK_FALSE(repeated_name(scenarios).has_value());
  CHECK_NOTHROW(refuse_repeated_names(scenarios));
  scenarios.push_back({.name = "thrift"});
  CHECK(repeated_name(scenarios) == 4);
  CHECK(refusal([&] { refuse_repeated_names(scenarios); }) ==
        "duplicate_name: scenarios[4]: a scenario before it is called \"thrift\" as well");
}
