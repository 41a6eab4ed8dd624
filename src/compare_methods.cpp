// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "journeyrank/agree/method_comparison.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/io/method_table.hpp"
#include "journeyrank/io/result_json.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::Divergence;
using journeyrank::JsonArray;
using journeyrank::JsonObject;
using journeyrank::JsonValue;
using journeyrank::MethodComparison;
using journeyrank::Note;
using journeyrank::RankedMethod;
using journeyrank::Ranking;
using journeyrank::ResultJson;

namespace {

struct CompareMethodsWords {
  InputOptions input;
  OutputOptions output;
  bool scales = false;
};

/// A row a journey in the order of the model's own ranking, a column a method.
std::string ranks_text(const Ranking& ranking, const Input& input, const MethodComparison& found) {
  std::vector<Table::Column> columns = {{"journey", Table::Kind::cuttable_text}};
  for (const std::size_t each : found.ranked) columns.push_back({found.methods[each].name, Table::Kind::number});
  columns.push_back({"from–to", Table::Kind::number});
  Table table(std::move(columns));
  std::vector<const Divergence*> by_journey(ranking.size(), nullptr);
  for (const Divergence& each : found.divergences) by_journey[each.journey] = &each;
  for (const std::uint32_t journey : ranking.order()) {
    std::vector<std::string> cells = {input.matrix.label(journey)};
    for (const std::size_t each : found.ranked) {
      cells.push_back(std::to_string(found.methods[each].ranks[journey]));
    }
    const Divergence& spread = *by_journey[journey];
    cells.push_back(spread.spread() == 0 ? "" : std::to_string(spread.best) + "–" + std::to_string(spread.worst));
    table.add_row(std::move(cells));
  }
  return table.text(table_width());
}

/// A row a journey where the methods are too many for a column each: its place by the model's own, the one in the
/// middle of all, and from where to where it goes.
std::string places_text(const Ranking& ranking, const Input& input, const MethodComparison& found) {
  Table table({{"journey", Table::Kind::cuttable_text},
               {"own", Table::Kind::number},
               {"middle", Table::Kind::number},
               {"from–to", Table::Kind::number},
               {"lowest by", Table::Kind::text},
               {"highest by", Table::Kind::text}});
  std::vector<const Divergence*> by_journey(ranking.size(), nullptr);
  for (const Divergence& each : found.divergences) by_journey[each.journey] = &each;
  const auto name = [&found](std::size_t place) { return found.methods[found.ranked[place]].name; };
  for (const std::uint32_t journey : ranking.order()) {
    std::vector<std::uint32_t> ranks;
    for (const std::size_t each : found.ranked) ranks.push_back(found.methods[each].ranks[journey]);
    std::sort(ranks.begin(), ranks.end());
    const Divergence& spread = *by_journey[journey];
    const bool moves = spread.spread() > 0;
    table.add_row({input.matrix.label(journey), std::to_string(found.methods[0].ranks[journey]),
                   std::to_string(ranks[(ranks.size() - 1) / 2]),
                   moves ? std::to_string(spread.best) + "–" + std::to_string(spread.worst) : "",
                   moves ? name(spread.worst_by) : "", moves ? name(spread.best_by) : ""});
  }
  return table.text(table_width());
}

/// A row a method: how alike its ranking is to the model's own, and which journey it puts first.
std::string methods_text(const Ranking& ranking, const Input& input, const MethodComparison& found) {
  Table table(
      {{"method", Table::Kind::text}, {"agrees (tau)", Table::Kind::number}, {"first", Table::Kind::cuttable_text}});
  for (const RankedMethod& each : found.methods) {
    if (!each.is_ranked()) continue;
    std::string first;
    for (std::size_t journey = 0; journey < ranking.size(); ++journey) {
      if (each.ranks[journey] == 1) first += (first.empty() ? "" : ", ") + input.matrix.label(journey);
    }
    table.add_row({each.name, fixed_text(each.tau, 2), first});
  }
  return table.text(table_width());
}

std::string page_text(const Ranking& ranking, const Input& input, const MethodComparison& found) {
  const std::string agree = "Agreement of all (Kendall's W, 0 to 1): " + fixed_text(found.agreement.w, 2) + "\n";
  return ranking_title(ranking) + wrapped(shown_text(sentence(found, input.matrix)), table_width(), 0, 2) + "\n" +
         agree + "\n" +
         (found.ranked.size() <= 8 ? ranks_text(ranking, input, found) : places_text(ranking, input, found)) + "\n" +
         methods_text(ranking, input, found);
}

JsonObject head_of(const Input& input, const MethodComparison& found) {
  JsonArray depend;
  for (const Divergence& each : found.divergences) {
    if (each.spread() == 0) continue;
    depend.push_back({JsonObject{{"journey", {std::string(input.matrix.journeys()[each.journey])}},
                                 {"best", ResultJson::of(std::size_t{each.best})},
                                 {"best_by", {found.methods[found.ranked[each.best_by]].name}},
                                 {"worst", ResultJson::of(std::size_t{each.worst})},
                                 {"worst_by", {found.methods[found.ranked[each.worst_by]].name}}}});
  }
  return {{"sentence", ResultJson::of(sentence(found, input.matrix))},
          {"kendall_w", {found.agreement.w}},
          {"p_value", {found.agreement.p_value}},
          {"methods", ResultJson::of(found.ranked.size())},
          {"depends_on_method", {std::move(depend)}}};
}

std::vector<Note> refusals(const MethodComparison& found) {
  std::vector<Note> notes;
  for (const RankedMethod& each : found.methods) {
    if (!each.is_ranked())
      notes.push_back({"method_refused", each.name + " cannot rank these journeys: " + each.refused});
  }
  return notes;
}

void run(const CompareMethodsWords& words) {
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, 0);
  blamed_on(input_name(words.input), [&] {
    const MethodComparison found = compare_methods(
        input.matrix, input.model, {.profile = words.input.profile.value_or(""), .scales = words.scales});
    std::vector<Note> notes = refusals(found);
    if (!ranking.pins().empty()) notes.push_back({"pins", "places are those by score: pins take no part"});
    write_answer(words.output, words.input, input, ranking,
                 {"method_comparison", "places", head_of(input, found), to_table(found, input.matrix),
                  page_text(ranking, input, found), notes});
  });
}

}  // namespace

Command compare_methods_command() {
  const auto words = std::make_shared<CompareMethodsWords>();
  return {
      .name = "compare-methods",
      .summary = "rank by every method: whose place depends on the method",
      .about =
          "Ranks the journeys by every method of the catalogue with the same weights: the place that each gives, how "
          "much they agree, and whose place depends on the method.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {words->input.asked_of(),
                 {"Comparison",
                  {{"--scales", "", "every method on every relative scale too, beside the model's own scales",
                    &words->scales}}},
                 words->input.ranking(),
                 words->input.table.arguments(),
                 words->output.arguments(true, true)},
      .examples = {"journeyrank compare-methods examples/data/telecom.csv --model examples/data/telecom.json",
                   "journeyrank compare-methods examples/data/bank.csv --model examples/data/bank.json --scales --csv"},
      .run = [words] { run(*words); },
  };
}
