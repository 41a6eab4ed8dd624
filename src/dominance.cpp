// SPDX-License-Identifier: MIT
#include "journeyrank/judge/dominance.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/dominance_table.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/reversal_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/deletion.hpp"
#include "journeyrank/judge/dominance_sentence.hpp"
#include "journeyrank/judge/potential_optimality.hpp"
#include "journeyrank/judge/reversal.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::Deletion;
using journeyrank::FirstUnderSome;
using journeyrank::JsonObject;
using journeyrank::Note;
using journeyrank::points_text;
using journeyrank::Ranking;
using journeyrank::ResultJson;
using journeyrank::ResultTable;

namespace {

struct DominanceWords {
  InputOptions input;
  OutputOptions output;
};

std::string first_text(FirstUnderSome first) {
  if (first == FirstUnderSome::not_found) return "not found";
  return first == FirstUnderSome::never ? "never" : first == FirstUnderSome::shared ? "shared" : "yes";
}

std::string dominance_text(const Ranking& ranking, const Input& input, const journeyrank::Dominance& found,
                           const journeyrank::PotentialOptimality& best) {
  std::vector<Table::Column> columns = {
      {"rank", Table::Kind::number},      {"journey", Table::Kind::cuttable_text},
      {"", Table::Kind::optional_text},   {"Pareto layer", Table::Kind::number},
      {"dominates", Table::Kind::number}, {"is dominated by", Table::Kind::cuttable_text}};
  const bool known = !best.cases.empty() || ranking.size() == 0;
  if (known) {
    columns.push_back({"can be first", Table::Kind::text});
    columns.push_back({"best lead, points", Table::Kind::number});
  }
  Table table(std::move(columns));
  std::size_t possible = 0;
  for (const std::uint32_t journey : ranking.order()) {
    const auto& dominator = found.dominator[journey];
    const std::uint32_t more = dominator ? found.dominated_by[journey] - 1 : 0;
    const std::string id = input.matrix.journeys()[journey];
    possible += known && can_be_first(best.cases[journey].first) ? 1 : 0;
    std::vector<std::string> cells = {
        std::to_string(ranking.unpinned_ranks()[journey]),
        id,
        input.matrix.label(journey) == id ? "" : input.matrix.label(journey),
        std::to_string(found.layers[journey]),
        std::to_string(found.dominates[journey]),
        !dominator ? "" : input.matrix.label(*dominator) + (more > 0 ? " + " + std::to_string(more) : "")};
    if (known) {
      cells.push_back(first_text(best.cases[journey].first));
      cells.push_back(points_text(best.cases[journey].lead));
    }
    table.add_row(std::move(cells));
  }
  const std::string count = (best.searched ? "at least " : "") + shown_count(static_cast<long long>(possible)) +
                            " of " + shown_count(static_cast<long long>(ranking.size())) +
                            " journeys can be first under some weights\n";
  const std::string lead =
      std::string(" The best lead is over the best of the others, with the weights that suit the journey most") +
      (best.searched ? " of those tried; below 0 it stayed behind." : "; below 0 it stays behind.");
  return ranking_title(ranking) + (known ? count : "") + "\n" + table.text(table_width()) + "\n" +
         wrapped("Layer 1 is dominated by nobody: no other journey is at least as urgent on every criterion." +
                     (known ? lead : ""),
                 table_width(), 0, 0) +
         "\n";
}

void run_dominance(const DominanceWords& words) {
  const Input input = read_input(words.input, words.output.quiet);
  const std::size_t threads = words.input.thread_count();
  const Ranking ranking = ranking_of(input, words.input, threads);
  blamed_on(input_name(words.input), [&] {
    const auto found = dominance(ranking, input.matrix, threads);
    const auto best = potential_optimality(ranking, input.matrix, {}, threads);
    std::vector<Note> notes = found.notes;
    for (const Note& note : best.notes) {
      if (note.code == "first_not_known" || note.code == "first_searched") notes.push_back(note);
    }
    write_answer(words.output, words.input, input, ranking,
                 {"dominance",
                  "journeys",
                  {{"sentence", ResultJson::of(sentence(found, best))}},
                  to_table(found, best, input.matrix, ranking.scorer().model()),
                  dominance_text(ranking, input, found, best),
                  notes});
  });
}

std::string count_text(const char* what, std::size_t failed, std::size_t tried) {
  return std::string("  ") + what + ": " + shown_count(static_cast<long long>(failed)) + " of " +
         shown_count(static_cast<long long>(tried)) + "\n";
}

/// The first few witnesses of a test, a line each.
template <class Test>
std::string witnesses_text(const Test& test, const Input& input) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, test.witnesses.size()); ++i) {
    text += "    " + wrapped(shown_text(sentence(test.witnesses[i], input.matrix)), table_width(), 4, 6) + "\n";
  }
  const std::size_t more = test.failed - std::min(most, test.failed);
  return more == 0 ? text : text + "    and " + shown_count(static_cast<long long>(more)) + " more\n";
}

