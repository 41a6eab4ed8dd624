// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/comparison_table.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/judge/cheapest_change.hpp"
#include "journeyrank/judge/comparison.hpp"
#include "journeyrank/judge/needed_text.hpp"
#include "journeyrank/judge/requirement.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::Advantage;
using journeyrank::CheapestChange;
using journeyrank::Comparison;
using journeyrank::Contribution;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Feasibility;
using journeyrank::JsonObject;
using journeyrank::JsonValue;
using journeyrank::points_text;
using journeyrank::Ranking;
using journeyrank::Requirements;
using journeyrank::ResultJson;
using journeyrank::ResultTable;
using journeyrank::rounded_away;
using journeyrank::Shares;

namespace {

struct WhyWords {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> first = {};
  std::optional<std::string> second = {};
  std::optional<std::string> top = {};
  bool leave = false;
  std::vector<std::string> costs = {};
  std::optional<std::string> shares = {};
};

std::string raw_text(const Contribution& side) {
  return side.missing ? "missing" : shown_number(side.raw) + (side.unit.empty() ? "" : " " + side.unit);
}

std::string paragraph(const std::string& sentence) { return wrapped(shown_text(sentence), table_width(), 0, 0) + "\n"; }

Answer compared(const Ranking& ranking, const Input& input, const std::string& a, const std::string& b, Shares shares) {
  const Comparison comparison = compare(ranking, input.matrix, a, b, {.shares = shares});
  Table table({{"criterion", Table::Kind::cuttable_text},
               {comparison.a.label, Table::Kind::number},
               {comparison.b.label, Table::Kind::number},
               {"points, first", Table::Kind::number},
               {"points, second", Table::Kind::number},
               {"difference", Table::Kind::number}});
  for (const std::size_t c : reading_order(comparison)) {
    const Advantage& each = comparison.criteria[c];
    table.add_row({each.a.label, raw_text(each.a), raw_text(each.b), points_text(each.a.points),
                   points_text(each.b.points), journeyrank::signed_points_text(each.points)});
  }
  for (const auto& each : comparison.groups) {
    table.add_row({"(" + each.a.label + ")", "", "", points_text(each.a.points), points_text(each.b.points),
                   journeyrank::signed_points_text(each.points)});
  }
  table.add_row({"all", "", "", points_text(comparison.a.score.score), points_text(comparison.b.score.score),
                 journeyrank::signed_points_text(comparison.difference)});
  JsonObject head = {{"a", ResultJson::of(a)},
                     {"b", ResultJson::of(b)},
                     {"shares", ResultJson::of(name_of(comparison.shares))},
                     {"difference", {comparison.difference}},
                     {"low", {comparison.low}},
                     {"high", {comparison.high}},
                     {"rounding", {comparison.rounding}},
                     {"sentence", ResultJson::of(sentence(comparison))}};
  if (!comparison.groups.empty()) head.push_back({"groups", ResultJson::groups(comparison.groups)});
  const std::string how = shares_sentence(comparison);
  return {"comparison", "criteria", std::move(head), to_table(comparison),
          ranking_title(ranking) + "\n" + table.text(table_width()) + "\n" +
              paragraph(sentence(comparison) + (how.empty() ? "" : " " + how))};
}

JsonObject aim_json(const std::string& journey, const journeyrank::TopAim& aim, double bar) {
  return {{"journey", ResultJson::of(journey)},
          {"top", {aim.top}},
          {"aim", ResultJson::of(name_of(aim.aim))},
          {"bar", {bar}}};
}

Answer each_alone(const Ranking& ranking, const Input& input, const std::string& journey,
                  const journeyrank::TopAim& aim) {
  const Requirements found = requirements(ranking, input.matrix, journey, aim);
  Table table({{"criterion", Table::Kind::cuttable_text},
               {"now", Table::Kind::number},
               {"needed", Table::Kind::number},
               {"change", Table::Kind::number},
               {"", Table::Kind::optional_text}});
  for (const auto& each : found.criteria) {
    const bool possible = each.feasibility == Feasibility::possible;
    const bool named = !each.level.empty();
    table.add_row(
        {each.label, each.missing ? "missing" : shown_number(each.raw),
         !possible ? shortfall_text(each)
         : named   ? each.level
                   : shown_number(rounded_away(each.needed, each.raw)),
         possible && !named ? (each.change > 0.0 ? "+" : "") + shown_number(rounded_away(each.change, 0.0)) : "–",
         each.unit});
  }
  JsonObject head = aim_json(journey, aim, found.bar);
  head.push_back({"bar_journey", ResultJson::of(found.bar_journey)});
  head.push_back({"score", {found.score}});
  head.push_back({"sentence", ResultJson::of(sentence(found))});
  return {"requirements",
          "criteria",
          std::move(head),
          to_table(found),
          ranking_title(ranking) + "\n" + table.text(table_width()) + "\n" + paragraph(sentence(found)),
          found.notes};
}

Answer cheapest(const Ranking& ranking, const Input& input, const std::string& journey, const journeyrank::TopAim& aim,
                const std::vector<std::string>& costs) {
  std::vector<journeyrank::UnitCost> units;
  for (const auto& text : costs) {
    const auto cost = parse_weight(text, "--cost");
    units.push_back({cost.criterion, cost.weight});
  }
  const CheapestChange found =
      blamed_on("--cost", [&] { return cheapest_change(ranking, input.matrix, journey, units, aim); });
  Table table({{"criterion", Table::Kind::cuttable_text},
               {"now", Table::Kind::number},
               {"needed", Table::Kind::number},
               {"cost", Table::Kind::number},
               {"", Table::Kind::optional_text}});
  for (const auto& each : found.changes) {
    table.add_row({each.label, shown_number(each.raw),
                   each.level.empty() ? shown_number(rounded_away(each.needed, each.raw)) : each.level,
                   shown_number(each.cost), each.unit});
  }
  JsonObject head = aim_json(journey, aim, found.bar);
  head.push_back({"feasibility", ResultJson::of(name_of(found.feasibility))});
  head.push_back({"score", {found.score}});
  head.push_back({"cost", {found.cost}});
  head.push_back({"sentence", ResultJson::of(sentence(found))});
  const std::string rows = found.changes.empty() ? "" : table.text(table_width()) + "\n";
  return {"cheapest_change",
          "changes",
          std::move(head),
          to_table(found),
          ranking_title(ranking) + "\n" + rows + paragraph(sentence(found)),
          found.notes};
}

/// How scores are to be shared. Errors: bad_option.
Shares shares_of(const WhyWords& words) {
  if (!words.shares) return Shares::automatic;
  const auto shares = journeyrank::parse_enumerator<Shares>(*words.shares);
  if (shares) return *shares;
  throw Error(errc::bad_option, "--shares: found " + journeyrank::excerpt(*words.shares) +
                                    "; allowed: " + journeyrank::enumerator_list<Shares>());
}

Answer asked(const WhyWords& words, const Ranking& ranking, const Input& input) {
  const std::string a = id_of(ranking, *words.first);
  if (words.second) return compared(ranking, input, a, id_of(ranking, *words.second), shares_of(words));
  journeyrank::TopAim aim{.aim = words.leave ? journeyrank::Aim::leave : journeyrank::Aim::reach};
  aim.top = static_cast<std::int64_t>(count_option(words.top, "--top", 1).value_or(1));
  return words.costs.empty() ? each_alone(ranking, input, a, aim) : cheapest(ranking, input, a, aim, words.costs);
}

void run(WhyWords words) {
  static_cast<void>(words.output.format());            // refuses contradictory words before anything is read
  if (words.input.contacts && words.input.journeys) {  // with contacts there is no matrix before the journeys
    words.second.swap(words.first);
    words.first.swap(words.input.journeys);
    words.input.journeys.reset();
  }
  if (!words.first) throw Error(errc::usage, "there is no journey to ask about; name one or two by id or label");
  if (words.second && (words.top || words.leave || !words.costs.empty())) {
    throw Error(errc::usage,
                "found two journeys and --top, --leave or --cost; allowed: two journeys to compare, or one "
                "and where it shall get");
  }
  if (words.shares && !words.second) {
    throw Error(errc::usage, "--shares says how scores are shared where two journeys are compared; name another one");
  }
  static_cast<void>(shares_of(words));
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, words.input.thread_count());
  const Answer answer = blamed_on(input_name(words.input), [&] { return asked(words, ranking, input); });
  write_answer(words.output, words.input, input, ranking, answer);
}

}  // namespace

