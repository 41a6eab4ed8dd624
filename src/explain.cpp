// SPDX-License-Identifier: MIT
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/markdown_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/group_contribution.hpp"
#include "journeyrank/problem/criteria_hierarchy.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/ranking.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::Contribution;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Explanation;
using journeyrank::Levels;
using journeyrank::Model;
using journeyrank::points_text;
using journeyrank::Ranking;

namespace {

struct ExplainOptions {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> journey = {};
};

std::string raw_text(const Contribution& part, const journeyrank::FittedScale& scale) {
  if (part.missing) return "missing";
  if (const auto* levels = std::get_if<Levels>(&scale)) return levels->levels[static_cast<std::size_t>(part.raw)].name;
  return shown_number(part.raw) + (part.unit.empty() ? "" : " " + part.unit);
}

/// From which raw value to which the value goes from 0 to 1.
std::string scale_text(const journeyrank::FittedScale& scale) {
  return journeyrank::visit_step(scale, []<class Step>(const Step& step) -> std::string {
    if constexpr (requires { step.at_0; }) {
      const std::string curve = std::is_same_v<Step, journeyrank::Anchored> ? "" : std::string(", ") + step.name;
      return shown_number(step.at_0) + " → " + shown_number(step.at_1) + curve;
    }
    if constexpr (std::is_same_v<Step, journeyrank::Reciprocal>) return shown_number(step.at_1) + " / raw";
    if constexpr (std::is_same_v<Step, journeyrank::Constant>) return "the same for all";
    if constexpr (std::is_same_v<Step, journeyrank::TargetRange>) {
      return "best " + shown_number(step.at_1_low) + " to " + shown_number(step.at_1_high);
    }
    if constexpr (std::is_same_v<Step, journeyrank::Nearness>) return "best " + shown_number(step.best);
    if constexpr (std::is_same_v<Step, journeyrank::Standardised>) return "z_score";
    if constexpr (std::is_same_v<Step, journeyrank::LogarithmicLine>) return "logarithmic_ratio";
    return std::is_same_v<Step, Levels> ? "levels" : "piecewise";
  });
}

/// A group in the outline: what its criteria weigh and add together.
std::vector<std::string> group_cells(const journeyrank::GroupContribution& group, const std::string& name,
                                     bool counted) {
  std::vector<std::string> cells = {name, ""};
  if (counted) cells.emplace_back("");
  cells.insert(cells.end(), {"", "", shown_percent(group.weight), points_text(group.points), ""});
  return cells;
}

std::string explanation_table(const Explanation& explanation, const Ranking& ranking, const Input& input) {
  std::vector<Table::Column> columns = {{"criterion", Table::Kind::cuttable_text}, {"raw", Table::Kind::number}};
  if (input.intake) columns.push_back({"rests on", Table::Kind::number});
  columns.insert(columns.end(), {{"value 0 → 1", Table::Kind::number},
                                 {"value", Table::Kind::number},
                                 {"weight", Table::Kind::number},
                                 {"points", Table::Kind::number},
                                 {"", Table::Kind::bar}});
  Table table(std::move(columns));
  const std::size_t row = ranking.find(explanation.journey);
  const Model& model = ranking.scorer().model();
  for (const auto& [is_group, index, depth] : hierarchy_of(model).outline()) {
    const std::string indent(2 * depth, ' ');
    if (is_group) {
      const auto& group = explanation.groups[index];
      table.add_row(group_cells(group, indent + group.label, input.intake.has_value()));
      continue;
    }
    const std::size_t c = index;
    const Contribution& part = explanation.contributions[c];
    const auto& scale = ranking.scorer().scale(c);
    const bool on = ranking.scorer().is_on(c);
    std::vector<std::string> cells = {indent + part.label, on ? raw_text(part, scale) : "off"};
    if (input.intake) cells.push_back(shown_count(input.estimates[c][row].n));
    cells.insert(cells.end(), {scale_text(scale), on && !part.missing ? fixed_text(part.value, 3) : "–",
                               shown_percent(part.weight), points_text(part.points), std::to_string(part.points)});
    table.add_row(std::move(cells));
  }
  return ranking_title(ranking) + "\n" + table.text(table_width()) + "\n" +
         wrapped(shown_text(sentence(explanation)), table_width(), 0, 0) + "\n";
}

/// A row a criterion. Of a model with groups, a row a group behind them, and columns that say which a row is and the
/// group that it stands in.
std::string explanation_csv(const Explanation& explanation, const Model& model, journeyrank::CsvFor reader) {
  const bool grouped = !explanation.groups.empty();
  journeyrank::CsvWriter table(reader);
  for (const char* name : {"criterion", "label", "raw", "unit", "missing", "value", "weight", "points"}) {
    table.field(std::string_view(name));
  }
  if (grouped) table.field("kind").field("group");
  table.end_row();
  const auto hierarchy = hierarchy_of(model);
  for (std::size_t c = 0; c < explanation.contributions.size(); ++c) {
    const Contribution& part = explanation.contributions[c];
    table.field(part.criterion).field(part.label);
    part.missing ? table.missing() : table.field(part.raw);
    table.field(part.unit).field(part.missing ? "true" : "false").field(part.value).field(part.weight);
    table.field(part.points);
    if (grouped) {
      const std::size_t group = hierarchy.group_of(c);
      table.field("criterion").field(group == journeyrank::CriteriaHierarchy::top ? "" : model.groups[group].id);
    }
    table.end_row();
  }
  for (const auto& group : explanation.groups) {
    table.field(group.group).field(group.label).missing();
    table.field("").field("").missing();
    table.field(group.weight).field(group.points).field("group").field(group.parent).end_row();
  }
  return table.text();
}

std::string explanation_markdown(const Explanation& explanation, const Ranking& ranking) {
  journeyrank::MarkdownTable table({{"criterion"}, {"raw", true}, {"value", true}, {"weight", true}, {"points", true}});
  for (std::size_t c = 0; c < explanation.contributions.size(); ++c) {
    const Contribution& part = explanation.contributions[c];
    const bool on = ranking.scorer().is_on(c);
    table.add_row({part.label, on ? raw_text(part, ranking.scorer().scale(c)) : "off",
                   on && !part.missing ? fixed_text(part.value, 3) : "–", shown_percent(part.weight),
                   points_text(part.points)});
  }
  for (const auto& group : explanation.groups) {
    table.add_row({"(" + group.label + ")", "", "", shown_percent(group.weight), points_text(group.points)});
  }
  return table.text() + "\n" + journeyrank::markdown_words(sentence(explanation)) + "\n";
}

void run(ExplainOptions options) {
  const Format format = options.output.format();
  if (options.input.contacts && options.input.journeys && !options.journey) {
    options.journey.swap(options.input.journeys);  // with contacts there is no matrix before it
  }
  if (!options.journey) throw Error(errc::usage, "there is no journey to explain; name one by its id or label");
  const Input input = read_input(options.input, options.output.quiet);
  const Ranking ranking = ranking_of(input, options.input, 0);
  const Explanation explanation = blamed_on(
      input_name(options.input), [&] { return explain(ranking, input.matrix, id_of(ranking, *options.journey)); });
  Output output(options.output);
  if (format == Format::json) write_explanation(output, ranking, input, explanation.journey);
  if (format == Format::csv)
    output.write(explanation_csv(explanation, ranking.scorer().model(), options.output.reader()));
  if (format == Format::markdown) output.write(explanation_markdown(explanation, ranking));
  if (format == Format::table) output.write(explanation_table(explanation, ranking, input));
  output.finish();
  if (format != Format::json) say_notes(options.output, row_report(input, options.input), shown_notes(ranking, input));
}

}  // namespace

Command explain_command() {
  const auto options = std::make_shared<ExplainOptions>();
  ArgumentGroup input = options->input.sources();
  input.arguments.insert(
      input.arguments.begin(),
      {{"JOURNEYS", "", "criteria matrix as CSV; - is stdin", &options->input.journeys},
       {"JOURNEY", "", "id of the journey to explain, or its label where only one journey has it", &options->journey}});
  return {
      .name = "explain",
      .summary = "say why one journey stands where it stands",
      .about =
          "Takes the score of one journey apart: what each criterion adds, from which raw value, with which weight.",
      .usages = {"JOURNEYS JOURNEY --model FILE [options]",
                 "JOURNEY --contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {input, options->input.ranking(), options->input.table.arguments(),
                 options->output.arguments(true, true)},
      .examples = {"journeyrank explain examples/data/telecom.csv tech_fault --model examples/data/telecom.json",
                   "journeyrank explain bill_query --contacts examples/data/contacts.csv "
                   "--map examples/data/contacts_map.json --model examples/data/contact_centre.json"},
      .run = [options] { run(*options); },
  };
}
