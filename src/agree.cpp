// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/agreement.hpp"
#include "journeyrank/agree/agreement_text.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/io/agreement_json.hpp"
#include "journeyrank/io/agreement_table.hpp"

#include "agree_lists.hpp"
#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::Agreement;
using journeyrank::AgreementJson;
using journeyrank::AgreementOptions;
using journeyrank::ConsensusBy;
using journeyrank::Disagreement;
using journeyrank::Divergence;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::excerpt;
using journeyrank::Model;
using journeyrank::Note;
using journeyrank::Ranking;
using journeyrank::Voice;

namespace {

struct AgreeWords {
  InputOptions input;
  OutputOptions output;
  std::vector<std::string> voices = {};
  std::optional<std::string> top = {};
  std::optional<std::string> consensus = {};
  std::optional<std::string> within = {};
  std::optional<std::string> lists = {};
};

/// "cfo=2", "cfo" or "own=0.5". A profile whose id holds a sign of equality is found by its whole name.
Voice voice_of(const Model& model, const std::string& text) {
  for (const auto& profile : model.profiles) {
    if (profile.id == text) return {text};
  }
  const std::size_t equals = text.rfind('=');
  if (text.empty() || equals == 0) {
    throw Error(errc::usage, "--voice " + excerpt(text) + ": allowed: PROFILE or PROFILE=INFLUENCE, such as cfo=2");
  }
  Voice voice{voice_profile(model, text.substr(0, equals))};
  if (equals != text.npos) {
    voice.influence = parse_option_number(text.substr(equals + 1), "--voice " + excerpt(text));
  }
  blamed_on("--voice", [&] { return weights_of(model, voice.profile); });
  return voice;
}

ConsensusBy consensus_by(const AgreeWords& words) {
  if (!words.consensus) return ConsensusBy::kemeny;
  if (const auto by = journeyrank::parse_enumerator<ConsensusBy>(*words.consensus)) return *by;
  throw Error(errc::bad_option, "--consensus: found " + excerpt(*words.consensus) +
                                    "; allowed: " + journeyrank::enumerator_list<ConsensusBy>());
}

std::size_t top_of(const AgreeWords& words) { return count_option(words.top, "--top", 1).value_or(3); }

AgreementOptions asked(const AgreeWords& words, const Model& model) {
  AgreementOptions options{.top = top_of(words)};
  for (const auto& text : words.voices) options.voices.push_back(voice_of(model, text));
  if (!options.voices.empty()) blamed_on("--voice", [&] { return weighed(model, options.voices); });
  options.consensus = consensus_by(words);
  if (words.within) {
    options.within = parse_option_number(*words.within, "--within");
    if (options.within < 0.0 || options.within > 1.0) {
      throw Error(errc::bad_option, "--within: found " + excerpt(*words.within) + "; allowed: a number from 0 to 1");
    }
  }
  return options;
}

/// A line of its own for a sentence, broken where the terminal ends.
std::string paragraph(const std::string& sentence) { return wrapped(shown_text(sentence), table_width(), 0, 2) + "\n"; }

/// A row a journey in the order that stands for all, a column a voice.
std::string ranks_text(const Input& input, const Agreement& found) {
  std::vector<Table::Column> columns = {{"journey", Table::Kind::cuttable_text}};
  for (std::size_t v = 0; v < found.voices.size(); ++v) {
    columns.push_back({voice_at(found, input.model, v), Table::Kind::number});
  }
  columns.push_back({"together", Table::Kind::number});
  if (found.arithmetic.is_ranked()) columns.push_back({"mean weights", Table::Kind::number});
  columns.push_back({"from–to", Table::Kind::number});
  Table table(std::move(columns));
  std::vector<const Divergence*> by_journey(found.joint.ranks.size(), nullptr);
  for (const Divergence& each : found.sides.divergences) by_journey[each.journey] = &each;
  std::vector<std::size_t> order(found.joint.ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found.joint.ranks[a] < found.joint.ranks[b]; });
  for (const std::size_t journey : order) {
    std::vector<std::string> cells = {input.matrix.label(journey)};
    for (const auto& ranks : found.sides.ranks) cells.push_back(std::to_string(ranks[journey]));
    cells.push_back(std::to_string(found.joint.ranks[journey]));
    if (found.arithmetic.is_ranked()) cells.push_back(std::to_string(found.arithmetic.ranks[journey]));
    const Divergence& spread = *by_journey[journey];
    cells.push_back(spread.spread() == 0 ? "" : std::to_string(spread.best) + "–" + std::to_string(spread.worst));
    table.add_row(std::move(cells));
  }
  return table.text(table_width());
}

/// Who disagrees with whom, the furthest apart first, and what brings them together.
std::string pairs_text(const Input& input, const Agreement& found) {
  constexpr std::size_t most_pairs = 10;
  const std::vector<Disagreement>& pairs = found.apart.pairs();
  std::vector<std::size_t> order(pairs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return pairs[a].rankings_apart + pairs[a].weights_apart > pairs[b].rankings_apart + pairs[b].weights_apart;
  });
  std::string text;
  for (std::size_t i = 0; i < std::min(most_pairs, order.size()); ++i) {
    const std::size_t pair = order[i];
    std::string both = disagreement_sentence(found, input.model, pairs[pair]);
    if (pair < found.met.size()) both += " " + concession_sentence(found, input.matrix, input.model, pair);
    text += paragraph(both);
  }
  if (order.size() > most_pairs) {
    text += "and " + std::to_string(order.size() - most_pairs) + " more pairs (--json has all)\n";
  }
  return text;
}

