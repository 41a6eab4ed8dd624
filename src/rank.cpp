// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/markdown_table.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/group_contribution.hpp"
#include "journeyrank/judge/score_shares.hpp"
#include "journeyrank/problem/product_preset.hpp"
#include "journeyrank/rank/ranking.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::points_text;
using journeyrank::RankedJourney;
using journeyrank::Ranking;
using journeyrank::Scorer;
using journeyrank::ScoreShares;

namespace {

struct RankOptions {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> top = {};
};

/// The criteria that count, by their positions; none where it is not known what each adds.
std::vector<std::size_t> criteria_shown(const ScoreShares& shares) {
  std::vector<std::size_t> on;
  for (std::size_t c = 0; shares.is_known() && c < shares.scorer().criterion_count(); ++c) {
    if (shares.scorer().is_on(c)) on.push_back(c);
  }
  return on;
}

/// The positions to write: all, or the most urgent ones that rest on enough observations.
std::vector<std::size_t> positions(const Ranking& ranking, const Input& input, std::optional<std::size_t> top) {
  std::vector<std::size_t> shown;
  const auto order = ranking.order();
  for (std::size_t position = 0; position < ranking.size() && shown.size() < top.value_or(ranking.size()); ++position) {
    if (!top || !input.is_small_sample(order[position])) shown.push_back(position);
  }
  return shown;
}

bool has_labels(const Ranking& ranking, const std::vector<std::size_t>& shown) {
  for (const std::size_t position : shown) {
    if (ranking[position].label != ranking[position].id) return true;
  }
  return false;
}

/// The number of its formula for each journey, where the model is that of a product preset; else empty.
std::vector<std::optional<double>> formula_numbers(const Ranking& ranking, const Input& input) {
  const auto& model = ranking.scorer().model();
  if (journeyrank::preset_of(model) == nullptr) return {};
  return journeyrank::product_numbers(input.matrix, model);
}

/// The rank as people read it: "1*" by decree, "2=" shared.
std::string rank_text(const Ranking& ranking, std::size_t position) {
  const RankedJourney line = ranking[position];
  if (line.pin != nullptr) return std::to_string(line.rank) + "*";
  const auto shares = [&](std::size_t other) {
    return other < ranking.size() && ranking[other].pin == nullptr && ranking[other].rank == line.rank;
  };
  const bool shared = (position > 0 && shares(position - 1)) || shares(position + 1);
  return std::to_string(line.rank) + (shared ? "=" : "");
}

std::string score_text(const journeyrank::ScoreRange& score) {
  if (score.low == score.high) return points_text(score.score);
  return points_text(score.score) + " (" + points_text(score.low) + "–" + points_text(score.high) + ")";
}

constexpr const char* small_mark = "†";

std::vector<std::string> line_of(const Ranking& ranking, const ScoreShares& shares, const Input& input,
                                 const std::vector<std::optional<double>>& numbers, std::size_t position, bool labels) {
  const RankedJourney line = ranking[position];
  std::vector<std::string> cells = {rank_text(ranking, position)};
  if (!ranking.pins().empty()) cells.push_back(std::to_string(line.unpinned_rank));
  cells.push_back(line.id + (input.is_small_sample(line.journey) ? std::string(" ") + small_mark : ""));
  if (labels) cells.push_back(line.label == line.id ? "" : line.label);
  cells.push_back(score_text(line.score));
  cells.push_back(std::to_string(line.score.score));
  if (!numbers.empty()) cells.push_back(numbers[line.journey] ? shown_number(*numbers[line.journey]) : "–");
  const auto explanation = journeyrank::explain(shares, line.journey);
  for (const std::size_t c : criteria_shown(shares)) {
    const auto& part = explanation.contributions[c];
    cells.push_back(part.missing ? (part.points > 0.0 ? points_text(part.points) + "?" : "–")
                                 : points_text(part.points));
  }
  return cells;
}

/// "and 5 more, 1 of them marked †", and what the mark means where it is seen.
std::string rest_of(const Ranking& ranking, const Input& input, const std::vector<std::size_t>& shown) {
  const auto marked = std::count(input.small_samples.begin(), input.small_samples.end(), std::uint8_t{1});
  const auto seen = std::count_if(shown.begin(), shown.end(), [&](std::size_t position) {
    return input.is_small_sample(ranking.order()[position]);
  });
  std::string text;
  if (shown.size() < ranking.size()) {
    text = "and " + shown_count(static_cast<long long>(ranking.size() - shown.size())) + " more";
    if (marked > seen) text += ", " + shown_count(marked - seen) + " of them on small samples (see the notes)";
    text += "\n";
  }
  if (seen > 0) text += std::string(small_mark) + " rests on a small sample (see the notes); --top leaves it out\n";
  return text;
}

/// "* bill is at place 1 by decree: campaign (Ann, until 2026-12-31)".
std::string pin_text(const journeyrank::HeldPin& held) {
  const std::string until = held.pin.expires ? ", until " + to_string(*held.pin.expires) : "";
  return "* " + held.pin.journey + " is at place " + std::to_string(held.pin.place) + " by decree: " + held.pin.reason +
         " (" + held.pin.author + until + ")";
}

std::string ranking_table(const Ranking& ranking, const Input& input, const std::vector<std::size_t>& shown) {
  const Scorer& scorer = ranking.scorer();
  const bool labels = has_labels(ranking, shown);
  std::vector<Table::Column> columns = {{"rank", Table::Kind::number}};
  if (!ranking.pins().empty()) columns.push_back({"by score", Table::Kind::number});
  columns.push_back({"journey", Table::Kind::cuttable_text});
  if (labels) columns.push_back({"", Table::Kind::optional_text});
  columns.push_back({"score", Table::Kind::number});
  columns.push_back({"", Table::Kind::bar});
  const auto numbers = formula_numbers(ranking, input);
  if (!numbers.empty()) {
    columns.push_back({journeyrank::preset_of(scorer.model())->label, Table::Kind::number});
  }
  const ScoreShares shares(scorer, input.matrix);
  for (const std::size_t c : criteria_shown(shares)) {
    columns.push_back({scorer.model().criteria[c].shown(), Table::Kind::number});
  }
  Table table(std::move(columns));
  for (const std::size_t position : shown) table.add_row(line_of(ranking, shares, input, numbers, position, labels));
  std::string page = ranking_title(ranking) + "\n" + table.text(table_width()) + rest_of(ranking, input, shown);
  for (const auto& held : ranking.pins()) page += shown_text(pin_text(held)) + "\n";
  return page;
}

/// The title as one line of Markdown, whatever the width of the terminal.
std::string markdown_title(const Ranking& ranking) {
  const std::string lines = ranking_title(ranking);
  std::string line;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at] != '\n') {
      line += lines[at];
      continue;
    }
    line += at == lines.find('\n') ? ". " : " ";
    at = std::min(lines.find_first_not_of(' ', at + 1), lines.size()) - 1;
  }
  return journeyrank::markdown_words(line);
}

