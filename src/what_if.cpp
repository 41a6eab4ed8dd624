// SPDX-License-Identifier: MIT
#include "journeyrank/judge/what_if.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/what_if_table.hpp"
#include "journeyrank/judge/contribution.hpp"

#include "command.hpp"
#include "documents.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::excerpt;
using journeyrank::JsonArray;
using journeyrank::JsonObject;
using journeyrank::Move;
using journeyrank::Note;
using journeyrank::place_text;
using journeyrank::points_text;
using journeyrank::Ranking;
using journeyrank::ResultJson;
using journeyrank::Scenario;
using journeyrank::WhatIf;

namespace {

struct WhatIfWords {
  InputOptions input;
  OutputOptions output;
  std::vector<std::string> weights = {};
  std::optional<std::string> others = {};
  std::optional<std::string> as_profile = {};
  std::vector<std::string> drop = {};
  std::vector<std::string> values = {};
  std::vector<std::string> without = {};
  std::vector<std::string> unpin = {};
  std::optional<std::string> scenarios = {};
};

/// "bill_query:pain=1200": the last : before the last = parts journey and criterion.
journeyrank::JourneyValues parse_value(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  const std::size_t colon = equals == text.npos ? text.npos : text.rfind(':', equals);
  if (colon == text.npos || colon == 0 || colon + 1 == equals) {
    throw Error(errc::usage,
                "--set " + excerpt(text) + ": allowed: JOURNEY:CRITERION=NUMBER, such as bill_query:pain=1200");
  }
  const double value = parse_option_number(text.substr(equals + 1), "--set " + excerpt(text));
  return {text.substr(0, colon), {{text.substr(colon + 1, equals - colon - 1), value}}};
}

/// What a name of the options is called: in texts by label, for programs as it was given.
struct Called {
  const Ranking* ranking = nullptr;  ///< whose labels; none: names as they are

  std::string criterion(const std::string& name) const {
    if (ranking == nullptr) return name;
    for (const auto& each : ranking->scorer().model().criteria) {
      if (each.id == name) return each.shown();
    }
    for (const auto& each : ranking->scorer().model().groups) {
      if (each.id == name) return each.shown();
    }
    return name;
  }
  std::string journey(const std::string& name) const {
    const auto row = ranking == nullptr ? std::nullopt : ranking->journeys().find(name);
    return row ? ranking->label(*row) : name;
  }
};

/// What the options ask in words: "Pain weighs 50 %, Cost does not count".
std::string asked(const Scenario& scenario, const Called& called) {
  std::vector<std::string> parts;
  if (!scenario.profile.empty()) parts.push_back("the weights are those of profile " + scenario.profile);
  for (const auto& [criterion, weight] : scenario.weights) {
    const bool share = scenario.others == journeyrank::Others::in_proportion;
    parts.push_back(called.criterion(criterion) + " weighs " + (share ? shown_percent(weight) : shown_number(weight)));
  }
  for (const auto& criterion : scenario.drop) parts.push_back(called.criterion(criterion) + " does not count");
  for (const auto& [journey, values] : scenario.values) {
    parts.push_back(called.journey(journey) + " has " + called.criterion(values[0].criterion) + " " +
                    shown_number(values[0].value));
  }
  for (const auto& journey : scenario.remove) parts.push_back(called.journey(journey) + " is not there");
  for (const auto& journey : scenario.unpin) parts.push_back(called.journey(journey) + " is not pinned");
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? ", " : "") + parts[i];
  return text;
}

std::vector<Scenario> scenarios_of(const WhatIfWords& words) {
  Scenario scenario{
      .profile = words.as_profile.value_or(""), .drop = words.drop, .remove = words.without, .unpin = words.unpin};
  for (const auto& text : words.weights) scenario.weights.push_back(parse_weight(text, "--weight"));
  for (const auto& text : words.values) scenario.values.push_back(parse_value(text));
  const bool any = scenario != Scenario{};
  if (words.others) {
    const auto known = journeyrank::parse_enumerator<journeyrank::Others>(*words.others);
    if (!known) {
      throw Error(errc::bad_option, "--others: found " + excerpt(*words.others) +
                                        "; allowed: " + journeyrank::enumerator_list<journeyrank::Others>());
    }
    scenario.others = *known;
  }
  if (any == words.scenarios.has_value()) {
    throw Error(errc::usage, any ? "found both changes and --scenarios; allowed: one of them"
                                 : "there is nothing to change; give --weight, --drop, --set, --without, --unpin, "
                                   "--as-profile, or a file of --scenarios");
  }
  if (!any && words.others) throw Error(errc::usage, "found both --others and --scenarios; each scenario says its own");
  if (!any) return scenarios_of_file(*words.scenarios);
  return {scenario};
}

std::string moves_table(const WhatIf& answer) {
  Table table({{"journey", Table::Kind::cuttable_text},
               {"", Table::Kind::optional_text},
               {"rank before", Table::Kind::number},
               {"rank now", Table::Kind::number},
               {"score before", Table::Kind::number},
               {"score now", Table::Kind::number}});
  for (const Move& move : answer.moves) {
    table.add_row({move.journey, move.label == move.journey ? "" : move.label,
                   place_text(move.rank_before, move.pin_before), place_text(move.rank_after, move.pin_after),
                   move.rank_before == 0 ? "–" : points_text(move.score_before),
                   move.rank_after == 0 ? "–" : points_text(move.score_after)});
  }
  std::string text = table.text(table_width());
  for (const std::string& line : star_lines(answer)) text += wrapped(shown_text(line), table_width(), 0, 2) + "\n";
  return text;
}