std::string page_text(const Input& input, const Agreement& found) {
  const std::string name = input.model.name.empty() ? "Agreement" : input.model.name;
  const std::size_t journeys = input.matrix.journey_count();
  std::string page = shown_text(name + ": " + shown_count(static_cast<long long>(journeys)) +
                                (journeys == 1 ? " journey" : " journeys")) +
                     "\n";
  for (const auto& each : sentences(found, input.matrix, input.model)) page += paragraph(each);
  if (journeys == 0) return page;
  page += "\n" + ranks_text(input, found);
  const std::string pairs = pairs_text(input, found);
  return page + (pairs.empty() ? "" : "\n" + pairs);
}

std::vector<Note> notes_on(const Agreement& found) {
  std::vector<Note> notes;
  if (found.voices.size() == 1) {
    notes.push_back({"one_voice", "only one voice speaks: give the model profiles, or name several with --voice"});
  }
  if (!found.no_concessions.empty()) notes.push_back({"no_concessions", found.no_concessions});
  for (const auto* mean : {&found.arithmetic, &found.geometric}) {
    if (!mean->is_ranked()) notes.push_back({"mean_refused", mean->refused});
  }
  return notes;
}

/// Lists are ranked already: there is no matrix, no model and no distance of weights.
void refuse_beside_lists(const AgreeWords& words) {
  const InputOptions& input = words.input;
  const std::vector<std::pair<const char*, bool>> others = {{"JOURNEYS", input.journeys.has_value()},
                                                            {"--model", input.model.has_value()},
                                                            {"--preset", input.preset.has_value()},
                                                            {"--contacts", input.contacts.has_value()},
                                                            {"--map", input.map.has_value()},
                                                            {"--format", input.format.has_value()},
                                                            {"--customers", input.customers.has_value()},
                                                            {"--min-n", input.min_n.has_value()},
                                                            {"--most-memory", input.most_memory.has_value()},
                                                            {"--method", input.method.has_value()},
                                                            {"--today", input.today.has_value()},
                                                            {"--within", words.within.has_value()}};
  for (const auto& [name, given] : others) {
    if (!given) continue;
    throw Error(errc::usage, std::string("--lists are ranked already; ") + name + " has no meaning beside it");
  }
}

void run(const AgreeWords& words) {
  static_cast<void>(words.output.format());  // refuses contradictory words before anything is read
  if (words.lists) {
    refuse_beside_lists(words);
    return agree_on_lists({.path = *words.lists,
                           .voices = words.voices,
                           .by = consensus_by(words),
                           .top = top_of(words),
                           .csv = words.input.table.csv()},
                          words.output);
  }
  const Input input = read_input(words.input, words.output.quiet);
  const AgreementOptions options = asked(words, input.model);
  const Ranking ranking = ranking_of(input, words.input, 0);
  blamed_on(input_name(words.input), [&] {
    const Agreement found = agreement(input.matrix, input.model, options);
    write_answer(words.output, words.input, input, ranking,
                 {"agreement", "places", AgreementJson(found, input.matrix, input.model).members(),
                  to_table(found, input.matrix), page_text(input, found), notes_on(found)});
  });
}

/// What has a meaning where several people's weights are asked: the method and the day.
ArgumentGroup ranking_arguments(InputOptions& input) {
  ArgumentGroup group = input.ranking();
  std::erase_if(group.arguments,
                [](const Argument& each) { return each.name != "--method" && each.name != "--today"; });
  return group;
}

}  // namespace

Command agree_command() {
  const auto words = std::make_shared<AgreeWords>();
  return {
      .name = "agree",
      .summary = "several people's weights side by side: who disagrees, and what brings them together",
      .about =
          "Ranks the journeys by each profile of the model: how much they agree (Kendall's W), whose place depends on "
          "whose weights, the ranking that stands for all, who disagrees with whom on which criterion, and the "
          "smallest "
          "concession that brings two of them to the same first places. Or makes one ranking of lists that people "
          "ranked themselves, and says how alike they are.",
      .usages = {"JOURNEYS --model FILE [options]", "--contacts FILE [--map FILE] --model FILE [options]",
                 "--lists FILE [options]"},
      .groups =
          {words->input.asked_of(),
           {"Voices",
            {{"--lists", "FILE",
              "lists that people ranked themselves, as CSV, instead of a table and a model: a column journey, and for "
              "each of them a column of ranks, 1 for the first",
              &words->lists},
             {"--voice", "PROFILE[=INFLUENCE]",
              "who speaks, and how much it counts, 1 by default; own: the model's own weights; every profile, or every "
              "list, when none is named; may be repeated",
              &words->voices},
             {"--top", "K", "concessions are about so many first places; 3 by default", &words->top},
             {"--consensus", "METHOD", "how the rankings become one: kemeny (default), borda, copeland or schulze",
              &words->consensus},
             {"--within", "DISTANCE", "voices on average no further apart form a cluster, from 0 to 1; 0.2 by default",
              &words->within}}},
           ranking_arguments(words->input),
           words->input.table.arguments(),
           words->output.arguments(true, true)},
      .examples = {"journeyrank agree examples/data/telecom.csv --model examples/data/telecom.json",
                   "journeyrank agree --lists examples/data/telecom_lists.csv --voice Finance=2 --voice Support"},
      .run = [words] { run(*words); },
  };
}
