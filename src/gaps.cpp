// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/gap_table.hpp"
#include "journeyrank/io/impact_table.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/io/target_csv.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/gap.hpp"
#include "journeyrank/judge/stage_gap.hpp"
#include "journeyrank/problem/stage_journeys.hpp"
#include "journeyrank/problem/target_reference.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"
#include "shown_text.hpp"
#include "table.hpp"

using journeyrank::Better;
using journeyrank::CriterionImpact;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Gap;
using journeyrank::GapReport;
using journeyrank::JsonObject;
using journeyrank::Note;
using journeyrank::points_text;
using journeyrank::ResultJson;
using journeyrank::ResultTable;
using journeyrank::Scorer;

namespace {

struct GapsOptions {
  InputOptions input;
  OutputOptions output;
  std::optional<std::string> targets = {};
  std::optional<std::string> percentile = {};
  bool impact = false;
};

/// What was read, and what it is held against.
struct Planned {
  Input input;
  Scorer scorer;
  journeyrank::TargetsInForce targets;
  journeyrank::GapOptions how;
  std::vector<Note> notes;  ///< of the reading
};

journeyrank::GapOptions told(const GapsOptions& options) {
  journeyrank::GapOptions how;
  if (const auto count = count_option(options.input.min_n, "--min-n", 0)) how.min_n = static_cast<std::int64_t>(*count);
  if (options.percentile) {
    const auto percentile = journeyrank::parse_number(*options.percentile);
    if (!percentile || *percentile < 0.0 || *percentile > 100.0) {
      throw Error(errc::usage, "--percentile: found " + journeyrank::excerpt(*options.percentile) +
                                   "; allowed: a number from 0 to 100");
    }
    how.percentile = *percentile;
  }
  return how;
}

void check_words(const GapsOptions& options) {
  if (!options.input.contacts) throw Error(errc::usage, "there is nothing to measure; give a file of contacts");
  if (!options.targets && !options.impact) {
    throw Error(errc::usage, "there is nothing to hold against; give --targets FILE, or ask for --impact");
  }
  for (const auto* other : {&options.input.contacts, &options.input.map, &options.input.model}) {
    if (options.targets == "-" && *other == "-") {
      throw Error(errc::usage, "found - for several inputs; standard input is one");
    }
  }
}

/// The contacts, and where a target is of a stage those of each stage by themselves; impact is of whole journeys.
Input read_planned(const GapsOptions& options, const std::vector<journeyrank::StatedTarget>& targets) {
  InputOptions input = options.input;
  const bool of_stages =
      std::any_of(targets.begin(), targets.end(), [](const auto& stated) { return !stated.target.stage.empty(); });
  if (of_stages && !options.impact) input.by = journeyrank::slicing_by_stage().by;
  return read_input(input, options.output.quiet);
}

Planned planned(const GapsOptions& options) {
  check_words(options);
  const journeyrank::GapOptions how = told(options);
  const auto today = day(options.input.today);
  journeyrank::TargetReading reading;
  if (options.targets) reading = journeyrank::read_targets(*options.targets, options.input.table.csv());
  Input input = read_planned(options, reading.targets);
  Scorer scorer = blamed_on(input_name(options.input),
                            [&] { return Scorer::fit(input.matrix, input.model, options.input.profile.value_or("")); });
  std::vector<journeyrank::StageJourneys> stages;
  if (!input.slicing.is_none()) stages = stages_of(input.slices, input.slicing);
  auto targets = targets_in_force(reading.targets, input.model, input.matrix.journeys(), today, stages);
  std::vector<Note> notes = input.notes;
  std::erase_if(notes, [](const Note& note) { return note.code == "small_samples"; });  // of cells it is said below
  notes.insert(notes.end(), reading.notes.begin(), reading.notes.end());
  return {std::move(input), std::move(scorer), std::move(targets), how, std::move(notes)};
}

std::string criterion_name(const Planned& plan, const std::string& id) {
  return plan.input.model.criteria[criterion_index(plan.input.model, id)].shown();
}

/// The probability that a target is missed, for people: 0 and 100 % are kept for totals, of which there is no doubt.
std::string probability_text(const Gap& gap) {
  if (!gap.against || !gap.against->probability) return "–";
  const double probability = *gap.against->probability;
  const bool total = !gap.headroom.has_value();
  if (!total && probability > 0.9995) return ">99.9 %";
  return !total && probability < 0.0005 ? "<0.1 %" : shown_percent(probability);
}

std::string signed_number(double number) { return (number > 0.0 ? "+" : "") + shown_number(number); }

std::string marked_n(std::int64_t n, const journeyrank::GapOptions& how) {
  return shown_count(n) + (n < how.min_n ? "*" : "");
}

/// The columns that people read; stages only where a target is of one.
Table gaps_table(bool of_stages) {
  std::vector<Table::Column> columns = {{"journey", Table::Kind::cuttable_text},
                                        {"criterion", Table::Kind::cuttable_text},
                                        {"actual", Table::Kind::number},
                                        {"target", Table::Kind::number},
                                        {"gap", Table::Kind::number},
                                        {"points lost", Table::Kind::number},
                                        {"misses its target", Table::Kind::number},
                                        {"n", Table::Kind::number},
                                        {"headroom", Table::Kind::number}};
  if (of_stages) columns.insert(columns.begin() + 1, {"stage", Table::Kind::cuttable_text});
  return Table(std::move(columns));
}

std::string gaps_text(const Planned& plan, const GapReport& report) {
  const bool of_stages = has_stages(report);
  Table table = gaps_table(of_stages);
  const auto order = worst_first(report);
  for (const std::size_t i : order) {
    const Gap& gap = report.gaps[i];
    std::vector<std::string> cells = {gap.journey};
    if (of_stages) cells.push_back(gap.stage);
    cells.push_back(criterion_name(plan, gap.criterion));
    cells.push_back(gap.actual ? shown_number(*gap.actual) : "–");
    cells.push_back(shown_number(*gap.target));
    cells.push_back(gap.against ? signed_number(gap.against->gap) : "–");
    cells.push_back(gap.against ? points_text(gap.against->points) : "–");
    cells.push_back(probability_text(gap));
    cells.push_back(shown_count(gap.n) + (gap.small_sample ? "*" : ""));
    cells.push_back(gap.headroom ? shown_number(gap.headroom->room) : "–");
    table.add_row(std::move(cells));
  }
  const auto missed = std::count_if(order.begin(), order.end(), [&](std::size_t i) {
    return report.gaps[i].against && report.gaps[i].against->shortfall > 0.0;
  });
  const std::string name = plan.input.model.name.empty() ? "Gaps" : plan.input.model.name;
  return shown_text(name) + ": " + shown_count(static_cast<long long>(missed)) + " of " +
         shown_count(static_cast<long long>(order.size())) + " targets missed, points out of 100\n\n" +
         table.text(table_width());
}

/// "Effort: rate 0.32 over 385, 0.16 above plan_change (0.16)".
std::string impact_title(const Planned& plan, const CriterionImpact& whole) {
  const std::string reference = whole.reference_journey.empty() ? "the target" : whole.reference_journey;
  const std::string side = whole.difference > 0.0 ? " above " : " below ";
  const std::string apart =
      whole.difference == 0.0 ? "no other than " : shown_number(std::fabs(whole.difference)) + side;
  return shown_text(criterion_name(plan, whole.criterion) + ": " + name_of(whole.basis) + " " +
                    shown_number(whole.overall) + " over " + shown_count(whole.n) + ", " + apart + reference + " (" +
                    shown_number(whole.reference) + ")");
}

/// One criterion: what its overall number is, and who holds it there.
std::string impact_text(const Planned& plan, const CriterionImpact& whole) {
  Table table({{"journey", Table::Kind::cuttable_text},
               {"n", Table::Kind::number},
               {"own", Table::Kind::number},
               {"impact", Table::Kind::number},
               {"part", Table::Kind::number},
               {"share", Table::Kind::number},
               {"", Table::Kind::bar}});
  std::vector<std::size_t> order(whole.journeys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const double sign = whole.better == Better::lower ? 1.0 : -1.0;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sign * whole.journeys[a].contribution > sign * whole.journeys[b].contribution;
  });
  for (const std::size_t i : order) {
    const auto& one = whole.journeys[i];
    table.add_row({one.journey, marked_n(one.n, plan.how), shown_number(one.own),
                   one.impact ? signed_number(*one.impact) : "–", signed_number(one.contribution),
                   one.share ? shown_percent(*one.share) : "–", std::to_string(one.share.value_or(0.0))});
  }
  return impact_title(plan, whole) + "\n\n" + table.text(table_width());
}

