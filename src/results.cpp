// SPDX-License-Identifier: MIT
#include "results.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/estimate_table.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/lint_json.hpp"
#include "journeyrank/io/markdown_table.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/problem/product_preset.hpp"
#include "journeyrank/rank/pin.hpp"
#include "journeyrank/rank/rank.hpp"

#include "documents.hpp"
#include "output.hpp"
#include "shown_text.hpp"

using journeyrank::JsonArray;
using journeyrank::JsonObject;
using journeyrank::JsonText;
using journeyrank::JsonValue;
using journeyrank::Ranking;
using journeyrank::ResultJson;
using journeyrank::Scorer;

namespace {

/// "Pain 25 %, Revenue 50 % (stated 1, 2)", with what is off at the end.
std::string weights_text(const Scorer& scorer) {
  std::string shares;
  std::string stated;
  std::string off;
  for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
    const std::string& name = scorer.model().criteria[c].shown();
    if (!scorer.is_on(c)) {
      off += ", " + name + " off";
      continue;
    }
    shares += (shares.empty() ? "" : ", ") + name + " " + shown_percent(scorer.weights().normalised(c));
    stated += (stated.empty() ? "" : ", ") + shown_number(scorer.weights().stated(c));
  }
  return shares + " (stated " + stated + ")" + off;
}

JsonValue intake_json(const journeyrank::Intake& intake) {
  JsonArray findings;
  for (const auto& finding : intake.findings) {
    JsonArray places;
    for (const auto& place : finding.places) places.push_back(ResultJson::of(to_string(place)));
    findings.push_back({JsonObject{{"fault", ResultJson::of(name_of(finding.fault))},
                                   {"column", ResultJson::of(finding.column)},
                                   {"count", {finding.count}},
                                   {"example", ResultJson::of(finding.example)},
                                   {"places", {std::move(places)}}}});
  }
  return {JsonObject{{"read", {intake.rows}},
                     {"used", {intake.used}},
                     {"left_out", {intake.left_out()}},
                     {"repeated", {intake.repeated()}},
                     {"filtered", {intake.filtered}},
                     {"currency", ResultJson::of(intake.currency)},
                     {"findings", {std::move(findings)}}}};
}

/// A journey and what stands behind each of its cells.
JsonValue measures_json(const journeyrank::CriteriaMatrix& matrix,
                        const std::vector<std::vector<journeyrank::Estimate>>& estimates,
                        const std::vector<std::uint8_t>& small_samples, std::size_t journey) {
  JsonArray cells;
  for (std::size_t c = 0; c < estimates.size(); ++c) {
    const auto& estimate = estimates[c][journey];
    JsonObject cell = {{"criterion", ResultJson::of(matrix.criterion(c))},
                       {"raw", estimate.measured ? JsonValue{estimate.value} : JsonValue{}},
                       {"rests_on", {estimate.n}}};
    if (estimate.measured) {
      const auto number = [&estimate](double each) { return estimate.has_interval ? JsonValue{each} : JsonValue{}; };
      cell.push_back({"used", {matrix.cell(journey, c)}});
      cell.push_back({"basis", ResultJson::of(name_of(estimate.basis))});
      cell.push_back({"low", number(estimate.interval.low)});
      cell.push_back({"high", number(estimate.interval.high)});
      cell.push_back({"standard_error", number(estimate.standard_error())});
      cell.push_back({"shrunk", {estimate.shrunk}});
      if (estimate.clusters > 0) cell.push_back({"clusters", {estimate.clusters}});
    }
    if (estimate.within_days) cell.push_back({"within_days", {*estimate.within_days}});
    if (!estimate.measured) cell.push_back({"why_missing", ResultJson::of(estimate.why_missing)});
    cells.push_back({std::move(cell)});
  }
  return {JsonObject{{"id", ResultJson::of(matrix.journeys()[journey])},
                     {"small_sample", {small_samples[journey] != 0}},
                     {"cells", {std::move(cells)}}}};
}

JsonValue cases_json(const journeyrank::CaseSummary& summary) {
  JsonObject windows;
  for (const auto& each : summary.rule.windows) windows.push_back({each.journey, {each.days}});
  const auto& counts = summary.counts;
  return {JsonObject{{"criterion", ResultJson::of(summary.criterion)},
                     {"window_days", {summary.rule.days}},
                     {"windows", {std::move(windows)}},
                     {"contacts", {counts.contacts}},
                     {"cases", {counts.cases}},
                     {"contacts_per_case", counts.cases > 0 ? JsonValue{summary.contacts_per_case()} : JsonValue{}},
                     {"passed", {counts.passed}},
                     {"not_repeated", {counts.not_repeated}},
                     {"flagged", {counts.flagged}},
                     {"resolved", {counts.resolved}}}};
}

