// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_reader.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

/// What stands behind the = of an option: a number, numbers with semicolons between or behind them ("0.5;0.75",
/// "0.5;"), or a text.
inline JsonValue option_json(const std::string& value) {
  if (const auto number = parse_number(value)) return {*number};
  JsonArray list;
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = value.find(';', begin);
    const auto number = parse_number(value.substr(begin, end - begin));
    if (!number || (end == value.npos && list.empty())) return {value};
    list.emplace_back().value = *number;
    begin = end == value.npos ? value.size() : end + 1;
  }
  return list.empty() ? JsonValue{value} : JsonValue{std::move(list)};
}

/// The step that a text names, with its options: "vikor", "topsis:p=1", "critic:correlation=spearman",
/// "ervd:reference=0.5;0.75".
///
///     const auto method = parse_step<Method>("topsis:p=1", "--method", "topsis:p=1");
///
/// `source` stands in front of messages, `example` at their end.
///
/// Errors  usage for a text of another form; unknown_name, with the nearest, for a step or an option; those of
///         JsonReader
template <class Choice>
Choice parse_step(const std::string& text, const std::string& source, const std::string& example) {
  const std::size_t colon = text.find(':');
  JsonObject step = {{"name", {text.substr(0, colon)}}};
  for (std::size_t begin = colon; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin + 1), text.size());
    const std::string option = text.substr(begin + 1, end - begin - 1);
    const std::size_t equals = option.find('=');
    if (equals == option.npos || equals == 0) {
      throw Error(errc::usage,
                  source + " " + excerpt(text) + ": allowed: NAME or NAME:OPTION=VALUE, such as " + example);
    }
    step.push_back({option.substr(0, equals), option_json(option.substr(equals + 1))});
    begin = end;
  }
  const JsonDocument document{source, {std::move(step)}};
  Choice choice;
  JsonReader::read(JsonCursor(document), choice);
  return choice;
}

}  // namespace journeyrank
