// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/date.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

/// Any described value as JSON in the order of its fields: what JsonReader reads back equal.
///
/// Edge    an empty optional is left out of its object; every other field is stated, also where it is the default
/// Errors  bad_number for NaN and infinity, bad_json for a text that is no UTF-8: JSON could not give them back
struct JsonWriter {
  static JsonValue of(bool flag) { return {flag}; }
  static JsonValue of(const Date& date) { return {to_string(date)}; }

  static JsonValue of(double number) {
    if (!std::isfinite(number)) throw Error(errc::bad_number, "NaN or infinity cannot be written as JSON");
    return {number};
  }

  static JsonValue of(const std::string& text) {
    if (valid_utf8_length(text) != text.size()) {
      throw Error(errc::bad_json, "the text " + excerpt(text) + " is no UTF-8 and cannot be written as JSON");
    }
    return {text};
  }

  template <std::integral T>
  static JsonValue of(T number) {
    return {static_cast<std::int64_t>(number)};
  }

  template <described_enum E>
  static JsonValue of(E value) {
    return {std::string(name_of(value))};
  }

  template <class... Steps>
  static JsonValue of(const std::variant<Steps...>& choice) {
    return std::visit([](const auto& step) { return of(step); }, choice);
  }

  template <class T>
  static JsonValue of(const std::vector<T>& list) {
    JsonArray array;
    for (const auto& each : list) array.push_back(of(each));
    return {std::move(array)};
  }

  template <keyed_pair T>
  static JsonValue of(const std::vector<T>& list) {
    constexpr auto pair = T::fields();
    JsonObject object;
    for (const auto& each : list) {
      of(each.*(pair.template at<0>().member));  // a key is a text too
      object.push_back({each.*(pair.template at<0>().member), of(each.*(pair.template at<1>().member))});
    }
    return {std::move(object)};
  }

  template <has_fields T>
  static JsonValue of(const T& described) {
    if constexpr (text_or_options<T>) {
      if (is_text_alone(described)) return of(described.*(T::fields().template at<0>().member));
    }
    JsonObject object;
    if constexpr (named_step<T>) object.push_back({"name", {std::string(T::name)}});
    for_each_field(described, [&](const auto& field, const auto& value) {
      if constexpr (requires { value.empty(); }) {
        if (field.allowed.left_out_when_empty && value.empty()) return;
      }
      add(object, field.name, value);
    });
    return {std::move(object)};
  }

 private:
  template <class T>
  static void add(JsonObject& object, const char* key, const T& value) {
    object.push_back({key, of(value)});
  }

  template <class T>
  static void add(JsonObject& object, const char* key, const std::optional<T>& value) {
    if (value) object.push_back({key, of(*value)});
  }

  template <sealed_choice T>
  static void add(JsonObject& object, const char* key, const T& value) {
    add(object, key, opened(value));
  }
};

}  // namespace journeyrank
