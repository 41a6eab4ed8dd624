// SPDX-License-Identifier: MIT
#include "journeyrank/problem/model.hpp"

#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"

#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::flattened;
using journeyrank::Model;
using journeyrank::Profile;
using journeyrank::weights_of;
using journeyrank::with_profile;
using journeyrank::with_weight;
using journeyrank::with_weights;

namespace {

Model three_criteria() {
  Model model;
  model.criteria = {{.id = "pain", .weight = 2.0}, {.id = "revenue", .weight = 1.0}, {.id = "cost", .weight = 1.0}};
  model.profiles = {{.id = "cfo", .weights = {{"cost", 6.0}, {"pain", 0.0}, {"revenue", 2.0}}}};
  return model;
}

/// What validate says of the model after a change.
std::string after(const std::function<void(Model&)>& change) {
  Model model = three_criteria();
  change(model);
  return refusal([&] { validate(model); });
}

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("model: one that holds is not refused") {
  CHECK_NOTHROW(validate(three_criteria()));
  Model one;
  one.criteria = {{.id = "only"}};
  CHECK_NOTHROW(validate(one));
}

TEST_CASE("model: its own weights are those of its criteria; a profile's are matched by name, in any order") {
  const Model model = three_criteria();
  CHECK(weights_of(model).normalised(0) == 0.5);
  CHECK(weights_of(model).normalised(2) == 0.25);
  const auto cfo = weights_of(model, "cfo");
  CHECK(cfo.stated(0) == 0.0);
  CHECK(cfo.normalised(0) == 0.0);
  CHECK(cfo.normalised(1) == 0.25);
  CHECK(cfo.normalised(2) == 0.75);
}

TEST_CASE("model: an unknown profile is refused with the nearest name") {
  CHECK(refusal([] { weights_of(three_criteria(), "cof"); }) ==
        "unknown_name: no profile \"cof\" in the model (did you mean \"cfo\"?)");
  CHECK(refusal([] { weights_of(three_criteria(), "support"); }) ==
        "unknown_name: no profile \"support\" in the model");
}

TEST_CASE("model: a criterion is found by its id, and an unknown one refused with the nearest name") {
  CHECK(journeyrank::criterion_index(three_criteria(), "cost") == 2);
  CHECK(refusal([] { journeyrank::criterion_index(three_criteria(), "revenu"); }) ==
        "unknown_name: no criterion \"revenu\" in the model (did you mean \"revenue\"?)");
  CHECK(journeyrank::criterion_ids(three_criteria()) == std::vector<std::string>{"pain", "revenue", "cost"});
}

TEST_CASE("model: changing a weight changes nothing else, and an unknown criterion is refused") {
  const Model model = three_criteria();
  const Model changed = with_weight(model, "pain", 7.0);
  CHECK(changed.criteria[0].weight == 7.0);
  CHECK(with_weight(changed, "pain", 2.0) == model);
  CHECK(refusal([&] { with_weight(model, "pian", 1.0); }) ==
        "unknown_name: no criterion \"pian\" in the model (did you mean \"pain\"?)");
}

TEST_CASE("model: weights in groups are the shares that a flat model of their products has, to the bit") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.7, .members = {"pain", "revenue"}}};
  model.criteria[2].weight = 0.3;
  const auto weights = weights_of(model);
  CHECK(weights.stated(0) == 2.0);
  Model flat = model;
  flat.groups.clear();
  flat.profiles.clear();
  flat.criteria[0].weight = 0.7 * (2.0 / 3.0);
  flat.criteria[1].weight = 0.7 * (1.0 / 3.0);
  for (std::size_t c = 0; c < 3; ++c) CHECK(weights.normalised(c) == weights_of(flat).normalised(c));
}

TEST_CASE("model: flattened, it has the same shares in every profile, to the bit, and groups that only add up") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.7, .members = {"pain", "revenue"}}};
  model.profiles = {{.id = "cfo", .weights = {{"customer", 0.1}, {"cost", 0.7}}},
                    {.id = "care", .weights = {{"pain", 0.3}, {"revenue", 0.1}}}};
  const Model flat = flattened(model);
  CHECK_NOTHROW(validate(flat));
  CHECK_FALSE(flat.groups[0].weight.has_value());
  CHECK(flattened(flat) == flat);
  for (const char* profile : {"", "cfo", "care"}) {
    for (std::size_t c = 0; c < 3; ++c) {
      CHECK(weights_of(flat, profile).normalised(c) == weights_of(model, profile).normalised(c));
    }
  }
}

