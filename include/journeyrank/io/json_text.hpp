// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

/// How many lists and objects stand inside one another: 0 for a value that is neither.
inline std::size_t height(const JsonValue& json) {
  std::size_t highest = 0;
  if (const auto* array = std::get_if<JsonArray>(&json.value)) {
    for (const auto& each : *array) highest = std::max(highest, height(each));
    return highest + 1;
  }
  if (const auto* object = std::get_if<JsonObject>(&json.value)) {
    for (const auto& each : *object) highest = std::max(highest, height(each.value));
    return highest + 1;
  }
  return 0;
}

/// Writes JSON values as text that reads back equal: doubles by their shortest digits, always valid UTF-8.
///
/// Edge    bytes that are no UTF-8 become U+FFFD; NaN and infinity, for which JSON has no word, become null
class JsonText {
 public:
  /// Everything on one line: {"id": "pain", "weight": 1}.
  static std::string line(const JsonValue& json) {
    JsonText writer;
    writer.write_line(json);
    return writer.text_;
  }

  /// For people: two spaces a level, what is small and fits into 120 columns on one line, a line break at the end.
  static std::string pretty(const JsonValue& json) {
    JsonText writer;
    writer.write_pretty(json, 0);
    return writer.text_ + "\n";
  }

 private:
  static constexpr std::size_t widest = 120;
  static constexpr std::size_t highest_line = 2;

  void write_line(const JsonValue& json) {
    if (const auto* array = std::get_if<JsonArray>(&json.value)) {
      text_ += '[';
      for (const auto& each : *array) {
        if (&each != &array->front()) text_ += ", ";
        write_line(each);
      }
      text_ += ']';
    } else if (const auto* object = std::get_if<JsonObject>(&json.value)) {
      text_ += '{';
      for (const auto& each : *object) {
        if (&each != &object->front()) text_ += ", ";
        write_text(each.key);
        text_ += ": ";
        write_line(each.value);
      }
      text_ += '}';
    } else {
      write_scalar(json);
    }
  }

  void write_pretty(const JsonValue& json, std::size_t indent) {
    if (height(json) <= highest_line && indent > 0) {
      const std::size_t before = text_.size();
      const std::size_t column = before - (text_.rfind('\n') + 1);
      write_line(json);
      if (column + text_.size() - before <= widest || height(json) == 0) return;
      text_.resize(before);
    }
    if (const auto* array = std::get_if<JsonArray>(&json.value)) {
      text_ += '[';
      for (const auto& each : *array) {
        break_line(indent + 2, &each == &array->front());
        write_pretty(each, indent + 2);
      }
      if (!array->empty()) break_line(indent, true);
      text_ += ']';
    } else if (const auto* object = std::get_if<JsonObject>(&json.value)) {
      text_ += '{';
      for (const auto& each : *object) {
        break_line(indent + 2, &each == &object->front());
        write_text(each.key);
        text_ += ": ";
        write_pretty(each.value, indent + 2);
      }
      if (!object->empty()) break_line(indent, true);
      text_ += '}';
    } else {
      write_scalar(json);
    }
  }

  void break_line(std::size_t indent, bool without_comma) {
    text_ += without_comma ? "\n" : ",\n";
    text_.append(indent, ' ');
  }

  void write_scalar(const JsonValue& json) {
    if (const auto* flag = std::get_if<bool>(&json.value)) {
      text_ += *flag ? "true" : "false";
    } else if (const auto* whole = std::get_if<std::int64_t>(&json.value)) {
      text_ += std::to_string(*whole);
    } else if (const auto* number = std::get_if<double>(&json.value)) {
      write_number(*number);
    } else if (const auto* text = std::get_if<std::string>(&json.value)) {
      write_text(*text);
    } else {
      text_ += "null";
    }
  }

  void write_number(double number) {
    if (!std::isfinite(number)) {
      text_ += "null";
    } else if (number == 0.0 && std::signbit(number)) {
      text_ += "-0.0";
    } else {
      text_ += shortest_number(number);
    }
  }

  void write_text(std::string_view text) {
    text_ += valid_utf8_length(text) == text.size() ? json_string(text) : json_string(as_utf8(text));
  }

  std::string text_;
};

}  // namespace journeyrank
