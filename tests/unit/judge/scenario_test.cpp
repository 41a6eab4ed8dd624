// SPDX-License-Identifier: MIT
#include "journeyrank/judge/scenario.hpp"

#include <cmath>
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