constexpr std::size_t most_tables = 10;

std::string answers_text(const Ranking& base, const std::vector<WhatIf>& answers) {
  std::string page = ranking_title(base);
  for (const WhatIf& answer : answers) {
    const std::string name = answer.scenario.empty() ? "What if" : answer.scenario;
    page += (answers.size() <= most_tables ? "\n" : "") +
            wrapped(shown_text("If " + name + ": " + sentence(answer) + "."), table_width(), 0, 0) + "\n";
    if (answers.size() <= most_tables && !answer.moves.empty()) page += "\n" + moves_table(answer);
  }
  if (answers.size() > most_tables) page += "Every move is in --csv and --json.\n";
  return page;
}

JsonArray answers_json(const std::vector<WhatIf>& answers, const Ranking& base) {
  JsonArray list;
  for (const WhatIf& answer : answers) {
    JsonObject weights;
    for (std::size_t c = 0; c < answer.weights.size(); ++c) {
      weights.push_back({base.scorer().model().criteria[c].id, {answer.weights.normalised(c)}});
    }
    list.push_back({JsonObject{{"scenario", ResultJson::of(answer.scenario)},
                               {"first_before", ResultJson::of(answer.first_before)},
                               {"first_after", ResultJson::of(answer.first_after)},
                               {"sentence", ResultJson::of(sentence(answer))},
                               {"moved", ResultJson::of(answer.moves.size())},
                               {"unmoved", ResultJson::of(answer.unmoved)},
                               {"weights", {std::move(weights)}},
                               {"notes", ResultJson::notes(answer.notes)}}});
  }
  return list;
}

void run(const WhatIfWords& words) {
  const Format format = words.output.format();
  const std::vector<Scenario> scenarios = scenarios_of(words);
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking base = ranking_of(input, words.input, words.input.thread_count());
  std::vector<WhatIf> answers =
      what_if(base, input.matrix, scenarios, {.today = day(words.input.today), .threads = words.input.thread_count()});
  if (!words.scenarios) {
    answers[0].scenario = asked(scenarios[0], {.ranking = format == Format::table ? &base : nullptr});
  }
  const journeyrank::ResultTable moves = journeyrank::to_table(answers);
  std::vector<Note> notes = shown_notes(base, input);
  const std::vector<Note> more = notes_of(answers, base.notes());  // the ranking's own have been said
  notes.insert(notes.end(), more.begin(), more.end());
  Output output(words.output);
  if (format == Format::json) {
    JsonObject head = ResultJson::head("what_if");
    ResultJson::add_model(head, base.scorer());
    add_reading(head, input, all_notes(base, input));
    head.push_back({"scenarios", {answers_json(answers, base)}});
    write_rows(output, head, "moves", moves);
  }
  if (format == Format::csv) output.write(csv_text(moves, words.output.reader()));
  if (format == Format::markdown) output.write(markdown_text(moves));
  if (format == Format::table) output.write(answers_text(base, answers));
  output.finish();
  if (format != Format::json) say_notes(words.output, row_report(input, words.input), notes);
}

ArgumentGroup changes(WhatIfWords& words) {
  return {
      "What is other",
      {{"--weight", "CRITERION=SHARE",
        "the share of all weight that it, or a group of criteria, gets, 0 to 1; the others keep their proportions; "
        "may be repeated",
        &words.weights},
       {"--others", "HOW",
        "in_proportion (default), or as_given: weights like those of the model, the others as stated", &words.others},
       {"--as-profile", "NAME", "the weights of this profile", &words.as_profile},
       {"--drop", "CRITERION", "it, or a group of criteria, does not count; may be repeated", &words.drop},
       {"--set", "JOURNEY:CRITERION=NUMBER", "another raw value; may be repeated", &words.values},
       {"--without", "JOURNEY", "it is not there; may be repeated", &words.without},
       {"--unpin", "JOURNEY", "its pin does not hold; may be repeated", &words.unpin},
       {"--scenarios", "FILE",
        "any number of scenarios with these changes, other scales, new journeys and pins, as "
        "JSON (journeyrank schema scenarios)",
        &words.scenarios}}};
}

}  // namespace

Command what_if_command() {
  const auto words = std::make_shared<WhatIfWords>();
  const ArgumentGroup base = {
      "Ranking",
      {{"--profile", "NAME", "the ranking it is asked of has the weights of this profile", &words->input.profile},
       {"--method", "NAME[:OPTION=VALUE,...]",
        "another method than the model's: vikor, topsis:p=1 (journeyrank methods)", &words->input.method},
       {"--pins", "FILE", "places given by decree, as JSON (journeyrank schema pins)", &words->input.pins},
       {"--today", "DATE", "the day that decides which pins have expired; today (UTC) by default", &words->input.today},
       words->input.threads_argument()}};
  return {
      .name = "what-if",
      .summary = "say what moves if weights, values, criteria or journeys were other",
      .about =
          "Ranks, changes what is told, ranks again, and lists only the journeys that moved: from which place to "
          "which, with both scores.",
      .usages = {"JOURNEYS --model FILE --weight CRITERION=SHARE [options]",
                 "--contacts FILE [--map FILE] --model FILE --scenarios FILE [options]"},
      .groups = {words->input.asked_of(), changes(*words), base, words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank what-if examples/data/telecom.csv --model examples/data/telecom.json "
                   "--weight retention=0.6 --drop cost",
                   "journeyrank what-if examples/data/telecom.csv --model examples/data/telecom.json "
                   "--scenarios examples/data/telecom_scenarios.json"},
      .run = [words] { run(*words); },
  };
}
