// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// Where in a text something begins, both from 1; the column counts bytes. 0 for what was never written.
struct TextSpot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const TextSpot&, const TextSpot&) = default;
};

struct JsonValue;
struct JsonMember;

using JsonArray = std::vector<JsonValue>;
using JsonObject = std::vector<JsonMember>;  ///< in the order of the text; no key stands twice

/// A JSON value that remembers where it stood; null by default. A number without a fraction is whole where it fits,
/// else a double.
struct JsonValue {
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, JsonArray, JsonObject> value;
  TextSpot spot = {};
};

/// A key of an object, where it stands, and its value.
struct JsonMember {
  std::string key;
  JsonValue value;
  TextSpot spot = {};
};

/// A JSON text as a tree of values that know their places in it.
struct JsonDocument {
  std::string source;  ///< the path or name for messages
  JsonValue root;
};

/// The value of a key, or nullptr; nullptr too for what is no object.
inline const JsonValue* find_member(const JsonValue& json, std::string_view key) noexcept {
  const auto* object = std::get_if<JsonObject>(&json.value);
  if (object == nullptr) return nullptr;
  for (const auto& member : *object) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

/// What a message says was found: `the text "abc"`, `the number 1.5`, `a list`.
inline std::string found_json(const JsonValue& json) {
  struct Describe {
    std::string operator()(std::nullptr_t) const { return "null"; }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return "the number " + std::to_string(number); }
    std::string operator()(double number) const { return "the number " + shortest_number(number); }
    std::string operator()(const std::string& text) const { return "the text " + excerpt(text); }
    std::string operator()(const JsonArray&) const { return "a list"; }
    std::string operator()(const JsonObject&) const { return "an object"; }
  };
  return std::visit(Describe{}, json.value);
}

}  // namespace journeyrank
