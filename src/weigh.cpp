// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
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
#include "journeyrank/rank/journey_values.hpp"
#include "journeyrank/weigh/data_weighing.hpp"
#include "journeyrank/weigh/judgement_sentence.hpp"

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
  std::optional<std::string> judgements = {};
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
  if (format == Format::csv) to.write(csv_text(answer.table, words.output.reader()));
  if (format == Format::markdown) to.write(markdown_text(answer.table));
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
    if (words.save_model) {
      write_output({.path = words.save_model}, file_text(with_weights(input.model, found[0].weights)));
    }
    write(words, input,
          {{{"sentence", ResultJson::of(sentence(found, input.model))}},
           to_table(found, input.model),
           page_text(input, found),
           notes});
    if (words.output.format() != Format::json) say_notes(words.output, row_report(input, words.input), notes);
  });
}

/// A row a criterion: the model's own weight, the judged one and, where the method tells, what it may be.
std::string judged_text(const Model& model, const journeyrank::ModelJudgement& judged) {
  std::vector<Table::Column> columns = {
      {"criterion", Table::Kind::cuttable_text}, {"own, %", Table::Kind::number}, {"judged, %", Table::Kind::number}};
  const bool ranged = !judged.ranges.empty();
  if (ranged) {
    columns.push_back({"from, %", Table::Kind::number});
    columns.push_back({"to, %", Table::Kind::number});
  }
  Table table(std::move(columns));
  const journeyrank::Weights own = weights_of(model);
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    std::vector<std::string> cells = {model.criteria[c].shown(), journeyrank::hundredths(own.normalised(c)),
                                      journeyrank::hundredths(judged.weights[c])};
    if (ranged) {
      cells.push_back(journeyrank::hundredths(judged.ranges[c].low));
      cells.push_back(journeyrank::hundredths(judged.ranges[c].high));
    }
    table.add_row(std::move(cells));
  }
  const auto paragraph = [](const std::string& text) { return wrapped(shown_text(text), table_width(), 0, 2) + "\n"; };
  std::string text = paragraph((model.name.empty() ? "Weights" : model.name) + ": weights by " + judged.by);
  for (const std::string& each : judgement_sentences(judged, model)) text += paragraph(each);
  return text + "\n" + table.text(table_width());
}

JsonObject judged_json(const Model& model, const journeyrank::ModelJudgement& judged) {
  using journeyrank::JsonArray;
  using journeyrank::JsonValue;
  const auto number = [](const std::optional<double>& found) { return found ? JsonValue{*found} : JsonValue{}; };
  JsonValue revisit;
  if (judged.revisit) {
    revisit = {JsonObject{{"first", ResultJson::of(judged.revisit->first)},
                          {"second", ResultJson::of(judged.revisit->second)},
                          {"stated", {judged.revisit->stated}},
                          {"implied", {judged.revisit->implied}},
                          {"sentence", ResultJson::of(revisit_sentence(*judged.revisit))}}};
  }
  JsonArray sentences;
  for (const std::string& each : judgement_sentences(judged, model)) sentences.push_back(ResultJson::of(each));
  JsonArray ranges;
  for (std::size_t c = 0; c < judged.ranges.size(); ++c) {
    const bool has_error = !judged.standard_errors.empty();
    ranges.push_back({JsonObject{{"criterion", ResultJson::of(model.criteria[c].id)},
                                 {"low", {judged.ranges[c].low}},
                                 {"high", {judged.ranges[c].high}},
                                 {"standard_error", has_error ? JsonValue{judged.standard_errors[c]} : JsonValue{}}}});
  }
  const auto entries = [](const std::vector<journeyrank::JudgementEntry>& list) {
    JsonArray all;
    for (const auto& each : list) {
      all.push_back(
          {JsonObject{{"entry", {static_cast<std::int64_t>(each.entry)}}, {"said", ResultJson::of(each.said)}}});
    }
    return all;
  };
  JsonValue choices;
  if (judged.choices) {
    const auto& likelihood = judged.choices->likelihood;
    choices = {
        JsonObject{{"choices", {static_cast<std::int64_t>(judged.choices->choices)}},
                   {"contradicted", {entries(judged.contradicted)}},
                   {"error", number(judged.choices->error)},
                   {"log_likelihood", likelihood ? JsonValue{likelihood->log_likelihood} : JsonValue{}},
                   {"null_log_likelihood", likelihood ? JsonValue{likelihood->null_log_likelihood} : JsonValue{}},
                   {"sharpness", likelihood ? JsonValue{likelihood->sharpness} : JsonValue{}},
                   {"separated", likelihood ? JsonValue{likelihood->separated} : JsonValue{}}}};
  }
  return {{"by", ResultJson::of(judged.by)},
          {"group", judged.group ? ResultJson::of(*judged.group) : JsonValue{}},
          {"inconsistency", number(judged.inconsistency)},
          {"sentence", ResultJson::of(consistency_sentence(judged))},
          {"sentences", {std::move(sentences)}},
          {"revisit", std::move(revisit)},
          {"conflict", {entries(judged.conflict)}},
          {"ranges", {std::move(ranges)}},
          {"choices", std::move(choices)}};
}

