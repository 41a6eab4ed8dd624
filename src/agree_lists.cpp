// SPDX-License-Identifier: MIT
#include "agree_lists.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/list_agreement.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/list_agreement_json.hpp"
#include "journeyrank/io/list_agreement_table.hpp"
#include "journeyrank/io/ranked_list_csv.hpp"
#include "journeyrank/io/result_json.hpp"

#include "input.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::excerpt;
using journeyrank::JsonObject;
using journeyrank::ListAgreement;
using journeyrank::ListSimilarity;
using journeyrank::ListVoice;
using journeyrank::RankedLists;
using journeyrank::ResultJson;

namespace {

/// "ann=2" or "ann". A voice whose name holds a sign of equality is found by its whole name.
ListVoice list_voice_of(const RankedLists& lists, const std::string& text) {
  if (std::find(lists.voices.begin(), lists.voices.end(), text) != lists.voices.end()) return {text};
  const std::size_t equals = text.rfind('=');
  if (text.empty() || equals == 0) {
    throw Error(errc::usage, "--voice " + excerpt(text) + ": allowed: NAME or NAME=INFLUENCE, such as ann=2");
  }
  ListVoice voice{text.substr(0, equals)};
  if (equals != text.npos) {
    voice.influence = parse_option_number(text.substr(equals + 1), "--voice " + excerpt(text));
  }
  return voice;
}

std::string heading_of(const ListVoice& voice) {
  return voice.influence == 1.0 ? voice.name : voice.name + " × " + shown_number(voice.influence);
}

/// A row a journey in the order that stands for all, a column a list.
std::string list_ranks_text(const RankedLists& lists, const ListAgreement& found) {
  std::vector<Table::Column> columns = {{"journey", Table::Kind::cuttable_text}};
  for (const ListVoice& voice : found.voices) columns.push_back({heading_of(voice), Table::Kind::number});
  columns.push_back({"together", Table::Kind::number});
  columns.push_back({"from–to", Table::Kind::number});
  Table table(std::move(columns));
  for (const std::size_t journey : order_of(lists, found.joint.ranks)) {
    std::vector<std::string> cells = {lists.label(journey)};
    std::uint32_t best = found.ranks[0][journey];
    std::uint32_t worst = best;
    for (const auto& ranks : found.ranks) {
      cells.push_back(std::to_string(ranks[journey]));
      best = std::min(best, ranks[journey]);
      worst = std::max(worst, ranks[journey]);
    }
    cells.push_back(std::to_string(found.joint.ranks[journey]));
    cells.push_back(best == worst ? "" : std::to_string(best) + "–" + std::to_string(worst));
    table.add_row(std::move(cells));
  }
  return table.text(table_width());
}

/// Every two lists, those least alike by Kendall's tau-b first.
std::string list_pairs_text(const ListAgreement& found) {
  constexpr std::size_t most_pairs = 10;
  std::vector<std::size_t> order(found.similarities.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return found.similarities[a].measures[0].value < found.similarities[b].measures[0].value;
  });
  Table table({{"how alike", Table::Kind::cuttable_text},
               {"Kendall's tau-b", Table::Kind::number},
               {"Spearman's rho", Table::Kind::number},
               {"weighted Spearman", Table::Kind::number},
               {"WS", Table::Kind::number},
               {"rank-biased overlap", Table::Kind::number}});
  for (std::size_t i = 0; i < std::min(most_pairs, order.size()); ++i) {
    const ListSimilarity& pair = found.similarities[order[i]];
    std::vector<std::string> cells = {found.voices[pair.a].name + " and " + found.voices[pair.b].name};
    for (const auto& each : pair.measures) cells.push_back(shown_number(std::round(each.value * 1000.0) / 1000.0));
    table.add_row(std::move(cells));
  }
  std::string text = table.text(table_width());
  if (order.size() > most_pairs) {
    text += "and " + std::to_string(order.size() - most_pairs) + " more pairs (--json has all)\n";
  }
  return text;
}

std::string list_page_text(const RankedLists& lists, const ListAgreement& found, std::size_t top) {
  const std::size_t journeys = lists.journeys.size();
  std::string page = "Ranked lists: " + shown_count(static_cast<long long>(journeys)) +
                     (journeys == 1 ? " journey" : " journeys") + "\n";
  for (const auto& each : sentences(found, lists, top)) {
    page += wrapped(shown_text(each), table_width(), 0, 2) + "\n";
  }
  return page + "\n" + list_ranks_text(lists, found) + "\n" + list_pairs_text(found);
}

}  // namespace

void agree_on_lists(const ListWords& words, const OutputOptions& output) {
  const Format format = output.format();
  const auto read = journeyrank::read_ranked_lists(words.path, words.csv);
  const RankedLists& lists = read.lists;
  std::vector<ListVoice> voices;
  for (const auto& text : words.voices) voices.push_back(list_voice_of(lists, text));
  if (voices.empty()) voices = voices_of(lists);
  blamed_on("--voice", [&] { validate(lists, voices); });
  const ListAgreement found =
      blamed_on(words.path == "-" ? "stdin" : words.path, [&] { return list_agreement(lists, voices, words.by); });
  Output to(output);
  if (format == Format::json) {
    JsonObject head = ResultJson::head("list_agreement");
    head.push_back({"notes", ResultJson::notes(read.notes)});
    const JsonObject members = list_agreement_members(found, lists, words.top);
    head.insert(head.end(), members.begin(), members.end());
    write_rows(to, head, "places", to_table(found, lists));
  }
  if (format == Format::csv) to.write(csv_text(to_table(found, lists), output.reader()));
  if (format == Format::table) to.write(list_page_text(lists, found, words.top));
  to.finish();
  if (format != Format::json) say_notes(output, "", read.notes);
}
