// SPDX-License-Identifier: MIT
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/model_hash.hpp"

#include "command.hpp"
#include "documents.hpp"
#include "output.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::JsonArray;
using journeyrank::JsonObject;
using journeyrank::JsonText;
using journeyrank::Model;
using journeyrank::ResultJson;

namespace {

struct ValidateOptions {
  std::optional<std::string> model = {};
  OutputOptions output;
};

std::string scale_text(const journeyrank::Scale& scale) {
  if (const auto* line = std::get_if<journeyrank::Anchored>(&scale)) {
    return shown_number(line->at_0) + " → " + shown_number(line->at_1);
  }
  if (const auto* target = std::get_if<journeyrank::TargetRange>(&scale)) {
    return "best " + shown_number(target->at_1_low) + " to " + shown_number(target->at_1_high);
  }
  if (const auto* levels = std::get_if<journeyrank::Levels>(&scale)) {
    return std::to_string(levels->levels.size()) + " levels";
  }
  return step_name(scale);
}

/// What the criteria of a group weigh together, as a share of all weight.
double group_share(const Model& model, std::size_t group, const journeyrank::Weights& weights) {
  const auto hierarchy = hierarchy_of(model);
  double share = 0.0;
  for (std::size_t c = 0; c < model.criteria.size(); ++c)
    share += hierarchy.holds(group, c) ? weights.normalised(c) : 0.0;
  return share;
}

std::string model_text(const Model& model, const std::string& path) {
  const auto weights = weights_of(model);
  Table table({{"criterion"},
               {"label", Table::Kind::optional_text},
               {"direction"},
               {"stated weight", Table::Kind::number},
               {"weight", Table::Kind::number},
               {"value 0 → 1", Table::Kind::number},
               {"unit", Table::Kind::optional_text},
               {"if missing"},
               {"metric"}});
  for (const auto& [is_group, index, depth] : hierarchy_of(model).outline()) {
    const std::string indent(2 * depth, ' ');
    if (is_group) {
      const auto& group = model.groups[index];
      table.add_row({indent + group.id, group.label, "group", group.weight ? shown_number(*group.weight) : "–",
                     shown_percent(group_share(model, index, weights)), "", "", "", ""});
      continue;
    }
    const std::size_t c = index;
    const auto& criterion = model.criteria[c];
    table.add_row({indent + criterion.id, criterion.label, name_of(criterion.direction),
                   shown_number(weights.stated(c)),
                   weights.stated(c) == 0.0 ? "off" : shown_percent(weights.normalised(c)), scale_text(criterion.scale),
                   criterion.unit, name_of(criterion.missing), criterion.metric ? criterion.metric.name() : "–"});
  }
  std::string page = shown_text((path == "-" ? "stdin" : path) + " is valid: " + model.name) + "\n\n" +
                     table.text(table_width()) + "\n";
  if (!model.profiles.empty()) {
    std::vector<Table::Column> columns = {{"profile"}, {"", Table::Kind::optional_text}};
    for (const auto& criterion : model.criteria) columns.push_back({criterion.id, Table::Kind::number});
    Table profiles(std::move(columns));
    for (const auto& profile : model.profiles) {
      const auto theirs = weights_of(model, profile.id);
      std::vector<std::string> cells = {profile.id, profile.label};
      for (const double share : theirs.normalised()) cells.push_back(shown_percent(share));
      profiles.add_row(std::move(cells));
    }
    page += profiles.text(table_width()) + "\n";
  }
  return page + "method " + step_name(model.method) + ", schema " + std::to_string(model.schema) + ", sha256 " +
         model_hash(model) + "\n";
}

JsonArray groups_json(const Model& model, const journeyrank::Weights& weights) {
  JsonArray groups;
  for (std::size_t g = 0; g < model.groups.size(); ++g) {
    const auto& group = model.groups[g];
    JsonArray members;
    for (const auto& member : group.members) members.push_back({member});
    groups.push_back(
        {JsonObject{{"id", {group.id}},
                    {"stated", group.weight ? journeyrank::JsonValue{*group.weight} : journeyrank::JsonValue{}},
                    {"normalised", {group_share(model, g, weights)}},
                    {"members", {std::move(members)}}}});
  }
  return groups;
}

std::string model_json(const Model& model) {
  const auto weights = weights_of(model);
  JsonArray criteria;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    criteria.push_back({JsonObject{
        {"id", {model.criteria[c].id}}, {"stated", {weights.stated(c)}}, {"normalised", {weights.normalised(c)}}}});
  }
  JsonArray profiles;
  for (const auto& profile : model.profiles) profiles.push_back({profile.id});
  JsonObject document = ResultJson::head("validation");
  document.push_back({"valid", {true}});
  document.push_back({"model", {JsonObject{{"name", {model.name}}, {"hash", {model_hash(model)}}}}});
  document.push_back({"criteria", {std::move(criteria)}});
  if (!model.groups.empty()) document.push_back({"groups", {groups_json(model, weights)}});
  document.push_back({"profiles", {std::move(profiles)}});
  return JsonText::pretty({std::move(document)});
}

void run(const ValidateOptions& options) {
  if (!options.model) throw journeyrank::Error(journeyrank::errc::usage, "there is no model file to validate");
  const bool json = options.output.format() == Format::json;
  const Model model = model_of_file(*options.model);
  write_output(options.output, json ? model_json(model) : model_text(model, *options.model));
}

}  // namespace

Command validate_command() {
  const auto options = std::make_shared<ValidateOptions>();
  return {
      .name = "validate",
      .summary = "check a model file and show what it says",
      .about =
          "Checks a model file and shows its criteria, weights and profiles. A file at fault is refused with the line "
          "and column of the fault.",
      .usages = {"MODEL [options]"},
      .groups = {{"Input", {{"MODEL", "", "the model file; - is stdin", &options->model}}},
                 options->output.arguments(false, false)},
      .examples = {"journeyrank validate examples/data/telecom.json",
                   "journeyrank template | journeyrank validate - --json"},
      .run = [options] { run(*options); },
  };
}
