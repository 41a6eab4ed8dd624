// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/contact_or_matrix.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/estimate_table.hpp"
#include "journeyrank/io/lint_json.hpp"
#include "journeyrank/io/lint_table.hpp"
#include "journeyrank/judge/decision_lint.hpp"
#include "journeyrank/measure/lint_finding.hpp"

#include "command.hpp"
#include "doubt_words.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::holds_contacts;
using journeyrank::LintFinding;
using journeyrank::Severity;

namespace {

struct LintCommandOptions {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> max_age = {};
  DoubtWords doubt = {};
  std::optional<std::string> top = {};
  bool codes = false;
};

std::int64_t count_of(const std::vector<LintFinding>& findings, Severity severity) {
  return std::count_if(findings.begin(), findings.end(),
                       [severity](const auto& each) { return each.severity == severity; });
}

std::string indented(const std::string& text, std::size_t indent) {
  return std::string(indent, ' ') + wrapped(shown_text(text), table_width(), indent, indent) + "\n";
}

std::string codes_text() {
  std::string page;
  for (const auto& rule : journeyrank::lint_rules) {
    page += std::string(page.empty() ? "" : "\n") + rule.name + " (" + name_of(rule.worst) + ")\n" +
            indented(rule.finds, 2) + indented(std::string("→ ") + rule.remedy, 2);
  }
  return page;
}

std::string findings_text(const std::vector<LintFinding>& findings, const std::string& title) {
  std::string page = shown_text(title) + ": ";
  if (findings.empty()) return page + "no findings\n";
  page += shown_count(static_cast<long long>(findings.size())) + (findings.size() == 1 ? " finding\n" : " findings\n");
  for (const Severity severity : {Severity::serious, Severity::warning, Severity::info}) {
    if (count_of(findings, severity) == 0) continue;
    page += std::string("\n") + name_of(severity) + "\n";
    for (const auto& finding : findings) {
      if (finding.severity != severity) continue;
      page += indented(name_of(finding.code), 2) + indented(finding.sentence + ".", 4) +
              indented(std::string("→ ") + finding.remedy(), 4);
    }
  }
  return page;
}

/// The notes that the findings do not say again.
std::vector<journeyrank::Note> other_notes(const Input& input) {
  std::vector<journeyrank::Note> notes = input.notes;
  std::erase_if(notes, [&input](const auto& note) {
    return std::any_of(input.findings.begin(), input.findings.end(),
                       [&note](const auto& finding) { return note == note_of(finding); });
  });
  return notes;
}

/// A criteria matrix in the place of contacts is one in the place of --journeys, unless the options are of contacts.
InputOptions with_matrix_told(const InputOptions& given) {
  InputOptions input = given;
  const bool is_told = given.map || given.format || given.customers || !given.tallies.empty() || given.most_memory;
  if (!given.contacts || given.journeys || is_told) return input;
  if (holds_contacts(*given.contacts, given.table.csv(), &stop_if_interrupted)) return input;
  input.journeys = std::exchange(input.contacts, std::nullopt);
  return input;
}

/// Reads what is linted. Of standard input nobody can tell before it is read that it is a matrix.
Input read_linted(const InputOptions& options, bool quiet, const LintScope& scope) {
  try {
    return read_input(options, quiet, scope);
  } catch (const Error& error) {
    if (error.code() != errc::missing_column || !options.contacts || options.map) throw;
    throw Error(error.code(), error.detail() + "; a table of journeys is checked with --journeys");
  }
}

void run(const LintCommandOptions& told) {
  const Format format = told.output.format();
  if (told.codes) {
    return write_output(told.output, format == Format::json ? journeyrank::lint_codes_json() : codes_text());
  }
  LintCommandOptions options = told;
  options.input = with_matrix_told(told.input);
  LintScope scope{.most_journeys = std::numeric_limits<std::size_t>::max()};
  scope.options.today = day(options.input.today);
  const auto longest = static_cast<std::size_t>(scope.options.max_age_days);
  scope.options.max_age_days =
      static_cast<std::int64_t>(count_option(options.max_age, "--max-age", 0).value_or(longest));
  refuse_contradictions(options.doubt, options.input);
  const journeyrank::DecisionLintOptions how{.profile = options.input.profile.value_or(""),
                                             .top = count_option(options.top, "--top", 1).value_or(0),
                                             .threads = options.input.thread_count()};
  Input input = read_linted(options.input, options.output.quiet, scope);
  append(input.findings, lint_decision(input.matrix, input.model, doubt_of(options.doubt, options.input, input), how));
  sort_findings(input.findings);
  if (format == Format::json) write_findings(options.output, input, other_notes(input));
  if (format == Format::csv) {
    write_output(options.output, csv_text(journeyrank::to_table(input.findings), options.output.reader()));
  }
  if (format == Format::markdown) write_output(options.output, markdown_text(journeyrank::to_table(input.findings)));
  if (format == Format::table) {
    const std::string name = input.model.name.empty() ? "" : input.model.name + ", ";
    write_output(options.output, findings_text(input.findings, name + input_name(options.input)));
  }
  if (format != Format::json) say_notes(options.output, row_report(input, options.input), other_notes(input));
  const auto serious = count_of(input.findings, Severity::serious);
  if (serious == 0) return;
  throw Error(errc::serious_finding, input_name(options.input) + ": " + std::to_string(serious) + " of " +
                                         std::to_string(input.findings.size()) + " findings " +
                                         (serious == 1 ? "is" : "are") + " serious");
}

}  // namespace