/// The same table in Markdown, by the names that people read.
std::string ranking_markdown(const Ranking& ranking, const Input& input, const std::vector<std::size_t>& shown) {
  const ScoreShares shares(ranking.scorer(), input.matrix);
  const std::vector<std::size_t> criteria = criteria_shown(shares);
  std::vector<journeyrank::MarkdownTable::Column> columns = {{"rank", true}, {"journey"}, {"score", true}};
  for (const std::size_t c : criteria) columns.push_back({ranking.scorer().model().criteria[c].shown(), true});
  journeyrank::MarkdownTable table(std::move(columns));
  for (const std::size_t position : shown) {
    const RankedJourney line = ranking[position];
    std::vector<std::string> cells = {rank_text(ranking, position), line.label, score_text(line.score)};
    const auto explanation = journeyrank::explain(shares, line.journey);
    for (const std::size_t c : criteria) cells.push_back(points_text(explanation.contributions[c].points));
    table.add_row(std::move(cells));
  }
  std::string page = table.text() + "\n" + markdown_title(ranking) + "\n";
  for (const auto& held : ranking.pins()) page += "\n" + journeyrank::markdown_words(pin_text(held)) + "\n";
  return page;
}

/// All digits, scores from 0 to 1: what a criterion adds to a score stands under added_ID, what a group adds behind.
void write_csv_head(Output& output, const Ranking& ranking, journeyrank::CsvFor reader) {
  journeyrank::CsvWriter table(reader);
  for (const char* name :
       {"rank", "unpinned_rank", "journey", "label", "score", "score_low", "score_high", "pin_reason"}) {
    table.field(std::string_view(name));
  }
  for (const auto& criterion : ranking.scorer().model().criteria) table.field("added_" + criterion.id);
  for (const auto& group : ranking.scorer().model().groups) table.field("added_" + group.id);
  if (const auto* preset = journeyrank::preset_of(ranking.scorer().model()))
    table.field(std::string_view(preset->name));
  output.write(table.end_row().text());
}

