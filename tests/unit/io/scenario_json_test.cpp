// SPDX-License-Identifier: MIT
#include "journeyrank/io/scenario_json.hpp"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::MinMax;
using journeyrank::Others;
using journeyrank::parse_scenarios;
using journeyrank::Scenario;
using journeyrank::scenario_schema;
using journeyrank::to_json;

namespace {

std::string refused(const std::string& text) {
  return refusal([&] { parse_scenarios(text, "what_if.json"); });
}

}  // namespace

TEST_CASE("scenario_json: a file says each change by name, and reads back equal") {
  const auto scenarios = parse_scenarios(R"({"schema": 1, "scenarios": [
    {"name": "half pain", "reason": "asked by the board", "weights": {"pain": 0.5}, "drop": ["cost"]},
    {"name": "stated", "profile": "cfo", "weights": {"pain": 3}, "others": "as_given",
     "scales": {"revenue": {"name": "min_max"}},
     "values": [{"journey": "bill", "values": {"pain": 1000}}], "remove": ["plan"],
     "add": [{"journey": "new", "values": {"pain": 1, "revenue": 2, "cost": 3}}],
     "pins": [{"journey": "bill", "place": 1, "reason": "duty", "author": "board"}], "unpin": ["esim"]}]})");
  REQUIRE(scenarios.size() == 2);
  CHECK(scenarios[0].weights[0].criterion == "pain");
  CHECK(scenarios[0].weights[0].weight == 0.5);
  CHECK(scenarios[0].drop == std::vector<std::string>{"cost"});
  CHECK(scenarios[0].others == Others::in_proportion);
  CHECK(scenarios[1].others == Others::as_given);
  CHECK(std::holds_alternative<MinMax>(scenarios[1].scales[0].scale));
  CHECK(scenarios[1].values[0].values[0].value == 1000.0);
  CHECK(scenarios[1].add[0].values.size() == 3);
  CHECK(scenarios[1].pins[0].place == 1);
  CHECK(parse_scenarios(to_json(scenarios)) == scenarios);
}

TEST_CASE("scenario_json: what is wrong is refused at its place, with the nearest name") {
  CHECK(refused(R"({"scenarios": [{"wieghts": {}}]})").starts_with("unknown_name: what_if.json:1:17: "));
  CHECK(refused(R"({"scenarios": [{"weights": {"pain": -1}}]})").starts_with("bad_weights: what_if.json:1:37: "));
  CHECK(refused(R"({"scenarios": [{"others": "equal"}]})").find("in_proportion, as_given") != std::string::npos);
  CHECK(refused(R"({"schema": 2, "scenarios": []})").starts_with("newer_schema: what_if.json:1:12"));
  CHECK(refused("{}").starts_with("bad_json: "));
}

TEST_CASE("scenario_json: two scenarios of one name are refused at the second, two without a name are not") {
  CHECK(refused("{\"scenarios\": [{\"name\": \"a\"},\n {\"name\": \"b\"}, {\"name\": \"a\"}]}") ==
        "duplicate_name: what_if.json:2:26: scenarios[2].name: a scenario before it is called \"a\" as well");
  CHECK(parse_scenarios(R"({"scenarios": [{"drop": ["pain"]}, {"drop": ["cost"]}]})").size() == 2);
}

TEST_CASE("scenario_json: a scenario that contradicts itself is refused where it stands") {
  CHECK(refused(R"({"scenarios": [{"name": "a"}, {"name": "b", "drop": ["pain", "pain"]}]})") ==
        "duplicate_name: what_if.json:1:31: \"pain\" is dropped twice");
}

TEST_CASE("scenario_json: the schema names every change") {
  const std::string schema = scenario_schema();
  for (const char* key : {"weights", "others", "drop", "scales", "values", "remove", "add", "pins", "unpin"}) {
    CHECK(schema.find("\"" + std::string(key) + "\"") != std::string::npos);
  }
}
