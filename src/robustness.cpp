// SPDX-License-Identifier: MIT
#include "journeyrank/judge/robustness.hpp"

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
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/robustness_json.hpp"
#include "journeyrank/io/robustness_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/robustness_sentence.hpp"

#include "command.hpp"
#include "doubt_words.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::CellDoubt;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::excerpt;
using journeyrank::JsonObject;
using journeyrank::Note;
using journeyrank::points_text;
using journeyrank::Ranking;
using journeyrank::ResultJson;
using journeyrank::Robustness;
using journeyrank::RobustnessOptions;
using journeyrank::WeightBelief;

namespace {

struct RobustnessWords {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> weights = {};
  std::vector<std::string> where = {};
  std::optional<std::string> concentration = {};
  DoubtWords doubt = {};
  std::optional<std::string> top = {};
  std::optional<std::string> draws = {};
  std::optional<std::string> precision = {};
  std::optional<std::string> most_draws = {};
  std::optional<std::string> seed = {};
  std::optional<std::string> level = {};
  std::optional<std::string> separation = {};
  std::optional<std::string> exact_ranks = {};
  std::optional<std::string> pairs_up_to = {};
  std::optional<std::string> confidence_draws = {};
  std::optional<std::string> settled = {};
  std::optional<std::string> cells_tried = {};
  std::optional<std::string> doubt_draws = {};
};

/// A number from the command line, within what the option allows; else its default.
void read_number(const std::optional<std::string>& given, const char* option, double& number) {
  if (given) number = parse_option_number(*given, option);
}

/// The same of a whole number.
template <class Count>
void read_count(const std::optional<std::string>& given, const char* option, std::size_t least, Count& count) {
  if (const auto found = count_option(given, option, least)) count = *found;
}

RobustnessOptions told(const RobustnessWords& words) {
  RobustnessOptions options;
  if (words.weights) {
    const auto belief = journeyrank::parse_enumerator<WeightBelief>(*words.weights);
    if (!belief) {
      throw Error(errc::bad_option, "--weights: found " + excerpt(*words.weights) +
                                        "; allowed: " + journeyrank::enumerator_list<WeightBelief>());
    }
    options.weights.belief = *belief;
  }
  options.weights.where = words.where;
  read_number(words.concentration, "--concentration", options.weights.concentration);
  read_number(words.precision, "--precision", options.draws.precision);
  read_number(words.level, "--level", options.draws.level);
  read_number(words.separation, "--separation", options.draws.separation);
  read_number(words.settled, "--settled", options.settled);
  read_count(words.draws, "--draws", 1, options.draws.draws);
  read_count(words.most_draws, "--max-draws", 1, options.draws.max_draws);
  read_count(words.seed, "--seed", 0, options.draws.seed);
  read_count(words.exact_ranks, "--exact-ranks", 1, options.draws.exact_ranks);
  read_count(words.pairs_up_to, "--pairs-up-to", 0, options.draws.pairs_up_to);
  read_count(words.confidence_draws, "--confidence-draws", 0, options.draws.confidence_draws);
  read_count(words.cells_tried, "--cells-tried", 0, options.cells_tried);
  read_count(words.doubt_draws, "--doubt-draws", 1, options.doubt_draws);
  read_count(words.top, "--top", 1, options.top);
  options.draws.threads = words.input.thread_count();
  if (words.concentration && options.weights.belief != WeightBelief::dirichlet) {
    throw Error(errc::usage, "--concentration is of dirichlet weights; ask for --weights dirichlet");
  }
  if (words.draws && words.precision)
    throw Error(errc::usage, "found both --draws and --precision; allowed: one of them");
  if (words.draws && words.most_draws)
    throw Error(errc::usage, "found both --draws and --max-draws; allowed: one of them");
  return options;
}

std::string interval_text(const journeyrank::RankInterval& interval) {
  const std::string best = std::to_string(interval.best);
  return interval.best == interval.worst ? best : best + "–" + std::to_string(interval.worst);
}

std::string robustness_text(const Ranking& ranking, const Input& input, const Robustness& answer) {
  const auto& ranks = answer.found.ranks;
  const std::size_t top = std::min(answer.top, ranks.exact_ranks());
  Table table({{"group", Table::Kind::number},
               {"journey", Table::Kind::cuttable_text},
               {"", Table::Kind::optional_text},
               {"rank now", Table::Kind::number},
               {"average rank", Table::Kind::number},
               {"ranks in " + shown_percent(answer.found.level) + " of cases", Table::Kind::number},
               {"first", Table::Kind::number},
               {"in the top " + std::to_string(top), Table::Kind::number},
               {"", Table::Kind::bar}});
  for (const std::uint32_t j : answer.found.order) {
    const std::string id = input.matrix.journeys()[j];
    const double in_top = top_share(answer, j, top).value;
    table.add_row({std::to_string(answer.found.groups[j]), id, input.matrix.label(j) == id ? "" : input.matrix.label(j),
                   std::to_string(ranking.unpinned_ranks()[j]), fixed_text(expected_rank(answer, j).value, 2),
                   interval_text(rank_interval(answer, j)), points_text(first_share(answer, j).value) + " %",
                   points_text(in_top) + " %", std::to_string(in_top)});
  }
  return ranking_title(ranking) + shown_count(static_cast<long long>(ranks.draws())) + " draws, seed " +
         std::to_string(answer.found.seed) + (exact_text(answer).empty() ? "" : "; " + exact_text(answer)) + "\n\n" +
         table.text(table_width()) + "\n" +
         wrapped(shown_text(sentence(answer, ranking.scorer(), input.matrix)), table_width(), 0, 0) + "\n";
}

JsonObject head_json(const Ranking& ranking, const Input& input, const Robustness& answer,
                     const RobustnessOptions& options) {
  JsonObject head = ResultJson::head("robustness");
  ResultJson::add_model(head, ranking.scorer());
  std::vector<Note> notes = all_notes(ranking, input);
  notes.insert(notes.end(), answer.notes.begin(), answer.notes.end());
  add_reading(head, input, notes);
  add_robustness(head, answer, options, ranking.scorer(), input.matrix);
  return head;
}

void run(const RobustnessWords& words) {
  const Format format = words.output.format();
  const RobustnessOptions options = told(words);
  refuse_contradictions(words.doubt, words.input);
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, words.input.thread_count());
  const CellDoubt cells = doubt_of(words.doubt, words.input, input);
  const Robustness answer =
      blamed_on(input_name(words.input), [&] { return robustness(ranking, input.matrix, cells, options); });
  const journeyrank::ResultTable table = to_table(answer, input.matrix, ranking.scorer().model());
  Output output(words.output);
  if (format == Format::json) write_rows(output, head_json(ranking, input, answer, options), "journeys", table);
  if (format == Format::csv) output.write(csv_text(table, words.output.reader()));
  if (format == Format::markdown) output.write(markdown_text(table));
  if (format == Format::table) output.write(robustness_text(ranking, input, answer));
  output.finish();
  if (format == Format::json) return;
  std::vector<Note> notes = shown_notes(ranking, input);
  notes.insert(notes.end(), answer.notes.begin(), answer.notes.end());
  say_notes(words.output, row_report(input, words.input), notes);
}