Command why_command() {
  const auto words = std::make_shared<WhyWords>();
  ArgumentGroup input = words->input.asked_of();
  input.arguments.insert(input.arguments.begin() + 1,
                         {{"A", "", "a journey, by id, or by label where only one has it", &words->first},
                          {"B", "", "another one, to compare it with; without it: what A lacks", &words->second}});
  const ArgumentGroup beside = {
      "Comparing two",
      {{"--shares", "HOW",
        "how scores are shared among the criteria: automatic (default), additive as the score adds them, or shapley: "
        "what a criterion adds on average, whichever of the others are there",
        &words->shares}}};
  const ArgumentGroup how = {
      "What it would take",
      {{"--top", "K", "of A alone: the smallest change of each criterion that brings it into the first K; 1 by default",
        &words->top},
       {"--leave", "", "that makes it leave them", &words->leave},
       {"--cost", "CRITERION=NUMBER",
        "what a unit of this criterion costs to change: the cheapest change of all that have one; may be repeated",
        &words->costs}}};
  return {
      .name = "why",
      .summary = "say why one journey stands before another, or what it would take",
      .about =
          "Takes the difference between two scores apart: what each criterion speaks for, and how much. Of one "
          "journey it says what it would take to get to a place.",
      .usages = {"JOURNEYS A B --model FILE [--shares HOW] [options]",
                 "JOURNEYS A --model FILE [--top K] [--cost CRITERION=NUMBER]",
                 "A [B] --contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {input, beside, how, words->input.ranking_with_threads(), words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank why examples/data/telecom.csv tech_fault bill_query --model examples/data/telecom.json",
                   "journeyrank why examples/data/telecom.csv moving_home --model examples/data/telecom.json --top 2 "
                   "--cost pain=1 --cost cost=0.1"},
      .run = [words] { run(*words); },
  };
}
