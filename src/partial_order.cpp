// SPDX-License-Identifier: MIT
#include "journeyrank/judge/partial_order.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/outranking_table.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/judge/best_plans.hpp"
#include "journeyrank/judge/kernel.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::JsonArray;
using journeyrank::JsonObject;
using journeyrank::PairBits;
using journeyrank::PairMatrix;
using journeyrank::PartialOrder;
using journeyrank::Ranking;
using journeyrank::ResultJson;

namespace {

struct PartialOrderWords {
  InputOptions input;
  OutputOptions output;
};

struct KernelWords {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> concordance = {};
  std::optional<std::string> discordance = {};
};

struct SimusWords {
  InputOptions input;
  OutputOptions output;
  std::vector<std::string> bounds = {};
};

/// "positive flow" of "positive_flow".
std::string spaced(std::string name) {
  for (char& each : name) each = each == '_' ? ' ' : each;
  return name;
}

std::string partial_order_text(const Ranking& ranking, const Input& input, const PartialOrder& found) {
  Table table({{"rank", Table::Kind::number},
               {"journey", Table::Kind::cuttable_text},
               {spaced(found.first_name), Table::Kind::number},
               {spaced(found.second_name), Table::Kind::number},
               {"ahead of", Table::Kind::number},
               {"behind", Table::Kind::number},
               {"cannot be compared with", Table::Kind::cuttable_text}});
  const int digits = found.high_first ? 3 : 0;
  std::size_t open = 0;
  for (const std::uint32_t journey : ranking.order()) {
    std::string others;
    if (ranking.size() > journeyrank::most_paired_journeys) {
      others = shown_count(found.incomparable_with[journey]);
    } else {
      for (const std::size_t other : found.incomparable(journey)) {
        others += (others.empty() ? "" : ", ") + input.matrix.label(other);
      }
    }
    open += found.incomparable_with[journey];
    table.add_row({std::to_string(ranking.unpinned_ranks()[journey]), input.matrix.label(journey),
                   fixed_text(found.first[journey], digits), fixed_text(found.second[journey], digits),
                   std::to_string(found.ahead_of[journey]), std::to_string(found.behind[journey]), others});
  }
  const std::size_t n = ranking.size();
  const std::string count = shown_count(static_cast<long long>(open / 2)) + " of " +
                            shown_count(static_cast<long long>(n < 2 ? 0 : n * (n - 1) / 2)) +
                            " pairs of journeys cannot be compared: the two orders disagree\n";
  return ranking_title(ranking) + count + "\n" + table.text(table_width());
}

void run_partial_order(const PartialOrderWords& words) {
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, 0);
  blamed_on(input_name(words.input), [&] {
    const PartialOrder found = partial_order(ranking, input.matrix);
    write_answer(words.output, words.input, input, ranking,
                 {"partial_order",
                  "journeys",
                  {},
                  to_table(found, input.matrix),
                  partial_order_text(ranking, input, found),
                  found.notes});
  });
}

double level_told(const std::optional<std::string>& text, const char* option, double otherwise) {
  if (!text) return otherwise;
  const auto level = journeyrank::parse_number(*text);
  if (level && *level >= 0.0 && *level <= 1.0) return *level;
  throw journeyrank::Error(journeyrank::errc::usage, std::string(option) + ": found " + journeyrank::excerpt(*text) +
                                                         "; allowed: a number from 0 to 1");
}

/// Names of the others, or how many they are where the names would fill the memory.
std::string others_text(const PairBits& relation, std::size_t journey, const Input& input) {
  std::string names;
  long long count = 0;
  journeyrank::for_each_bit(relation.row(journey), [&](std::size_t other) {
    ++count;
    if (relation.size() > journeyrank::most_paired_journeys) return;
    names += (names.empty() ? "" : ", ") + input.matrix.label(other);
  });
  return relation.size() > journeyrank::most_paired_journeys ? shown_count(count) : names;
}

std::string kernel_text(const Ranking& ranking, const Input& input, const journeyrank::OutrankingKernel& found) {
  Table table({{"rank", Table::Kind::number},
               {"journey", Table::Kind::cuttable_text},
               {"in the kernel", Table::Kind::text},
               {"outranks", Table::Kind::cuttable_text},
               {"is outranked by", Table::Kind::cuttable_text}});
  std::size_t in = 0;
  const PairBits turned = found.outranks.turned();
  for (const std::uint32_t journey : ranking.order()) {
    in += found.in_kernel[journey];
    table.add_row({std::to_string(ranking.unpinned_ranks()[journey]), input.matrix.label(journey),
                   found.in_kernel[journey] != 0 ? "yes" : "no", others_text(found.outranks, journey, input),
                   others_text(turned, journey, input)});
  }
  const std::string count = shown_count(static_cast<long long>(in)) + " of " +
                            shown_count(static_cast<long long>(ranking.size())) +
                            " journeys are in the kernel: none of them outranks another, and together they outrank all "
                            "others\n";
  return ranking_title(ranking) + wrapped(count, table_width(), 0, 0) + "\n" + table.text(table_width());
}

journeyrank::JsonValue pairs_json(const PairMatrix<double>& matrix) {
  JsonArray rows(matrix.size());
  for (std::size_t a = 0; a < matrix.size(); ++a) {
    JsonArray row(matrix.size());
    for (std::size_t b = 0; b < row.size(); ++b) row[b].value = matrix.row(a)[b];
    rows[a].value = std::move(row);
  }
  return {std::move(rows)};
}