TEST_CASE("model: with other weights in all, groups that weigh are flattened first, so nothing counts twice") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.7, .members = {"pain", "revenue"}}};
  model.profiles = {{.id = "cfo", .weights = {{"customer", 0.1}, {"cost", 0.7}}}};
  const Model changed = with_weights(model, std::vector<double>{0.5, 0.25, 0.25});
  CHECK(weights_of(changed).normalised(0) == 0.5);
  CHECK(weights_of(changed, "cfo").normalised(0) == weights_of(model, "cfo").normalised(0));
}

TEST_CASE("model: the weights of a profile become the model's at every level, and no other profile changes") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.7, .members = {"pain", "revenue"}}};
  model.profiles = {{.id = "cfo", .weights = {{"customer", 0.1}, {"cost", 0.7}}},
                    {.id = "care", .weights = {{"pain", 0.3}, {"revenue", 0.1}}}};
  const Model changed = with_profile(model, "cfo");
  CHECK(changed.groups[0].weight == 0.1);
  CHECK(weights_of(changed) == weights_of(model, "cfo"));
  CHECK(weights_of(changed, "care") == weights_of(model, "care"));
}

TEST_CASE("model: the weight of a group is changed by its id, where it has one") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.7, .members = {"pain"}}, {.id = "money", .members = {"cost"}}};
  CHECK(with_weight(model, "customer", 0.2).groups[0].weight == 0.2);
  CHECK(refusal([&] { with_weight(model, "money", 0.2); }) ==
        "bad_weights: group \"money\" has no weight of its own in the model; weigh its members");
  CHECK(refusal([&] { with_weight(model, "custmer", 0.2); }) ==
        "unknown_name: no criterion or group \"custmer\" in the model (did you mean \"customer\"?)");
}

TEST_CASE("model: groups at fault are refused, and a fault of a profile names the profile") {
  CHECK(after([](Model& model) { model.groups = {{.id = "a", .members = {"pian"}}}; }).starts_with("unknown_name"));
  CHECK(after([](Model& model) {
          model.groups = {{.id = "a", .weight = 1.0, .members = {"cost"}}};
          model.criteria[2].weight = 0.0;
        }) == "bad_weights: group \"a\": all weights in it are 0; at least one must weigh something");
  CHECK(after([](Model& model) { model.groups = {{.id = "a", .weight = 1.0, .members = {"pain"}}}; }) ==
        "bad_model: profile \"cfo\": no weight for \"a\"; give it one");
}

TEST_CASE("model: a newer schema is refused as such, one below 1 as a bad model") {
  CHECK(after([](Model& model) { model.schema = 2; }) ==
        "newer_schema: the model has schema 2; this version reads up to 1: update JourneyRank");
  CHECK(after([](Model& model) { model.schema = 0; }) == "bad_model: the model has schema 0");
  CHECK(after([](Model& model) { model.schema = -1; }) == "bad_model: the model has schema -1");
}

TEST_CASE("model: without a criterion it is refused") {
  CHECK(after([](Model& model) { model.criteria.clear(); }) == "bad_model: the model has no criterion");
}

TEST_CASE("model: a tie tolerance that is negative or not finite is refused") {
  for (const double tolerance : {-0.1, no_number, std::numeric_limits<double>::infinity()}) {
    CHECK(after([&](Model& model) { model.tie_tolerance = tolerance; }) ==
          "bad_option: tie_tolerance must be a finite number >= 0");
  }
  CHECK(after([](Model& model) { model.tie_tolerance = 0.05; }) == "nothing was refused");
}

TEST_CASE("model: a faulty criterion is refused by its id") {
  CHECK(
      after([](Model& model) { model.criteria[1].scale = Anchored{.at_0 = 2.0, .at_1 = 2.0}; }) ==
      "bad_model: criterion \"revenue\": the anchors are equal: at_0 = 2, at_1 = 2; allowed: at_0 < at_1 for maximize");
  CHECK(after([](Model& model) { model.criteria[1].id = ""; }) == "bad_model: criterion \"\": a criterion has no id");
}

