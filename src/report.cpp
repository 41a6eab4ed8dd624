// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/hash.hpp"
#include "journeyrank/base/version.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/report_page.hpp"
#include "journeyrank/io/report_parts.hpp"
#include "journeyrank/io/system_file.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/decision_lint.hpp"
#include "journeyrank/rank/ranking.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"

using journeyrank::Note;
using journeyrank::Provenance;
using journeyrank::Ranking;
using journeyrank::ReportParts;

namespace {

struct ReportWords {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> title = {};
  std::optional<std::string> top = {};
  std::optional<std::string> seed = {};
};

/// The SHA-256 of a file as it stands; "" for one that is not there twice, as stdin is not.
std::string hash_of_file(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(path == "-" ? nullptr : std::fopen(path.c_str(), "rb"),
                                                             [](std::FILE* open) { return std::fclose(open); });
  if (file == nullptr || journeyrank::is_special_file(path)) return "";
  journeyrank::Sha256 hash;
  std::array<char, 65536> piece{};
  for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), file.get())) > 0;) {
    hash.add({piece.data(), got});
  }
  return hash.hex();
}

/// Which files the report rests on, and how it was made.
std::vector<Provenance> provenance_of(const ReportWords& words, const Input& input, const ReportParts& parts) {
  std::vector<Provenance> list;
  const auto file = [&list](const char* name, const std::optional<std::string>& path) {
    if (!path) return;
    list.push_back({name, *path == "-" ? "stdin" : *path});
    const std::string hash = hash_of_file(*path);
    if (!hash.empty()) list.push_back({std::string(name) + ", SHA-256", hash});
  };
  file("contacts", words.input.contacts);
  for (const std::string& tally : words.input.tallies) file("tally", tally);
  file("mapping", words.input.map);
  file("criteria matrix", words.input.journeys);
  file("model", words.input.model);
  file("pins", words.input.pins);
  if (!row_report(input, words.input).empty()) list.push_back({"rows", row_report(input, words.input)});
  for (const std::string& weight : words.input.weights) list.push_back({"weight stated for this run", weight});
  if (parts.robustness) {
    list.push_back({"draws", std::to_string(parts.robustness->found.ranks.draws())});
    list.push_back({"seed", std::to_string(parts.robustness->found.seed)});
  }
  list.push_back({"day", to_string(day(words.input.today))});
  list.push_back({"made by", std::string("JourneyRank ") + journeyrank::version()});
  return list;
}

ReportParts parts_of(const ReportWords& words, const Input& input, const Ranking& ranking) {
  journeyrank::ReportQuestions questions;
  questions.top = count_option(words.top, "--top", 1).value_or(questions.top);
  questions.seed = count_option(words.seed, "--seed", 0).value_or(questions.seed);
  questions.cells = doubt_of_measured(input.model, input.estimates);
  ReportParts parts = ask_for_report(ranking, input.matrix, questions);
  const std::string& name = input.model.name;
  parts.title = words.title.value_or(name.empty() ? input_name(words.input) : name);
  parts.findings = input.findings;
  append(parts.findings, lint_decision(input.matrix, input.model, input.estimates, words.input.profile.value_or("")));
  sort_findings(parts.findings);
  for (const Note& note : shown_notes(ranking, input)) {
    if (std::find(ranking.notes().begin(), ranking.notes().end(), note) == ranking.notes().end()) {
      parts.notes.push_back(note);
    }
  }
  parts.provenance = provenance_of(words, input, parts);
  return parts;
}

void run(const ReportWords& words) {
  const bool json = words.output.format() == Format::json;
  const Input input = read_input(words.input, words.output.quiet);
  const Ranking ranking = ranking_of(input, words.input, 0);
  const ReportParts parts = blamed_on(input_name(words.input), [&] { return parts_of(words, input, ranking); });
  if (json) {
    write_output(words.output, journeyrank::JsonText::pretty({report_data(ranking, input.matrix, parts)}));
  } else {
    write_output(words.output, report_page(ranking, input.matrix, parts));
    say_notes(words.output, row_report(input, words.input), shown_notes(ranking, input));
  }
}

}  // namespace

Command report_command() {
  const auto words = std::make_shared<ReportWords>();
  const ArgumentGroup how = {
      "Report",
      {{"--title", "TEXT", "what the page is called; the name of the model by default", &words->title},
       {"--top", "K", "how many first places are looked at beside the winner's; 3 by default", &words->top},
       {"--seed", "NUMBER", "the seed of the draws; 1 by default", &words->seed}}};
  ArgumentGroup output = words->output.arguments(false, true);
  return {
      .name = "report",
      .summary = "write one page that shows the ranking and lets its reader weigh anew",
      .about =
          "Writes a page of HTML that opens from disk and asks for nothing from any network. It holds the ranking, the "
          "data and the model with its hash, how far weights may move, how firm the places are, and the findings of "
          "the "
          "lint. Its reader moves weights and sees the ranks follow; the scores are those of the library, bit for bit.",
      .usages = {"JOURNEYS --model FILE -o report.html [options]",
                 "--contacts FILE [--map FILE] --model FILE -o report.html [options]"},
      .groups = {words->input.asked_of(), how, words->input.ranking(), words->input.table.arguments(), output},
      .examples = {"journeyrank report examples/data/telecom.csv --model examples/data/telecom.json "
                   "--today 2026-01-31 -o report.html",
                   "journeyrank report --contacts examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json --today 2026-01-31 -o report.html"},
      .run = [words] { run(*words); },
  };
}
