// SPDX-License-Identifier: MIT
#include "journeyrank/problem/model_hash.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::canonical_json;
using journeyrank::Direction;
using journeyrank::Levels;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::model_hash;
using journeyrank::Piecewise;

namespace {

/// One criterion of each scale, and texts that need escapes.
Model every_scale() {
  Model model;
  model.name = "caf\xc3\xa9 \"one\"";
  model.criteria = {
      {.id = "pain",
       .label = "Pain",
       .unit = "customers",
       .scale = Anchored{.at_0 = 0.0, .at_1 = 50'000.0},
       .weight = 0.1,
       .missing = Missing::interval,
       .metric = journeyrank::Contacts{},
       .owner = "care",
       .reason = "line\nbreak"},
      {.id = "wait",
       .direction = Direction::minimize,
       .scale = Piecewise{{{1e-7, 1.0}, {0.5, 0.25}, {1e21, 0.0}}},
       .missing = Missing::renormalise},
      {.id = "effort", .scale = Levels{{{"low", 0.0}, {"high", 1.0}}}, .missing = Missing::worst},
      {.id = "cost", .scale = MinMax{}, .weight = 0.0},
  };
  model.profiles = {{.id = "cfo", .weights = {{"wait", 1.0}, {"pain", 0.0}, {"effort", 2.5}, {"cost", 3.0}}}};
  model.tie_tolerance = 0.001;
  return model;
}

// Checked once against node: sorted keys, JSON.stringify for texts and numbers.
const std::string golden_text =
    R"({"criteria":[{"direction":"maximize","id":"pain","label":"Pain","metric":{"name":"contacts",)"
    R"("per":"contact","weighted":false},"missing":"interval","owner":"care","reason":"line\nbreak",)"
    R"("scale":{"at_0":0,"at_1":50000,"name":"anchored"},"unit":"customers","weight":0.1},)"
    R"({"direction":"minimize","id":"wait","label":"","missing":"renormalise","owner":"","reason":"",)"
    R"("scale":{"knots":[{"raw":1e-7,"value":1},{"raw":0.5,"value":0.25},{"raw":1e+21,"value":0}],)"
    R"("name":"piecewise"},"unit":"","weight":1},)"
    R"({"direction":"maximize","id":"effort","label":"","missing":"worst","owner":"","reason":"",)"
    R"("scale":{"levels":[{"name":"low","value":0},{"name":"high","value":1}],"name":"levels"},"unit":"","weight":1},)"
    R"({"direction":"maximize","id":"cost","label":"","missing":"reject","owner":"","reason":"",)"
    R"("scale":{"name":"min_max"},"unit":"","weight":0}],"method":{"name":"weighted_sum"},)"
    "\"name\":\"caf\xc3\xa9 \\\"one\\\"\","
    R"("profiles":[{"id":"cfo","label":"","owner":"","reason":"",)"
    R"("weights":{"cost":3,"effort":2.5,"pain":0,"wait":1}}],"schema":1,"tie_tolerance":0.001})";

}  // namespace

TEST_CASE("model_hash: the canonical text states every option, sorted, and never changes") {
  CHECK(canonical_json(every_scale()) == golden_text);
}

TEST_CASE("model_hash: the hash is the SHA-256 of the canonical text, and never changes") {
  CHECK(model_hash(every_scale()) == journeyrank::sha256_hex(golden_text));
  CHECK(model_hash(every_scale()) == "b5dd4d2f2c0de22aaa040f13c0c5627e41850969aa3892596237565d077f2343");
}

TEST_CASE("model_hash: equal models have one hash, however their profiles list the criteria; any change has another") {
  const std::string hash = model_hash(every_scale());
  Model model = every_scale();
  std::swap(model.profiles[0].weights[0], model.profiles[0].weights[3]);
  CHECK(model_hash(model) == hash);
  model.criteria[0].weight = -0.0;
  const std::string minus_zero = model_hash(model);
  model.criteria[0].weight = 0.0;
  CHECK(model_hash(model) == minus_zero);
  CHECK(minus_zero != hash);
  model = every_scale();
  model.criteria[3].reason = "x";
  CHECK(model_hash(model) != hash);
  model = every_scale();
  std::swap(model.criteria[0], model.criteria[1]);
  CHECK(model_hash(model) != hash);
}

TEST_CASE(
    "model_hash: a model without groups has the bytes it had before there were any; one with groups states them") {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost"}};
  CHECK(canonical_json(model).find("groups") == std::string::npos);
  const std::string before = model_hash(model);
  model.groups = {{.id = "all", .members = {"cost", "pain"}}};
  CHECK(canonical_json(model).find(
            R"("groups":[{"id":"all","label":"","members":["cost","pain"],"reason":""}],"method":)") !=
        std::string::npos);
  CHECK(model_hash(model) != before);
  const std::string adding_up = model_hash(model);
  model.groups[0].weight = 1.0;
  CHECK(model_hash(model) != adding_up);
}

TEST_CASE("model_hash: a preference that no criterion states is not in it, one that is stated is") {
  Model model;
  model.criteria = {{.id = "pain", .scale = MinMax{}}};
  CHECK(canonical_json(model).find("preference") == std::string::npos);
  const std::string before = model_hash(model);
  model.criteria[0].preference = journeyrank::Preference{.indifference = 0.1, .preference = 0.2};
  CHECK(model_hash(model) != before);
  CHECK(canonical_json(model).find(
            R"("preference":{"indifference":0.1,"inflection":0,"preference":0.2,"shape":"linear"})") !=
        std::string::npos);
}