JsonValue slice_json(const journeyrank::MeasuredSlice& slice) {
  JsonArray by;
  for (const auto& text : slice.by) by.push_back(ResultJson::of(text));
  JsonArray journeys;
  const auto& [matrix, estimates, small_samples, notes, findings, cases] = slice.measured;
  for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
    journeys.push_back(measures_json(matrix, estimates, small_samples, i));
  }
  return {JsonObject{{"period", ResultJson::of(slice.period)},
                     {"by", {std::move(by)}},
                     {"notes", ResultJson::notes(notes)},
                     {"journeys", {std::move(journeys)}}}};
}

/// A row of a result by the names of its columns; what is missing is null.
JsonValue row_json(const journeyrank::ResultTable& table, std::size_t row) {
  JsonObject object;
  for (const auto& column : table.columns) {
    const bool missing = !column.gaps().empty() && column.gaps()[row] != 0;
    JsonValue value;
    if (!missing) {
      if (const auto* numbers = std::get_if<std::vector<double>>(&column.cells)) {
        value = {(*numbers)[row]};
      } else if (const auto* counts = std::get_if<std::vector<std::int64_t>>(&column.cells)) {
        value = {(*counts)[row]};
      } else {
        value = ResultJson::of(std::get<journeyrank::PackedTexts>(column.cells)[row]);
      }
    }
    object.push_back({column.name, std::move(value)});
  }
  return {std::move(object)};
}

}  // namespace

void add_reading(JsonObject& document, const Input& input, const std::vector<journeyrank::Note>& notes) {
  if (input.intake) document.push_back({"rows", intake_json(*input.intake)});
  document.push_back({"notes", ResultJson::notes(notes)});
}

Ranking ranking_of(const Input& input, const InputOptions& options, std::size_t threads) {
  journeyrank::RankOptions how{
      .profile = options.profile.value_or(""), .today = day(options.today), .threads = threads};
  if (options.pins) {
    how.pins = pins_of_file(*options.pins);
    std::vector<journeyrank::Note> unused;
    blamed_on(*options.pins, [&] { return hold_pins(how.pins, input.matrix.journeys(), how.today, unused); });
  }
  return blamed_on(input_name(options), [&] { return rank(input.matrix, input.model, how); });
}

std::string label_of(const Ranking& ranking, const std::string& id) { return ranking.label(ranking.find(id)); }

std::string ranking_title(const Ranking& ranking) {
  const Scorer& scorer = ranking.scorer();
  std::string whose;
  for (const auto& profile : scorer.model().profiles) {
    if (profile.id != scorer.profile()) continue;
    whose = " of profile " + profile.id + (profile.label.empty() ? "" : " (" + profile.label + ")");
  }
  const std::string name = scorer.model().name.empty() ? "Ranking" : scorer.model().name;
  return shown_text(name + ": " + shown_count(static_cast<long long>(ranking.size())) +
                    (ranking.size() == 1 ? " journey" : " journeys") + ", points out of 100") +
         "\n" + wrapped(shown_text("Weights" + whose + ": " + weights_text(scorer)), table_width(), 0, 2) + "\n";
}

std::vector<journeyrank::Note> shown_notes(const Ranking& ranking, const Input& input) {
  std::vector<journeyrank::Note> notes = all_notes(ranking, input);
  // Of contacts, measuring has said already what is missing, and why.
  if (input.intake) std::erase_if(notes, [](const auto& note) { return note.code == "missing_cells"; });
  return notes;
}

std::vector<journeyrank::Note> all_notes(const Ranking& ranking, const Input& input) {
  std::vector<journeyrank::Note> notes = input.notes;
  // Of a relative scale, fitting says that its column is constant.
  for (const auto& criterion : ranking.scorer().model().criteria) {
    if (!has_relative_scale(criterion)) continue;
    std::erase_if(notes, [&criterion](const auto& note) {
      return note.code == "constant_column" && note.text.starts_with(criterion.id + " is ");
    });
  }
  notes.insert(notes.end(), ranking.notes().begin(), ranking.notes().end());
  return notes;
}

void write_ranking(Output& output, const Ranking& ranking, const Input& input,
                   const std::vector<std::size_t>& positions) {
  JsonObject head = ResultJson::head("ranking");
  ResultJson::add_model(head, ranking.scorer());
  head.push_back({"tie_tolerance", {ranking.scorer().model().tie_tolerance}});
  add_reading(head, input, all_notes(ranking, input));
  head.push_back({"journey_count", ResultJson::of(ranking.size())});
  const journeyrank::ScoreShares shares(ranking.scorer(), input.matrix);
  const auto* preset = journeyrank::preset_of(ranking.scorer().model());
  const auto numbers = preset == nullptr ? std::vector<std::optional<double>>{}
                                         : journeyrank::product_numbers(input.matrix, ranking.scorer().model());
  const auto line_of = [&](std::size_t i) {
    const auto ranked = ranking[positions[i]];
    JsonValue line = ResultJson::line(ranked, explain(shares, ranked.journey));
    if (preset != nullptr) {
      const auto& number = numbers[ranked.journey];
      std::get<JsonObject>(line.value).push_back({preset->name, number ? JsonValue{*number} : JsonValue{}});
    }
    if (input.intake) {
      std::get<JsonObject>(line.value).push_back({"small_sample", {input.is_small_sample(ranked.journey)}});
    }
    return line;
  };
  journeyrank::write_listing(head, "journeys", positions.size(), line_of,
                             [&](std::string_view piece) { output.write(piece); });
}