/// The model, and for choices the journeys that they are between. Errors: usage if there are none, or if judgements
/// about criteria have some.
Input read_judged(const WeighWords& words, bool of_journeys) {
  const bool given = words.input.journeys || words.input.has_contacts();
  if (given && !of_journeys) {
    throw Error(errc::usage,
                "--judgements weighs by what somebody says; there is no table or log to read beside it, unless it "
                "holds choices between journeys");
  }
  if (!given && of_journeys) {
    throw Error(errc::usage,
                "these judgements are choices between journeys: name the table of the journeys, or --contacts to "
                "measure them");
  }
  if (given) return read_input(words.input, words.output.quiet);
  Input input;
  input.model = model_of_file(*words.input.model);
  return input;
}

void run_by_judgement(const WeighWords& words) {
  if (!words.by.empty()) throw Error(errc::usage, "the file of --judgements says by which method; leave out --by");
  if (words.input.preset)
    throw Error(errc::usage, "--preset weighs all alike: there is nothing to judge; give --model");
  if (!words.input.model) throw Error(errc::usage, "--model is missing: judgements are about its criteria");
  int standard_inputs = 0;
  for (const auto& path : {words.judgements, words.input.model, words.input.journeys, words.input.contacts}) {
    standard_inputs += path == "-" ? 1 : 0;
  }
  if (standard_inputs > 1) throw Error(errc::usage, "found - for several inputs; standard input is one");
  const ReadJudgements said = judgements_of_file(*words.judgements);
  const Input input = read_judged(words, said.of_journeys);
  journeyrank::ModelJudgement judged;
  if (said.of_journeys) {
    const auto journeys = blamed_on(input_name(words.input), [&] { return journey_values(input.matrix, input.model); });
    judged = said.judge(input.model, &journeys);
  } else {
    judged = said.judge(input.model, nullptr);
  }
  const std::vector<DataWeighing> row = {{.name = judged.by, .weights = judged.weights}};
  if (words.save_model) {
    const Model changed = blamed_on(*words.judgements, [&] { return with_judgement(input.model, judged); });
    write_output({.path = words.save_model}, file_text(changed));
  }
  const Model shown = judged_model(input.model, judged);
  write(words, input, {judged_json(shown, judged), to_table(row, shown), judged_text(shown, judged), input.notes});
  if (said.of_journeys && words.output.format() != Format::json) {
    say_notes(words.output, row_report(input, words.input), input.notes);
  }
}

void run(const WeighWords& words) {
  static_cast<void>(words.output.format());  // refuses contradictory words before anything is read
  if (words.judgements) return run_by_judgement(words);
  run_by_data(words);
}

}  // namespace

Command weigh_command() {
  const auto words = std::make_shared<WeighWords>();
  return {
      .name = "weigh",
      .summary = "say which weights the data, or somebody's judgements, would give",
      .about =
          "Weighs the criteria by how far the journeys are apart on them, by each method of the literature, beside the "
          "model's own weights: data know spread, not importance. Or makes weights of what somebody says about the "
          "criteria, or chose among journeys, with how consistent that was.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]",
                 "--judgements FILE --model FILE [options]", "JOURNEYS --judgements FILE --model FILE [options]"},
      .groups = {words->input.asked_of(),
                 {"Weights",
                  {{"--by", "NAME[:OPTION=VALUE,...]",
                    "a method: critic, entropy, merec, critic:correlation=spearman; all of them by default; may be "
                    "repeated",
                    &words->by},
                   {"--judgements", "FILE",
                    "what somebody says about the criteria, or choices between journeys, as JSON (journeyrank schema "
                    "judgements), instead of data",
                    &words->judgements},
                   {"--save-model", "FILE",
                    "write the model with the weights of the one method that --by names, or of the judgements",
                    &words->save_model}}},
                 words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples =
          {"journeyrank weigh examples/data/telecom.csv --model examples/data/telecom.json",
           "journeyrank weigh --judgements examples/data/telecom_judgements.json --model examples/data/telecom.json"},
      .run = [words] { run(*words); },
  };
}