std::string impacts_text(const Planned& plan, const std::vector<CriterionImpact>& all) {
  std::string page;
  for (const auto& whole : all) {
    if (!whole.why_not.empty()) continue;
    page += (page.empty() ? "" : "\n") + impact_text(plan, whole);
  }
  if (page.empty()) throw Error(errc::bad_option, "no criterion of the model is a rate or mean to be taken apart");
  return page;
}

std::vector<Note> impact_notes(const Planned& plan, const std::vector<CriterionImpact>& all) {
  std::vector<Note> notes = plan.targets.notes;
  for (const auto& whole : all) {
    if (!whole.why_not.empty()) {
      notes.push_back({"not_decomposable", whole.criterion + " is not taken apart: " + whole.why_not});
    }
  }
  return notes;
}

void write_json(Output& output, const Planned& plan, const char* kind, const ResultTable& table,
                const std::vector<Note>& notes) {
  JsonObject head = ResultJson::head(kind);
  ResultJson::add_model(head, plan.scorer);
  head.push_back({"min_n", {plan.how.min_n}});
  head.push_back({"percentile", {plan.how.percentile}});
  add_reading(head, plan.input, notes);
  write_rows(output, head, kind, table);
}

void write(const GapsOptions& options, const Planned& plan, const ResultTable& table, const std::string& text,
           const std::vector<Note>& notes) {
  const Format format = options.output.format();
  std::vector<Note> all = plan.notes;
  all.insert(all.end(), notes.begin(), notes.end());
  Output output(options.output);
  if (format == Format::json) write_json(output, plan, options.impact ? "impact" : "gaps", table, all);
  if (format == Format::csv) output.write(csv_text(table, options.output.reader()));
  if (format == Format::markdown) output.write(markdown_text(table));
  if (format == Format::table) output.write(text);
  output.finish();
  if (format != Format::json) say_notes(options.output, row_report(plan.input, options.input), all);
}