ArgumentGroup doubts(RobustnessWords& words) {
  return {"What is in doubt",
          {{"--weights", "BELIEF",
            "uniform (default): any weights are as likely as any other; dirichlet: around the stated ones; stated: no "
            "doubt",
            &words.weights},
           {"--where", "STATEMENT",
            "what uniform weights hold to: \"pain > cost\", \"pain >= 2 * cost\", \"0.2 <= pain <= 0.4\", "
            "\"pain + cost <= 0.6\"; a group weighs what its criteria weigh together; may be repeated",
            &words.where},
           {"--concentration", "NUMBER", "how close dirichlet weights keep to the stated ones; 20 by default",
            &words.concentration},
           words.doubt.errors_argument(),
           words.doubt.cells_argument(),
           {"--certain", "", "take measured cells for certain: only weights are in doubt", &words.doubt.certain}}};
}

ArgumentGroup settling(RobustnessWords& words) {
  return {"What would settle it, where cells are in doubt",
          {{"--settled", "P", "the top K is settled when it would be another no more often than this; 0.05 by default",
            &words.settled},
           {"--cells-tried", "N", "cells for which more data are tried; 40 by default", &words.cells_tried},
           {"--doubt-draws", "N", "draws of weights alone, of data alone and of both; 20,000 by default",
            &words.doubt_draws}}};
}

ArgumentGroup drawing(RobustnessWords& words) {
  return {
      "Drawing",
      {{"--top", "K", "the list that is acted on; 3 by default", &words.top},
       {"--draws", "N", "so many draws; by default until the precision is reached", &words.draws},
       {"--precision", "P", "the largest standard error of any share, confidence factors too; 0.0025 by default",
        &words.precision},
       {"--max-draws", "N", "no more draws than this, whatever the precision; 1,000,000 by default", &words.most_draws},
       {"--level", "P", "the probability that a rank interval holds; 0.9 by default", &words.level},
       {"--separation", "P", "journeys are told apart where one beats the other so often; 0.9 by default",
        &words.separation},
       {"--exact-ranks", "K", "how many ranks are told apart; all by default, the first 100 of over 1,000 journeys",
        &words.exact_ranks},
       {"--pairs-up-to", "N",
        "for up to so many journeys pairs are counted, and --json has the matrices; 200 by default",
        &words.pairs_up_to},
       {"--confidence-draws", "N",
        "the least draws for confidence factors, more until the precision is reached; 10,000 by default, 0 leaves them "
        "out",
        &words.confidence_draws},
       {"--seed", "N", "of the random numbers; 1 by default. The same seed gives the same result", &words.seed}}};
}

}  // namespace

Command robustness_command() {
  const auto words = std::make_shared<RobustnessWords>();
  return {
      .name = "robustness",
      .summary = "say how firm each place is where weights and data are in doubt",
      .about =
          "Ranks the journeys under many draws of weights and, of contacts, of the measured values: how often each "
          "is first or in the top K, between which ranks it lies, and which cannot be told apart (SMAA-2).",
      .usages = {"JOURNEYS --model FILE [--where STATEMENT] [options]",
                 "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(), doubts(*words), drawing(*words), settling(*words),
                 words->input.ranking_with_threads(), words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank robustness examples/data/telecom.csv --model examples/data/telecom.json "
                   "--where \"pain > cost\"",
                   "journeyrank robustness --contacts examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json --weights dirichlet"},
      .run = [words] { run(*words); },
  };
}
