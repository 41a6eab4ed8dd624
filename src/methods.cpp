// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "journeyrank/io/catalogue_json.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/problem/catalogue.hpp"

#include "command.hpp"
#include "output.hpp"

using journeyrank::JsonArray;
using journeyrank::JsonText;
using journeyrank::JsonValue;

namespace {

std::string text_of(const JsonValue& object, const char* key) {
  const auto* member = find_member(object, key);
  const auto* text = member == nullptr ? nullptr : std::get_if<std::string>(&member->value);
  return text == nullptr ? "" : *text;
}

/// "number, required", "number, 0", "text".
std::string type_and_default(const JsonValue& option) {
  if (std::get<bool>(find_member(option, "required")->value)) return text_of(option, "type") + ", required";
  const JsonValue* const standard = find_member(option, "default");
  const std::string text = standard == nullptr ? "" : JsonText::line(*standard);
  if (text.empty() || text == "\"\"" || text == "[]") return text_of(option, "type");
  return text_of(option, "type") + ", " + text;
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size(), width), ' ');
  return text;
}

/// The steps of one kind, each with its options below it.
std::string steps_text(const JsonArray& steps) {
  std::size_t names = 0;
  std::size_t types = 0;
  const auto options_of = [](const JsonValue& step) {
    return std::get<JsonArray>(find_member(step, "options")->value);
  };
  for (const auto& step : steps) {
    for (const auto& option : options_of(step)) {
      names = std::max(names, text_of(option, "name").size());
      types = std::max(types, type_and_default(option).size());
    }
  }
  std::string page;
  for (const auto& step : steps) {
    page += "\n  " + text_of(step, "name") + "\n    " + text_of(step, "formula");
    if (const auto unit = text_of(step, "unit"); !unit.empty()) page += " [" + unit + "]";
    page += "\n";
    if (const auto needs = text_of(step, "needs"); !needs.empty()) page += "    needs " + needs + "\n";
    if (const auto why = text_of(step, "breaks_dominance"); !why.empty()) {
      page += "    can rank a journey below one that is no better: " + why + "\n";
    }
    for (const auto& option : options_of(step)) {
      page += "      " + padded(text_of(option, "name"), names) + "  " + padded(type_and_default(option), types) +
              "  " + text_of(option, "help") + "\n";
    }
  }
  return page;
}

/// The methods that a command runs.
std::string commands_text() {
  std::string page = "Methods that a command of their own runs: they give one journey alone no score\n";
  for (const auto& each : journeyrank::commanded_methods) {
    page +=
        std::string("\n  ") + each.name + "\n    " + each.formula + "\n    run by journeyrank " + each.command + "\n";
  }
  return page;
}

template <class Choice>
std::string kind_text(const std::string& title) {
  return title + "\n" + steps_text(std::get<JsonArray>(journeyrank::CatalogueJson::steps<Choice>().value));
}

std::string catalogue_text() {
  return kind_text<journeyrank::Scale>("Scales: from a raw value to a value in 0 to 1 (\"scale\" of a criterion)") +
         "\n" + kind_text<journeyrank::Metric>("Metrics: from contacts to a raw value (\"metric\" of a criterion)") +
         "\n" + kind_text<journeyrank::Method>("Methods: from values and weights to a score (\"method\" of a model)") +
         "\n" + commands_text();
}

void run(const OutputOptions& options) {
  write_output(options, options.format() == Format::json ? journeyrank::catalogue_json() : catalogue_text());
}

}  // namespace

Command methods_command() {
  const auto options = std::make_shared<OutputOptions>();
  return {
      .name = "methods",
      .summary = "list every scale, metric and method with its options",
      .about = "Lists every step that a model can name, with its options: type, default and meaning.",
      .usages = {"[--json] [-o FILE]"},
      .groups = {options->arguments(false, false)},
      .examples = {"journeyrank methods", "journeyrank methods --json -o methods.json"},
      .run = [options] { run(*options); },
  };
}