void write_csv(Output& output, const Ranking& ranking, const Input& input, const std::vector<std::size_t>& shown,
               journeyrank::CsvFor reader) {
  write_csv_head(output, ranking, reader);
  const auto& model = ranking.scorer().model();
  const ScoreShares shares(ranking.scorer(), input.matrix);
  const auto numbers = formula_numbers(ranking, input);
  for (const std::size_t position : shown) {
    const RankedJourney line = ranking[position];
    journeyrank::CsvWriter table(reader);
    table.field(line.rank).field(line.unpinned_rank).field(line.id).field(line.label);
    table.field(line.score.score).field(line.score.low).field(line.score.high);
    table.field(line.pin == nullptr ? "" : line.pin->reason);
    if (shares.is_known()) {
      const std::vector<double> points = shares.points(line.journey);
      for (const double each : points) table.field(each);
      for (const auto& group : journeyrank::group_contributions(model, points, points)) table.field(group.points);
    } else {
      for (std::size_t i = 0; i < model.criteria.size() + model.groups.size(); ++i) table.field("");
    }
    if (!numbers.empty()) numbers[line.journey] ? table.field(*numbers[line.journey]) : table.field("");
    output.write(table.end_row().text());
  }
}

void run(const RankOptions& options) {
  const Format format = options.output.format();
  const auto asked = count_option(options.top, "--top", 1);
  const Input input = read_input(options.input, options.output.quiet);
  const Ranking ranking = ranking_of(input, options.input, options.input.thread_count());
  const std::vector<std::size_t> shown = positions(ranking, input, asked);
  Output output(options.output);
  if (format == Format::json) write_ranking(output, ranking, input, shown);
  if (format == Format::csv) write_csv(output, ranking, input, shown, options.output.reader());
  if (format == Format::markdown) output.write(ranking_markdown(ranking, input, shown));
  if (format == Format::table) output.write(ranking_table(ranking, input, shown));
  output.finish();
  if (format != Format::json) say_notes(options.output, row_report(input, options.input), shown_notes(ranking, input));
}

}  // namespace

Command rank_command() {
  const auto options = std::make_shared<RankOptions>();
  const ArgumentGroup input = options->input.asked_of();
  const ArgumentGroup how = options->input.ranking_with_threads();
  ArgumentGroup output = options->output.arguments(true, true);
  output.arguments.insert(output.arguments.begin(),
                          {"--top", "N", "only the N most urgent journeys; not those on small samples", &options->top});
  return {
      .name = "rank",
      .summary = "rank journeys, from a criteria matrix or straight from contacts",
      .about = "Ranks journeys from most to least urgent and shows what each criterion adds to each score.",
      .usages = {"JOURNEYS --model FILE [options]", "JOURNEYS --preset NAME [options]",
                 "--contacts FILE [--map FILE] --model FILE [options]"},
      .groups = {input, how, options->input.table.arguments(), output},
      .examples = {"journeyrank rank examples/data/telecom.csv --model examples/data/telecom.json --profile cfo",
                   "journeyrank rank --contacts examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json --weight pain=2 --top 3"},
      .run = [options] { run(*options); },
  };
}