void run_kernel(const KernelWords& words) {
  journeyrank::Electre1 by;
  by.concordance = level_told(words.concordance, "--concordance", by.concordance);
  by.discordance = level_told(words.discordance, "--discordance", by.discordance);
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, 0);
  blamed_on(input_name(words.input), [&] {
    const auto whole = kernel(ranking, input.matrix, by);
    JsonObject more{{"concordance_level", {by.concordance}}, {"discordance_level", {by.discordance}}};
    if (whole.found.concordance.size() == ranking.size()) {  // not above most_paired_journeys
      more.push_back({"concordance", pairs_json(whole.found.concordance)});
      more.push_back({"discordance", pairs_json(whole.found.discordance)});
    }
    write_answer(words.output, words.input, input, ranking,
                 {"kernel", "journeys", std::move(more), to_table(whole, input.matrix),
                  kernel_text(ranking, input, whole.found), whole.notes});
  });
}

std::string simus_text(const Ranking& ranking, const Input& input, const journeyrank::BestPlans& plans) {
  std::vector<Table::Column> columns = {
      {"journey", Table::Kind::cuttable_text}, {"score", Table::Kind::number}, {"dominance", Table::Kind::number}};
  for (const std::size_t c : plans.criteria) {
    columns.push_back({"in the best plan for " + input.model.criteria[c].shown(), Table::Kind::number});
  }
  Table table(std::move(columns));
  std::vector<std::uint32_t> order(ranking.order().begin(), ranking.order().end());
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return plans.found.score[a] > plans.found.score[b]; });
  for (const std::uint32_t journey : order) {
    std::vector<std::string> cells = {input.matrix.label(journey), fixed_text(plans.found.score[journey], 3),
                                      fixed_text(plans.found.dominance[journey], 3)};
    for (const auto& shares : plans.found.shares) cells.push_back(shown_percent(shares[journey]));
    table.add_row(std::move(cells));
  }
  return table.text(table_width()) + "\n" +
         wrapped(
             "Weights take no part: each criterion in turn is what a plan is best for, while the others keep their "
             "bounds.",
             table_width(), 0, 0) +
         "\n";
}

void run_simus(const SimusWords& words) {
  std::vector<journeyrank::PlanBound> bounds;
  for (const std::string& text : words.bounds) {
    const auto [criterion, amount] = parse_weight(text, "--bound");
    bounds.push_back({criterion, amount});
  }
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, 0);
  blamed_on(input_name(words.input), [&] {
    const auto plans = best_plans(ranking.scorer(), input.matrix, bounds);
    write_answer(words.output, words.input, input, ranking,
                 {"simus",
                  "journeys",
                  {},
                  to_table(plans, input.matrix, input.model),
                  simus_text(ranking, input, plans),
                  plans.notes});
  });
}

}  // namespace

Command simus_command() {
  const auto words = std::make_shared<SimusWords>();
  return {
      .name = "simus",
      .summary = "find the journeys in the best plan for each criterion",
      .about =
          "SIMUS, sequential linear programmes: for each criterion in turn the plan that is best for it while the "
          "others keep their bounds, and how much of these plans is each journey. It takes no weights.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(),
                 {"Plans",
                  {{"--bound", "CRITERION=AMOUNT",
                    "what plans may use of a criterion, or must reach where less is more urgent; may be repeated "
                    "(default: its largest, or least, amount)",
                    &words->bounds}}},
                 words->input.ranking(),
                 words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank simus examples/data/telecom.csv --model examples/data/telecom.json",
                   "journeyrank simus examples/data/telecom.csv --model examples/data/telecom.json --bound "
                   "revenue=30000000 --csv"},
      .run = [words] { run_simus(*words); },
  };
}

Command partial_order_command() {
  const auto words = std::make_shared<PartialOrderWords>();
  return {
      .name = "partial-order",
      .summary = "say which journeys a method leaves incomparable",
      .about =
          "PROMETHEE I, and the intersection of both orders of ELECTRE II and III: a journey is ahead of another only "
          "where both orders of the method say so. The method must be promethee_2, electre_2 or electre_3.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(), words->input.ranking(), words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank partial-order examples/data/telecom.csv --model examples/data/telecom.json --method "
                   "promethee_2",
                   "journeyrank partial-order examples/data/bank.csv --model examples/data/bank.json --method "
                   "electre_3:indifference=0.05,preference=0.2 --csv"},
      .run = [words] { run_partial_order(*words); },
  };
}

Command kernel_command() {
  const auto words = std::make_shared<KernelWords>();
  return {
      .name = "kernel",
      .summary = "choose the journeys that none of the others outranks",
      .about =
          "ELECTRE I: a journey outranks another where criteria of enough weight agree and none speaks strongly "
          "against it. The kernel is what is left to choose from; it has no order, and so no score.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(),
                 {"Outranking",
                  {{"--concordance", "SHARE", "the least weight of the criteria that agree (default 0.65)",
                    &words->concordance},
                   {"--discordance", "SHARE", "the largest difference of values against it (default 0.35)",
                    &words->discordance}}},
                 words->input.ranking(),
                 words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank kernel examples/data/telecom.csv --model examples/data/telecom.json",
                   "journeyrank kernel examples/data/bank.csv --model examples/data/bank.json --concordance 0.7 --csv"},
      .run = [words] { run_kernel(*words); },
  };
}
