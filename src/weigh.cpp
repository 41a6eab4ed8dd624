// SPDX-License-Identifier: MIT
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/step_text.hpp"
#include "journeyrank/io/weight_table.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/weigh/data_weighing.hpp"

#include "command.hpp"
#include "documents.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::DataWeighing;
using journeyrank::DataWeights;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::JsonObject;
using journeyrank::Model;
using journeyrank::Note;
using journeyrank::ResultJson;
using journeyrank::ResultTable;

namespace {

struct WeighWords {
  InputOptions input;
  OutputOptions output;
  std::vector<std::string> by = {};
  std::optional<std::string> save_model = {};
};

std::vector<DataWeighing> ways_of(const WeighWords& words) {
  if (words.by.empty()) return journeyrank::data_weighings();
  std::vector<DataWeighing> ways;
  for (const auto& text : words.by) {
    ways.push_back(
        {.name = text, .by = journeyrank::parse_step<DataWeights>(text, "--by", "critic:correlation=spearman")});
  }
  return ways;
}

/// A row a method, a column a criterion, the model's own weights first.
std::string weights_text(const Model& model, const std::vector<DataWeighing>& ways) {
  std::vector<Table::Column> columns = {{"method", Table::Kind::text}};
  for (const auto& criterion : model.criteria) columns.push_back({criterion.shown(), Table::Kind::number});
  columns.push_back({"apart from own", Table::Kind::number});
  Table table(std::move(columns));
  const journeyrank::Weights own = weights_of(model);
  const auto add = [&](const std::string& name, std::vector<double> weights, const std::string& apart) {
    std::vector<std::string> cells = {name};
    for (const double each : weights) cells.push_back(journeyrank::hundredths(each));
    cells.push_back(apart);
    table.add_row(std::move(cells));
  };
  add("own", {own.normalised().begin(), own.normalised().end()}, "");
  for (const DataWeighing& each : ways) {
    if (each.is_weighed()) {
      add(each.name, each.weights, journeyrank::hundredths(journeyrank::weight_moved(own.normalised(), each.weights)));
    }
  }
  return table.text(table_width());
}

std::string page_text(const Input& input, const std::vector<DataWeighing>& ways) {
  const std::string name = input.model.name.empty() ? "Weights" : input.model.name;
  const std::size_t journeys = input.matrix.journey_count();
  const auto paragraph = [](const std::string& text) { return wrapped(shown_text(text), table_width(), 0, 2) + "\n"; };
  return paragraph(name + ": " + shown_count(static_cast<long long>(journeys)) +
                   (journeys == 1 ? " journey" : " journeys") + ", weights in %") +
         paragraph(sentence(ways, input.model)) +
         paragraph(
             "They know how far the journeys are apart on each criterion, not how much that matters: a question to "
             "ask of your own weights, not an answer in their place.") +
         "\n" + weights_text(input.model, ways);
}

std::vector<Note> refusals(const std::vector<DataWeighing>& ways) {
  std::vector<Note> notes;
  for (const DataWeighing& each : ways) {
    if (!each.is_weighed()) notes.push_back({"method_refused", each.name + " cannot weigh by these: " + each.refused});
  }
  return notes;
}

/// What the commands write of weights, in every format.
struct WeightAnswer {
  JsonObject head;
  ResultTable table;
  std::string text;
  std::vector<Note> notes;
};

void write(const WeighWords& words, const Input& input, const WeightAnswer& answer) {
  const Format format = words.output.format();
  Output to(words.output);
  if (format == Format::json) {
    JsonObject head = ResultJson::head("weights");
    head.push_back({"model",
                    {JsonObject{{"name", ResultJson::of(input.model.name)},
                                {"hash", ResultJson::of(journeyrank::model_hash(input.model))}}}});
    add_reading(head, input, answer.notes);
    head.insert(head.end(), answer.head.begin(), answer.head.end());
    write_rows(to, head, "weights", answer.table);
  }
  if (format == Format::csv) to.write(csv_text(answer.table));
  if (format == Format::table) to.write(answer.text);
  to.finish();
}

void run_by_data(const WeighWords& words) {
  if (words.save_model && words.by.size() != 1) {
    throw Error(errc::usage, "--save-model keeps the weights of one method; name it with --by");
  }
  const std::vector<DataWeighing> ways = ways_of(words);
  const Input input = read_input(words.input, words.output.quiet);
  blamed_on(input_name(words.input), [&] {
    const std::vector<DataWeighing> found = weigh_by_data(input.matrix, input.model, ways);
    std::vector<Note> notes = input.notes;
    for (Note& each : refusals(found)) notes.push_back(std::move(each));
    write(words, input,
          {{{"sentence", ResultJson::of(sentence(found, input.model))}},
           to_table(found, input.model),
           page_text(input, found),
           notes});
    if (words.output.format() != Format::json) say_notes(words.output, row_report(input, words.input), notes);
    if (words.save_model) {
      write_output({.path = words.save_model}, file_text(with_weights(input.model, found[0].weights)));
    }
  });
}

void run(const WeighWords& words) {
  static_cast<void>(words.output.format());  // refuses contradictory words before anything is read
  run_by_data(words);
}

}  // namespace

Command weigh_command() {
  const auto words = std::make_shared<WeighWords>();
  return {
      .name = "weigh",
      .summary = "say which weights the data would give, beside the model's own",
      .about =
          "Weighs the criteria by how far the journeys are apart on them, by each method of the literature, beside the "
          "model's own weights. Data know spread, not importance.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(),
                 {"Weights",
                  {{"--by", "NAME[:OPTION=VALUE,...]",
                    "a method: critic, entropy, merec, critic:correlation=spearman; all of them by default; may be "
                    "repeated",
                    &words->by},
                   {"--save-model", "FILE", "write the model with the weights of the one method that --by names",
                    &words->save_model}}},
                 words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank weigh examples/data/telecom.csv --model examples/data/telecom.json",
                   "journeyrank weigh examples/data/bank.csv --model examples/data/bank.json --by critic --csv"},
      .run = [words] { run(*words); },
  };
}
