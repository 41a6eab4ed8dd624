// SPDX-License-Identifier: MIT
#include "journeyrank/io/catalogue_json.hpp"

#include <cstddef>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"

using namespace journeyrank;

namespace {

const JsonArray& list_of(const JsonValue& json, const char* key) {
  return std::get<JsonArray>(find_member(json, key)->value);
}

}  // namespace

TEST_CASE("catalogue json: every method, scale and metric is in it") {
  const JsonValue json = parse_json(catalogue_json()).root;
  CHECK(JsonText::line(*find_member(json, "schema")) == "1");
  CHECK(JsonText::line(*find_member(json, "kind")) == "\"methods\"");
  CHECK(list_of(json, "methods").size() == std::variant_size_v<Method>);
  CHECK(list_of(json, "scales").size() == std::variant_size_v<Scale>);
  CHECK(list_of(json, "metrics").size() == std::variant_size_v<Metric>);
}

TEST_CASE("catalogue json: every way to weigh is in it, and every method that a command runs") {
  const JsonValue json = parse_json(catalogue_json()).root;
  CHECK(list_of(json, "weights_by_data").size() == std::variant_size_v<DataWeights>);
  CHECK(list_of(json, "weights_by_judgement").size() == std::variant_size_v<JudgementWeights>);
  const JsonArray& commands = list_of(json, "methods_by_command");
  REQUIRE(commands.size() == commanded_methods.size());
  CHECK(JsonText::line(*find_member(commands[1], "name")) == "\"electre_1\"");
  CHECK(JsonText::line(*find_member(commands[1], "command")) == "\"kernel\"");
}

TEST_CASE("catalogue json: a method says whether a copy or a direction moves scores") {
  const JsonValue json = parse_json(catalogue_json()).root;
  for (const auto& method : list_of(json, "methods")) {
    const std::string name = JsonText::line(*find_member(method, "name"));
    const bool pairs = name == "\"electre_3\"";
    const bool reads = name == "\"opportunity\"";
    if (name != "\"weighted_sum\"" && !pairs && !reads) continue;
    CHECK(std::get<bool>(find_member(method, "counts_copies")->value) == pairs);
    CHECK(std::get<bool>(find_member(method, "reads_direction")->value) == reads);
  }
}

TEST_CASE("catalogue json: an option says its help, type, default and bounds") {
  const JsonValue json = parse_json(catalogue_json()).root;
  const JsonValue& anchored = list_of(json, "scales")[0];
  CHECK(JsonText::line(*find_member(anchored, "name")) == "\"anchored\"");
  CHECK(
      JsonText::line(list_of(anchored, "options")[0]) ==
      R"({"name": "at_0", "help": "the raw value that counts 0: no reason to act", "type": "number", "required": true})");
  const JsonValue& knots = list_of(list_of(json, "scales")[1], "options")[0];
  CHECK(JsonText::line(*find_member(knots, "type")) == "\"list of {raw, value}\"");
  for (const auto& metric : list_of(json, "metrics")) {
    if (JsonText::line(*find_member(metric, "name")) != "\"cost_to_serve\"") continue;
    CHECK(find_member(metric, "formula") != nullptr);
    CHECK(JsonText::line(list_of(metric, "options")[1]) ==
          R"({"name": "fixed_per_contact", "help": "cost of a contact beside its handling", "type": "number", )"
          R"("required": false, "default": 0, "at_least": 0})");
  }
}

TEST_CASE("catalogue json: a metric with a good side says which") {
  const JsonValue json = parse_json(catalogue_json()).root;
  std::size_t told = 0;
  for (const auto& metric : list_of(json, "metrics")) {
    const std::string name = JsonText::line(*find_member(metric, "name"));
    const JsonValue* const better = find_member(metric, "better");
    told += better != nullptr ? 1 : 0;
    if (name == "\"repeat_rate\"") CHECK(JsonText::line(*better) == "\"lower\"");
    if (name == "\"first_contact_resolution\"") CHECK(JsonText::line(*better) == "\"higher\"");
    if (name == "\"contacts\"") CHECK(better == nullptr);
  }
  CHECK(told >= 10);
}