std::string reversal_text(const Ranking& ranking, const Input& input, const journeyrank::Reversal& found,
                          const std::vector<Deletion>& deletions) {
  std::string page =
      ranking_title(ranking) + "\n" + wrapped(shown_text(sentence(found, input.matrix)), table_width(), 0, 0) + "\n\n" +
      count_text("a worse journey in the place of another changes the first", found.replacement.failed,
                 found.replacement.tried) +
      witnesses_text(found.replacement, input) +
      count_text("chains of pairs that are broken", found.transitivity.failed, found.transitivity.tried) +
      witnesses_text(found.transitivity, input) +
      count_text("pairs that stand the other way round alone", found.composition.failed, found.composition.tried) +
      witnesses_text(found.composition, input);
  std::string without;
  for (const Deletion& deletion : deletions) {
    if (!deletion.reversed.empty()) {
      without += wrapped(shown_text(sentence(deletion, input.matrix)), table_width(), 0, 2) + "\n";
    }
  }
  return page + "\n" + (without.empty() ? "No journey, left out, makes two others change places.\n" : without);
}

JsonObject tests_json(const journeyrank::Reversal& found, const std::vector<Deletion>& deletions, const Input& input) {
  const auto counts = [](const auto& test, const ResultTable& witnesses) {
    return journeyrank::JsonValue{JsonObject{{"failed", ResultJson::of(test.failed)},
                                             {"tried", ResultJson::of(test.tried)},
                                             {"witnesses", rows_json(witnesses)}}};
  };
  const bool reverses =
      std::any_of(deletions.begin(), deletions.end(), [](const Deletion& each) { return !each.reversed.empty(); });
  return {{"three_tests_hold", {found.holds()}},
          {"deletions_reverse", {reverses}},
          {"sentence", ResultJson::of(sentence(found, input.matrix))},
          {"journeys_tested", ResultJson::of(found.journeys)},
          {"replacement", counts(found.replacement, witness_table(found.replacement, input.matrix, input.model))},
          {"transitivity", counts(found.transitivity, witness_table(found.transitivity, input.matrix))},
          {"composition", counts(found.composition, witness_table(found.composition, input.matrix))}};
}

void run_reversal(const DominanceWords& words) {
  const Input input = read_input(words.input, words.output.quiet);
  const std::size_t threads = words.input.thread_count();
  const Ranking ranking = ranking_of(input, words.input, threads);
  blamed_on(input_name(words.input), [&] {
    const auto found = rank_reversal(ranking, input.matrix, {.threads = threads});
    const auto without = deletions(ranking.scorer(), input.matrix, {.threads = threads});
    write_answer(words.output, words.input, input, ranking,
                 {"reversal", "deletions", tests_json(found, without, input), to_table(without, input.matrix),
                  reversal_text(ranking, input, found, without), found.notes});
  });
}

}  // namespace

Command dominance_command() {
  const auto words = std::make_shared<DominanceWords>();
  return {
      .name = "dominance",
      .summary = "say who is beaten under all weights, and who could be first",
      .about =
          "Pareto layers: who is at least as urgent as whom on every criterion, so that no weights turn it round (a "
          "few "
          "methods can, as they were published: a note says so); and for each journey whether any weights put it "
          "first, "
          "exactly, by linear programme; by a method that does not add up, what a search finds.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(), words->input.ranking_with_threads(), words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank dominance examples/data/telecom.csv --model examples/data/telecom.json",
                   "journeyrank dominance examples/data/bank.csv --model examples/data/bank.json --csv"},
      .run = [words] { run_dominance(*words); },
  };
}

Command reversal_command() {
  const auto words = std::make_shared<DominanceWords>();
  return {
      .name = "reversal",
      .summary = "test whether an unrelated journey can reorder the others",
      .about =
          "The three tests of rank reversal of Wang and Triantaphyllou, and what leaving out each journey does to "
          "the others. Anchored scales pass; relative ones need not.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(), words->input.ranking_with_threads(), words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples =
          {"journeyrank reversal examples/data/telecom_raw_churn.csv --model examples/data/telecom_min_max.json",
           "journeyrank reversal examples/data/telecom.csv --model examples/data/telecom.json"},
      .run = [words] { run_reversal(*words); },
  };
}