Command lint_command() {
  const auto options = std::make_shared<LintCommandOptions>();
  ArgumentGroup input = options->input.sources();
  input.arguments.insert(input.arguments.begin(), {"CONTACTS", "",
                                                   "contacts, CSV, JSON Lines or XES, one row each; - is stdin. A file "
                                                   "of journeys (a column journey or id, none of "
                                                   "contacts) counts as --journeys",
                                                   &options->input.contacts});
  input.arguments.push_back(
      {"--journeys", "FILE", "a ready-made criteria matrix, in place of contacts", &options->input.journeys});
  ArgumentGroup how{
      "Lint",
      {{"--profile", "NAME", "the weights of this profile, not the model's own", &options->input.profile},
       {"--method", "NAME[:OPTION=VALUE,...]",
        "another method than the model's: vikor, topsis:p=1 (journeyrank methods)", &options->input.method},
       {"--today", "DATE", "the day that ages are counted to; today (UTC) by default", &options->input.today},
       options->doubt.errors_argument(),
       options->doubt.cells_argument(),
       {"--top", "K", "the cut that noise is looked for at, below place K; below 1, 3 and 5 by default", &options->top},
       options->input.threads_argument(),
       {"--max-age", "DAYS", "how old the newest contact may be; 35 by default", &options->max_age},
       {"--codes", "", "list every code, what it finds and what to do; reads nothing", &options->codes}}};
  return {
      .name = "lint",
      .summary = "say what is doubtful about contacts, a matrix and a model",
      .about =
          "Looks for what makes a ranking mean something else than it seems to: ids that are no customers, old or "
          "missing days, surveys that few answer, criteria that count the same thing twice, anchors that no "
          "journey lies between, an order that rests on one cell or on noise. Each finding has a code, a sentence and "
          "what to do. The exit code is 21 when a "
          "finding is serious, else 0.",
      .usages = {"CONTACTS [--map FILE] --model FILE [options]", "--journeys FILE --model FILE [options]", "--codes"},
      .groups = {input, how, options->input.table.arguments(), options->output.arguments(true, true)},
      .examples = {"journeyrank lint examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json --today 2025-04-02",
                   "journeyrank lint --journeys examples/data/telecom.csv --model examples/data/telecom.json --json"},
      .run = [options] { run(*options); },
  };
}
