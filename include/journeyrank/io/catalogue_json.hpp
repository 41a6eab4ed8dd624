// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "journeyrank/base/canonical_json.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/named_command.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/json_writer.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/weigh/weight_catalogue.hpp"

namespace journeyrank {

/// Describes the steps of the catalogue and their options.
struct CatalogueJson {
  /// All steps that a variant can hold, in order.
  template <class Choice>
  static JsonValue steps() {
    JsonArray list;
    for_each_step<Choice>([&](const auto& step) { list.push_back(of(step)); });
    return {std::move(list)};
  }

  /// The methods that a command runs, and no model can name.
  static JsonValue commands() {
    JsonArray list;
    for (const NamedCommand& each : commanded_methods) {
      list.push_back({JsonObject{{"name", ResultJson::of(each.name)},
                                 {"formula", ResultJson::of(each.formula)},
                                 {"command", ResultJson::of(each.command)}}});
    }
    return {std::move(list)};
  }

 private:
  template <class Step>
  static JsonValue of(const Step& step) {
    JsonObject object = {{"name", ResultJson::of(Step::name)}};
    if constexpr (requires { Step::formula; }) object.push_back({"formula", ResultJson::of(Step::formula)});
    if constexpr (requires { Step::relative; }) object.push_back({"relative", {Step::relative}});
    if constexpr (requires { Step::additive; }) add_laws(object, step);
    if constexpr (requires { Step::unit; }) object.push_back({"unit", ResultJson::of(Step::unit)});
    if constexpr (requires { Step::better; }) object.push_back({"better", ResultJson::of(Step::better)});
    if constexpr (requires { Step::needs; }) object.push_back({"needs", ResultJson::of(Step::needs)});
    JsonArray options;
    for_each_field(step, [&](const auto& field, const auto& value) { options.push_back(option(field, value)); });
    object.push_back({"options", {std::move(options)}});
    return {std::move(object)};
  }

  /// What holds of the scores of a method.
  static void add_laws(JsonObject& object, const Method& method) {
    object.push_back({"adds_up", {adds_up(method)}});
    object.push_back({"from_0_to_1", {is_bounded(method)}});
    object.push_back({"breaks_dominance", ResultJson::of(breaks_dominance(method))});
    object.push_back({"counts_copies", {counts_journeys(method) || keeps_journeys(method) > 0}});
    object.push_back({"reads_direction", {reads_direction(method)}});
  }

  template <class Owner, class Value>
  static JsonValue option(const Field<Owner, Value>& field, const Value& value) {
    const Allowed& allowed = field.allowed;
    JsonObject object = {{"name", ResultJson::of(field.name)},
                         {"help", ResultJson::of(field.help)},
                         {"type", {type(std::type_identity<Value>{})}},
                         {"required", {allowed.required}}};
    if (!allowed.required) add_default(object, value);
    if (std::isfinite(allowed.at_least)) object.push_back({"at_least", {allowed.at_least}});
    if (std::isfinite(allowed.at_most)) object.push_back({"at_most", {allowed.at_most}});
    return {std::move(object)};
  }

  /// What an option holds, in a word or two.
  template <class T>
  static std::string type(std::type_identity<T>) {
    if constexpr (std::is_same_v<T, bool>) return "true or false";
    if constexpr (std::is_integral_v<T>) return "whole number";
    if constexpr (std::is_floating_point_v<T>) return "number";
    if constexpr (described_enum<T>) return enumerator_list<T>();
    std::string words = "text";
    if constexpr (has_fields<T>) {
      words = "{";
      const T part{};
      for_each_field(
          part, [&](const auto& field, const auto&) { words += std::string(words == "{" ? "" : ", ") + field.name; });
      words += "}";
    }
    return words;
  }

  template <class T>
  static std::string type(std::type_identity<std::optional<T>>) {
    return type(std::type_identity<T>{});
  }

  template <class T>
  static std::string type(std::type_identity<std::vector<T>>) {
    return "list of " + type(std::type_identity<T>{});
  }

  template <class T>
  static void add_default(JsonObject& object, const T& value) {
    object.push_back({"default", JsonWriter::of(value)});
  }

  template <class T>
  static void add_default(JsonObject&, const std::optional<T>&) {}
};

/// Every method, scale, metric and way to weigh with its options, for programs.
inline std::string catalogue_json() {
  JsonObject object = ResultJson::head("methods");
  object.push_back({"methods", CatalogueJson::steps<Method>()});
  object.push_back({"scales", CatalogueJson::steps<Scale>()});
  object.push_back({"metrics", CatalogueJson::steps<Metric>()});
  object.push_back({"methods_by_command", CatalogueJson::commands()});
  object.push_back({"weights_by_data", CatalogueJson::steps<DataWeights>()});
  object.push_back({"weights_by_judgement", CatalogueJson::steps<JudgementWeights>()});
  return JsonText::pretty({std::move(object)});
}

}  // namespace journeyrank