void write_explanation(Output& output, const Ranking& ranking, const Input& input, const std::string& journey) {
  const auto explanation = explain(ranking, input.matrix, journey);
  const auto order = ranking.order();
  const auto position = std::find(order.begin(), order.end(), ranking.find(journey)) - order.begin();
  JsonObject document = ResultJson::head("explanation");
  ResultJson::add_model(document, ranking.scorer());
  add_reading(document, input, all_notes(ranking, input));
  document.push_back({"journey_count", ResultJson::of(ranking.size())});
  document.push_back({"journey", ResultJson::line(ranking[static_cast<std::size_t>(position)], explanation)});
  document.push_back({"sentence", ResultJson::of(sentence(explanation))});
  output.write(JsonText::pretty({std::move(document)}));
}

void write_measures(Output& output, const Input& input) {
  JsonObject head = ResultJson::head("measures");
  head.push_back(
      {"model",
       {JsonObject{{"name", ResultJson::of(input.model.name)}, {"hash", ResultJson::of(model_hash(input.model))}}}});
  add_reading(head, input, input.notes);
  if (!input.cases.empty()) {
    JsonArray cases;
    for (const auto& summary : input.cases) cases.push_back(cases_json(summary));
    head.push_back({"cases", {std::move(cases)}});
  }
  const auto write = [&](std::string_view piece) { output.write(piece); };
  if (input.slicing.is_none()) {
    const auto line_of = [&](std::size_t journey) {
      return measures_json(input.matrix, input.estimates, input.small_samples, journey);
    };
    return journeyrank::write_listing(head, "journeys", input.matrix.journey_count(), line_of, write);
  }
  head.push_back({"period", ResultJson::of(name_of(input.slicing.period))});
  JsonArray by;
  for (const auto& column : input.slicing.by) by.push_back(ResultJson::of(column));
  head.push_back({"by", {std::move(by)}});
  journeyrank::write_listing(
      head, "slices", input.slices.size(), [&](std::size_t i) { return slice_json(input.slices[i]); }, write);
}

void write_findings(const OutputOptions& options, const Input& input, const std::vector<journeyrank::Note>& notes) {
  JsonObject document = ResultJson::head("lint");
  document.push_back(
      {"model",
       {JsonObject{{"name", ResultJson::of(input.model.name)}, {"hash", ResultJson::of(model_hash(input.model))}}}});
  add_reading(document, input, notes);
  document.push_back({"findings", journeyrank::findings_json(input.findings)});
  write_output(options, JsonText::pretty({std::move(document)}));
}

std::string markdown_text(const journeyrank::ResultTable& table) { return journeyrank::to_markdown(table).text(); }

std::string csv_text(const journeyrank::ResultTable& table, journeyrank::CsvFor reader) {
  journeyrank::CsvWriter csv(reader);
  write_table(csv, table);
  return csv.text();
}

void write_rows(Output& output, const JsonObject& head, const char* key, const journeyrank::ResultTable& table) {
  journeyrank::write_listing(
      head, key, table.rows, [&](std::size_t row) { return row_json(table, row); },
      [&](std::string_view piece) { output.write(piece); });
}

JsonValue rows_json(const journeyrank::ResultTable& table) {
  journeyrank::JsonArray rows;
  for (std::size_t row = 0; row < table.rows; ++row) rows.push_back(row_json(table, row));
  return {std::move(rows)};
}

std::string id_of(const Ranking& ranking, const std::string& name) {
  if (ranking.journeys().find(name)) return name;
  std::optional<std::string> found;
  for (std::size_t journey = 0; journey < ranking.size(); ++journey) {
    if (ranking.label(journey) != name) continue;
    if (found) return name;
    found = ranking.journeys()[journey];
  }
  return found.value_or(name);
}

void write_answer(const OutputOptions& output, const InputOptions& options, const Input& input, const Ranking& ranking,
                  const Answer& answer) {
  const Format format = output.format();
  std::vector<journeyrank::Note> notes =
      format == Format::json ? all_notes(ranking, input) : shown_notes(ranking, input);
  notes.insert(notes.end(), answer.notes.begin(), answer.notes.end());
  Output to(output);
  if (format == Format::json) {
    JsonObject head = ResultJson::head(answer.kind);
    ResultJson::add_model(head, ranking.scorer());
    add_reading(head, input, notes);
    head.insert(head.end(), answer.head.begin(), answer.head.end());
    write_rows(to, head, answer.rows, answer.table);
  }
  if (format == Format::csv) to.write(csv_text(answer.table, output.reader()));
  if (format == Format::markdown) to.write(markdown_text(answer.table));
  if (format == Format::table) to.write(answer.text);
  to.finish();
  if (format != Format::json) say_notes(output, row_report(input, options), notes);
}