void run(const GapsOptions& options) {
  const Format format = options.output.format();
  const Planned plan = planned(options);
  const auto& [matrix, estimates] = std::tie(plan.input.matrix, plan.input.estimates);
  if (options.impact) {
    journeyrank::ImpactOptions how{.min_n = plan.how.min_n,
                                   .references = references_of(plan.targets, estimates, plan.input.model)};
    const auto all = impact(matrix.journeys(), estimates, plan.input.model, how);
    return write(options, plan, to_table(all), format == Format::table ? impacts_text(plan, all) : "",
                 impact_notes(plan, all));
  }
  const GapReport report = gaps_with_stages(matrix, estimates, plan.input.slices, plan.scorer, plan.targets, plan.how);
  write(options, plan, to_table(report.gaps), format == Format::table ? gaps_text(plan, report) : "", report.notes);
}

}  // namespace

Command gaps_command() {
  const auto options = std::make_shared<GapsOptions>();
  ArgumentGroup input = options->input.sources();
  input.arguments[1] = {"CONTACTS", "", "contacts, CSV, JSON Lines or XES, one row each; - is stdin",
                        &options->input.contacts};
  std::swap(input.arguments[0], input.arguments[1]);
  input.arguments.push_back(
      {"--targets", "FILE",
       "what is planned, as CSV with the columns journey, metric, target, and perhaps stage and "
       "valid_from, written as the contacts are; journey * is every one without a target of its own; a target with a "
       "stage is of the contacts there",
       &options->targets});
  const ArgumentGroup how = {
      "Gaps",
      {{"--impact", "", "how much each journey does to the overall rate or mean of each criterion, not the gaps",
        &options->impact},
       {"--today", "DATE", "the day on which targets must hold; today (UTC) by default", &options->input.today},
       {"--profile", "NAME", "the weights of this profile, not the model's own", &options->input.profile},
       {"--percentile", "P", "of the journeys, from worst to best: what headroom reaches to; 100, the best, by default",
        &options->percentile}}};
  return {
      .name = "gaps",
      .summary = "hold what is measured against targets",
      .about =
          "Measures each criterion of a model for each journey from contacts and holds it against its target: the gap "
          "in the unit of the metric and in points, the probability that the target is truly missed, and how much "
          "better the journey would be as good as the best one.",
      .usages = {"CONTACTS [--map FILE] --model FILE --targets FILE [options]",
                 "CONTACTS [--map FILE] --model FILE --impact [--targets FILE] [options]"},
      .groups = {input, how, options->input.table.arguments(), options->output.arguments(true, true)},
      .examples = {"journeyrank gaps examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json --targets examples/data/targets.csv --today 2025-03-31",
                   "journeyrank gaps examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json --impact"},
      .run = [options] { run(*options); },
  };
}
