// SPDX-License-Identifier: MIT
#include "journeyrank/io/schema.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"

using namespace journeyrank;

namespace {

enum class Size { small, large };

constexpr auto enumerators(Size) {
  return std::array{Enumerator{"small", Size::small}, Enumerator{"large", Size::large}};
}

struct Box {
  Size size = Size::large;
  std::optional<double> lid{};
  std::vector<std::string> labels{"new"};
  static constexpr const char* name = "box";
  static constexpr auto fields() {
    return FieldList{
        Field{"size", &Box::size, "how large", Allowed{.required = true}},
        Field{"lid", &Box::lid, "its height", Allowed{.at_least = 0.0, .at_most = 2.5}},
        Field{"labels", &Box::labels, "what is written on it", Allowed{.least_size = 1}},
    };
  }
};

template <class T>
std::string schema_of() {
  return JsonText::line({JsonSchema::of<T>()});
}

/// The value at the end of a path of keys and indices.
const JsonValue* at(const JsonValue* json, const std::vector<std::string>& path) {
  for (const auto& key : path) {
    if (json == nullptr) return nullptr;
    const auto* list = std::get_if<JsonArray>(&json->value);
    json = list != nullptr ? &list->at(std::stoul(key)) : find_member(*json, key);
  }
  return json;
}

std::string text_at(const JsonValue& json, const std::vector<std::string>& path) {
  const JsonValue* found = at(&json, path);
  return found == nullptr ? "(nothing)" : JsonText::line(*found);
}

}  // namespace

TEST_CASE("schema: each type has its words") {
  CHECK(schema_of<double>() == R"({"type": "number"})");
  CHECK(schema_of<int>() == R"({"type": "integer"})");
  CHECK(schema_of<bool>() == R"({"type": "boolean"})");
  CHECK(schema_of<std::string>() == R"({"type": "string"})");
  CHECK(schema_of<Size>() == R"({"enum": ["small", "large"]})");
  CHECK(schema_of<std::vector<double>>() == R"({"type": "array", "items": {"type": "number"}})");
  CHECK(schema_of<std::vector<StatedWeight>>() ==
        R"({"type": "object", "additionalProperties": {"type": "number", "minimum": 0}})");
}

TEST_CASE("schema: a step has its name, its options with help, bounds and defaults, and no other key") {
  CHECK(schema_of<std::variant<Box>>() ==
        R"({"oneOf": [{"title": "box", "type": "object", "properties": {"name": {"const": "box"}, )"
        R"("size": {"description": "how large", "enum": ["small", "large"]}, )"
        R"("lid": {"description": "its height", "type": "number", "minimum": 0, "maximum": 2.5}, )"
        R"("labels": {"description": "what is written on it", "type": "array", "items": {"type": "string"}, )"
        R"("minItems": 1, "default": ["new"]}}, "required": ["name", "size"], "additionalProperties": false}]})");
}

TEST_CASE("schema: that of the model file says what the reader says") {
  const JsonValue schema = parse_json(model_schema()).root;
  CHECK(text_at(schema, {"$schema"}) == "\"https://json-schema.org/draft/2020-12/schema\"");
  CHECK(text_at(schema, {"$id"}) == "\"urn:journeyrank:model:1\"");
  CHECK(text_at(schema, {"required"}) == "[\"criteria\"]");
  CHECK(text_at(schema, {"additionalProperties"}) == "false");
  CHECK(text_at(schema, {"properties", "schema", "maximum"}) == "1");
  CHECK(text_at(schema, {"properties", "criteria", "minItems"}) == "1");
  CHECK(text_at(schema, {"properties", "method", "default"}) == R"({"name": "weighted_sum"})");
  const std::vector<std::string> criterion = {"properties", "criteria", "items"};
  const JsonValue items = *at(&schema, criterion);
  CHECK(text_at(items, {"required"}) == R"(["id", "direction", "scale"])");
  CHECK(text_at(items, {"properties", "weight", "minimum"}) == "0");
  CHECK(text_at(items, {"properties", "direction", "enum"}) == R"(["maximize", "minimize"])");
  CHECK(text_at(items, {"properties", "scale", "oneOf", "0", "required"}) == R"(["name", "at_0", "at_1"])");
  const auto& metrics = std::get<JsonArray>(at(&items, {"properties", "metric", "oneOf"})->value);
  CHECK(metrics.size() == std::variant_size_v<Metric>);
  CHECK(text_at(schema, {"properties", "profiles", "items", "required"}) == R"(["id", "weights"])");
}

TEST_CASE("schema: mappings and pins have one too") {
  const JsonValue mapping = parse_json(mapping_schema()).root;
  CHECK(text_at(mapping, {"properties", "columns", "additionalProperties", "properties", "unit", "enum"}) ==
        R"(["ms", "s", "min", "h"])");
  const JsonValue pins = parse_json(pins_schema()).root;
  CHECK(text_at(pins, {"properties", "pins", "items", "required"}) == R"(["journey", "place", "reason", "author"])");
  CHECK(text_at(pins, {"properties", "pins", "items", "properties", "expires", "format"}) == "\"date\"");
  CHECK(text_at(pins, {"properties", "pins", "items", "properties", "place", "minimum"}) == "1");
}