TEST_CASE("model: a metric cannot feed a scale of levels, for it gives numbers and levels are names") {
  CHECK(after([](Model& model) {
          model.criteria[2].scale = journeyrank::Levels{.levels = {{"none", 0.0}, {"lots", 1.0}}};
          model.criteria[2].metric = journeyrank::Contacts{};
        }) ==
        "bad_model: criterion \"cost\": the metric contacts gives a number, and a scale of levels takes names; use "
        "anchored, piecewise or a relative scale");
}

TEST_CASE("model: a metric with faulty options is refused by criterion and metric") {
  CHECK(after([](Model& model) { model.criteria[2].metric = journeyrank::ExcessChurn{.baseline = no_number}; }) ==
        "bad_option: criterion \"cost\": metric excess_churn: baseline must be in [0, 1]");
  CHECK(after([](Model& model) { model.criteria[2].metric = journeyrank::Contacts{}; }) == "nothing was refused");
}

TEST_CASE("model: a criterion that stands twice is refused") {
  CHECK(after([](Model& model) { model.criteria[2].id = "pain"; }) ==
        "duplicate_name: criterion \"pain\" stands twice in the model");
}

TEST_CASE("model: weights that are negative, not finite or all 0 are refused") {
  CHECK(after([](Model& model) { model.criteria[0].weight = -1.0; }) ==
        "bad_weights: the weight of \"pain\" is -1; allowed: a finite number >= 0");
  CHECK(after([](Model& model) { model.criteria[0].weight = no_number; }) ==
        "bad_weights: the weight of \"pain\" is NaN; allowed: a finite number >= 0");
  CHECK(after([](Model& model) {
          for (auto& criterion : model.criteria) criterion.weight = 0.0;
        }) == "bad_weights: all weights are 0; at least one criterion must weigh something");
}

TEST_CASE("model: a profile without an id, or with another's, is refused") {
  CHECK(after([](Model& model) { model.profiles[0].id = ""; }) == "bad_model: profile 1 has no id");
  CHECK(after([](Model& model) { model.profiles.push_back(model.profiles[0]); }) ==
        "duplicate_name: profile \"cfo\" stands twice in the model");
}

TEST_CASE("model: a profile that weighs an unknown criterion, one twice, or leaves one out is refused by its id") {
  CHECK(after([](Model& model) { model.profiles[0].weights[1].criterion = "pian"; }) ==
        "unknown_name: profile \"cfo\": no criterion \"pian\" in the model (did you mean \"pain\"?)");
  CHECK(after([](Model& model) {
          model.profiles[0].weights.push_back({"cost", 1.0});
        }) == "duplicate_name: profile \"cfo\": \"cost\" is weighed twice");
  CHECK(after([](Model& model) { model.profiles[0].weights.pop_back(); }) ==
        "bad_model: profile \"cfo\": no weight for \"revenue\"; give it one (0 switches it off)");
}

TEST_CASE("model: a profile with bad weights is refused by its id") {
  CHECK(after([](Model& model) { model.profiles[0].weights[0].weight = -2.0; }) ==
        "bad_weights: profile \"cfo\": the weight of \"cost\" is -2; allowed: a finite number >= 0");
  CHECK(after([](Model& model) {
          for (auto& each : model.profiles[0].weights) each.weight = 0.0;
        }) == "bad_weights: profile \"cfo\": all weights are 0; at least one criterion must weigh something");
}

TEST_CASE("model: equal models are equal, and a changed option is seen") {
  CHECK(three_criteria() == three_criteria());
  Model other = three_criteria();
  other.profiles[0].reason = "because";
  CHECK_FALSE(other == three_criteria());
}

TEST_CASE("model: with other weights only the weights are other") {
  journeyrank::Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost", .weight = 3.0}};
  const auto changed = with_weights(model, std::vector{0.25, 0.75});
  CHECK(changed.criteria[0].weight == 0.25);
  CHECK(changed.criteria[1].weight == 0.75);
  CHECK(with_weights(changed, std::vector{1.0, 3.0}) == model);
}
