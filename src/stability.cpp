// SPDX-License-Identifier: MIT
#include "journeyrank/judge/stability.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/stability_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/trajectory.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"
#include "weight_change.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::KeptInterval;
using journeyrank::points_text;
using journeyrank::Ranking;
using journeyrank::ResultJson;
using journeyrank::ResultTable;
using journeyrank::Stability;
using journeyrank::Trajectory;

namespace {

struct StabilityWords {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> top = {};
  std::optional<std::string> over = {};
  std::optional<std::string> reach = {};
  std::optional<std::string> past = {};
  bool distances = false;
  std::optional<std::string> norm = {};
};

std::string interval_text(const KeptInterval& kept) {
  return kept.is_whole() ? "any" : points_text(kept.low) + "–" + points_text(kept.high) + " %";
}

std::string stability_text(const Ranking& ranking, const Input& input, const Stability& found) {
  Table table({{"criterion", Table::Kind::cuttable_text},
               {"weighs", Table::Kind::number},
               {"first stays first", Table::Kind::number},
               {"top " + std::to_string(found.top) + " stays", Table::Kind::number},
               {"order stays", Table::Kind::number}});
  std::string sentences;
  for (const auto& one : found.criteria) {
    table.add_row({ranking.scorer().model().criteria[one.criterion].shown(), points_text(one.weight) + " %",
                   interval_text(one.winner), interval_text(one.top), interval_text(one.order)});
    sentences += wrapped(shown_text(sentence(found, one, ranking.scorer(), input.matrix)), table_width(), 0, 2) + "\n";
  }
  return ranking_title(ranking) + "How far each weight may move while the others keep their proportions:\n\n" +
         table.text(table_width()) + "\n" + sentences;
}

std::string trajectory_text(const Ranking& ranking, const Trajectory& whole, const ResultTable& flips) {
  const std::string name = shown_over(whole, ranking.scorer().model());
  std::string page =
      ranking_title(ranking) +
      shown_text("Who passes whom while " + name + " goes from 0 to 100 % (now " + points_text(whole.weight) + " %):") +
      "\n\n";
  if (flips.rows == 0) return page + "nobody: the order is the same at every weight\n";
  Table table({{"at", Table::Kind::number},
               {"passes", Table::Kind::cuttable_text},
               {"is passed", Table::Kind::cuttable_text},
               {"new rank", Table::Kind::number}});
  const auto& weights = std::get<std::vector<double>>(flips.columns[0].cells);
  const auto& ranks = std::get<std::vector<std::int64_t>>(flips.columns[3].cells);
  for (std::size_t row = 0; row < flips.rows; ++row) {
    const auto text = [&](std::size_t column) {
      return label_of(ranking, std::string(std::get<journeyrank::PackedTexts>(flips.columns[column].cells)[row]));
    };
    table.add_row({points_text(weights[row]) + " %", text(1), text(2), std::to_string(ranks[row])});
  }
  return page + table.text(table_width());
}

/// The id of a criterion or group that is named by id or label. Errors: unknown_name, with the nearest id.
std::string weighed_id(const Ranking& ranking, const std::string& name) {
  const journeyrank::Model& model = ranking.scorer().model();
  const auto has_id = [&name](const auto& each) { return each.id == name; };
  if (std::any_of(model.criteria.begin(), model.criteria.end(), has_id)) return name;
  if (std::any_of(model.groups.begin(), model.groups.end(), has_id)) return name;
  for (const auto& criterion : model.criteria) {
    if (criterion.label == name) return criterion.id;
  }
  for (const auto& group : model.groups) {
    if (group.label == name) return group.id;
  }
  blamed_on("--over", [&] { return criteria_named(model, name); });
  return name;
}

Answer asked(const StabilityWords& words, const Ranking& ranking, const Input& input) {
  const std::size_t top = count_option(words.top, "--top", 1).value_or(words.reach ? 1 : 3);
  if (words.over) {
    const std::string over = weighed_id(ranking, *words.over);
    const Trajectory whole = trajectory(ranking, input.matrix, over);
    const ResultTable flips = to_table(whole, input.matrix.journeys());
    return {"trajectory",
            "steps",
            {{"criterion", ResultJson::of(over)}, {"weight", {whole.weight}}, {"flips", rows_json(flips)}},
            steps_table(whole, input.matrix.journeys()),
            trajectory_text(ranking, whole, flips),
            whole.notes};
  }
  if (words.distances) return distances_answer(ranking, input, norm_of(words.norm), words.input.thread_count());
  if (words.past) return pass_answer(ranking, input, *words.reach, *words.past, norm_of(words.norm));
  if (words.reach) return reach_answer(ranking, input, *words.reach, top, norm_of(words.norm));
  const Stability found = stability(ranking, input.matrix, {.top = top, .threads = words.input.thread_count()});
  journeyrank::JsonArray sentences;
  for (const auto& one : found.criteria) {
    sentences.push_back(ResultJson::of(sentence(found, one, ranking.scorer(), input.matrix)));
  }
  return {"stability",
          "intervals",
          {{"top", ResultJson::of(found.top)}, {"sentences", {std::move(sentences)}}},
          to_table(found, ranking.scorer().model(), input.matrix.journeys()),
          stability_text(ranking, input, found),
          found.notes};
}

void run(const StabilityWords& words) {
  static_cast<void>(words.output.format());  // refuses contradictory words before anything is read
  if ((words.over ? 1 : 0) + (words.reach ? 1 : 0) + (words.distances ? 1 : 0) > 1) {
    throw Error(errc::usage, "found several of --over, --reach and --distances; allowed: one of them");
  }
  if (words.past && !words.reach) throw Error(errc::usage, "--past says whom --reach passes, but it is not there");
  if (words.top && (words.over || words.past || words.distances)) {
    throw Error(errc::usage, "--top has nothing to say to --over, --past and --distances");
  }
  if (words.norm && !words.reach && !words.distances) {
    throw Error(errc::usage, "--norm says how --reach and --distances count, but neither is there");
  }
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, words.input.thread_count());
  const Answer answer = blamed_on(input_name(words.input), [&] { return asked(words, ranking, input); });
  write_answer(words.output, words.input, input, ranking, answer);
}

}  // namespace

Command stability_command() {
  const auto words = std::make_shared<StabilityWords>();
  const ArgumentGroup how = {
      "Stability",
      {{"--top", "K", "how many first places are looked at beside the winner's; 3 by default, 1 for --reach",
        &words->top},
       {"--over", "NAME", "who passes whom, at every weight of this criterion, or group of them", &words->over},
       {"--reach", "JOURNEY", "the smallest change of all weights at once that brings it into the top K",
        &words->reach},
       {"--past", "OTHER", "with --reach: that lets it pass this journey, wherever both stand", &words->past},
       {"--distances", "", "how far all weights must move for each two journeys to change places", &words->distances},
       {"--norm", "NORM", "what smallest means: l2 (default), l1 or linf", &words->norm}}};
  return {
      .name = "stability",
      .summary = "say how far each weight may move before a place changes",
      .about =
          "For each criterion the exact interval of its weight that keeps the winner, the top K and the whole "
          "order, while the others keep their proportions, and who passes whom at its ends.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(), how, words->input.ranking_with_threads(), words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank stability examples/data/telecom.csv --model examples/data/telecom.json --profile equal",
                   "journeyrank stability examples/data/telecom.csv --model examples/data/telecom.json "
                   "--reach bill_query --past tech_fault"},
      .run = [words] { run(*words); },
  };
}
