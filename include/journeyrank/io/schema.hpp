// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/date.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/json_writer.hpp"
#include "journeyrank/io/pin_list.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The JSON Schema of any described value, from the descriptions that JsonReader reads by.
///
/// Edge    what ties two values together (anchors and direction, weights and criteria) is beyond a schema: the reader
///         refuses more than the schema, never less
/// Source  JSON Schema, draft 2020-12
struct JsonSchema {
  template <class T>
  static JsonObject of() {
    return of(std::type_identity<T>{});
  }

 private:
  static JsonValue text(const char* words) { return {std::string(words)}; }

  static JsonObject of(std::type_identity<double>) { return {{"type", text("number")}}; }
  static JsonObject of(std::type_identity<bool>) { return {{"type", text("boolean")}}; }
  static JsonObject of(std::type_identity<std::string>) { return {{"type", text("string")}}; }
  static JsonObject of(std::type_identity<Date>) {
    return {{"type", text("string")}, {"format", text("date")}, {"pattern", text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")}};
  }

  template <std::integral T>
  static JsonObject of(std::type_identity<T>) {
    return {{"type", text("integer")}};
  }

  template <described_enum E>
  static JsonObject of(std::type_identity<E>) {
    JsonArray names;
    for (const auto& each : enumerators(E{})) names.push_back(text(each.name));
    return {{"enum", {std::move(names)}}};
  }

  template <class T>
  static JsonObject of(std::type_identity<std::optional<T>>) {
    return of<T>();
  }

  template <sealed_choice T>
  static JsonObject of(std::type_identity<T>) {
    return of<Opened<T>>();
  }

  template <class T>
  static JsonObject of(std::type_identity<std::vector<T>>) {
    return {{"type", text("array")}, {"items", {of<T>()}}};
  }

  template <keyed_pair T>
  static JsonObject of(std::type_identity<std::vector<T>>) {
    return {{"type", text("object")}, {"additionalProperties", {of_field(T::fields().template at<1>())}}};
  }

  template <class... Steps>
  static JsonObject of(std::type_identity<std::variant<Steps...>>) {
    JsonArray steps;
    (steps.push_back({of<Steps>()}), ...);
    return {{"oneOf", {std::move(steps)}}};
  }

  template <text_or_options T>
  static JsonObject of(std::type_identity<T>) {
    JsonArray forms;
    forms.push_back({of_field(T::fields().template at<0>())});
    forms.push_back({of_options<T>()});
    return {{"anyOf", {std::move(forms)}}};
  }

  template <has_fields T>
  static JsonObject of(std::type_identity<T>) {
    return of_options<T>();
  }

  template <has_fields T>
  static JsonObject of_options() {
    JsonObject schema;
    JsonObject properties;
    JsonArray required;
    if constexpr (named_step<T>) {
      schema.push_back({"title", text(T::name)});
      properties.push_back({"name", {JsonObject{{"const", text(T::name)}}}});
      required.push_back(text("name"));
    }
    if constexpr (requires { T::formula; }) schema.push_back({"description", text(T::formula)});
    const T defaults{};
    for_each_field(defaults, [&](const auto& field, const auto& value) {
      JsonObject property = of_field(field);
      property.insert(property.begin(), {"description", text(field.help)});
      if (field.allowed.required) required.push_back(text(field.name));
      if (!field.allowed.required) add_default(property, value);
      properties.push_back({field.name, {std::move(property)}});
    });
    schema.push_back({"type", text("object")});
    schema.push_back({"properties", {std::move(properties)}});
    if (!required.empty()) schema.push_back({"required", {std::move(required)}});
    schema.push_back({"additionalProperties", {false}});
    return schema;
  }

  /// The schema of a field's type within what the field allows.
  template <class Owner, class Value>
  static JsonObject of_field(const Field<Owner, Value>& field) {
    JsonObject schema = of<Value>();
    const Allowed& allowed = field.allowed;
    if (std::isfinite(allowed.at_least)) schema.push_back({"minimum", {allowed.at_least}});
    if (std::isfinite(allowed.at_most)) schema.push_back({"maximum", {allowed.at_most}});
    if (allowed.least_size > 0) {
      const bool is_text = std::is_same_v<Value, std::string>;
      schema.push_back({is_text ? "minLength" : "minItems", {static_cast<std::int64_t>(allowed.least_size)}});
    }
    return schema;
  }

  template <class T>
  static void add_default(JsonObject& property, const T& value) {
    property.push_back({"default", JsonWriter::of(value)});
  }

  template <class T>
  static void add_default(JsonObject&, const std::optional<T>&) {}

  template <sealed_choice T>
  static void add_default(JsonObject&, const T&) {}
};

/// The JSON Schema of a whole file as text.
template <has_fields File>
std::string schema_of_file(const std::string& title, const std::string& name) {
  JsonObject schema = {{"$schema", {std::string("https://json-schema.org/draft/2020-12/schema")}},
                       {"$id", {"urn:journeyrank:" + name + ":" + std::to_string(File::newest_schema)}},
                       {"title", {title}}};
  for (auto& member : JsonSchema::of<File>()) schema.push_back(std::move(member));
  return JsonText::pretty({std::move(schema)});
}

/// The JSON Schema (2020-12) of the model file, for editors and validators.
inline std::string model_schema() { return schema_of_file<Model>("JourneyRank model", "model"); }

/// The JSON Schema of the mapping file.
inline std::string mapping_schema() {
  return schema_of_file<Mapping>("JourneyRank mapping of a contact table", "mapping");
}

/// The JSON Schema of the file of pins.
inline std::string pins_schema() { return schema_of_file<PinList>("JourneyRank pins", "pins"); }

}  // namespace journeyrank
