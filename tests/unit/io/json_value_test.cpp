// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_value.hpp"

#include <cstdint>
#include <string>
#include <variant>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("json value: it is null and stands nowhere by default") {
  const JsonValue value;
  CHECK(std::holds_alternative<std::nullptr_t>(value.value));
  CHECK(value.spot == TextSpot{0, 0});
}

TEST_CASE("json value: a member is found by its key, and nothing where there is none") {
  const JsonValue object{JsonObject{{"a", {std::int64_t{1}}}, {"b", {true}}}};
  REQUIRE(find_member(object, "b") != nullptr);
  CHECK(std::get<bool>(find_member(object, "b")->value));
  CHECK(find_member(object, "c") == nullptr);
  CHECK(find_member(JsonValue{JsonArray{}}, "a") == nullptr);
}

TEST_CASE("json value: a message names what was found") {
  CHECK(found_json({}) == "null");
  CHECK(found_json({true}) == "true");
  CHECK(found_json({false}) == "false");
  CHECK(found_json({std::int64_t{-3}}) == "the number -3");
  CHECK(found_json({0.25}) == "the number 0.25");
  CHECK(found_json({std::string("a\nb")}) == "the text \"a b\"");
  CHECK(found_json({JsonArray{}}) == "a list");
  CHECK(found_json({JsonObject{}}) == "an object");
}
