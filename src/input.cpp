// SPDX-License-Identifier: MIT
#include "input.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <string_view>
#include <utility>

#include "journeyrank/base/byte_size.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/base/shortest_number.hpp"
#ifdef JOURNEYRANK_HAS_XES
#include "journeyrank/io/contact_xes.hpp"
#endif
#include "journeyrank/io/contact_file.hpp"
#include "journeyrank/io/customer_file.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/io/segment_csv.hpp"
#include "journeyrank/io/step_text.hpp"
#include "journeyrank/measure/memory_limit.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/measure/tally_bytes.hpp"
#include "journeyrank/problem/lint.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/product_preset.hpp"
#include "journeyrank/problem/window_sweep.hpp"

#include "documents.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "shown_text.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::excerpt;
using journeyrank::Method;
using journeyrank::Model;
using journeyrank::StatedWeight;

namespace {

/// One character, or the word for one that is hard to type.
char character(const std::string& text, const char* option) {
  if (text == "tab" || text == "\\t") return '\t';
  if (text == "space") return ' ';
  if (text.size() == 1) return text.front();
  throw Error(errc::bad_option, std::string(option) + ": found " + excerpt(text) +
                                    "; allowed: one character, or the words tab and space");
}

/// Where a model states the weight of a criterion or group: in the profile, or where that states none in the model.
double& stated_weight(Model& model, const std::string& profile, const std::string& criterion) {
  for (auto& each : model.profiles) {
    if (each.id != profile) continue;
    for (auto& weight : each.weights) {
      if (weight.criterion == criterion) return weight.weight;
    }
  }
  return own_weight(model, criterion);
}

/// The model with the weights that the command line asks for, and a note on each that it changed.
Model weighted(Model model, const InputOptions& options, std::vector<journeyrank::Note>& notes) {
  const std::string profile = options.profile.value_or("");
  if (options.profile && profile.empty()) throw Error(errc::usage, "--profile has no name");
  blamed_on("--profile", [&] { return weights_of(model, profile); });
  std::vector<std::string> changed;
  for (const auto& text : options.weights) {
    const StatedWeight asked = parse_weight(text, "--weight");
    double* const stated = blamed_on("--weight", [&] { return &stated_weight(model, profile, asked.criterion); });
    if (std::find(changed.begin(), changed.end(), asked.criterion) != changed.end()) {
      throw Error(errc::usage, "--weight " + asked.criterion + " is given twice; allowed: once");
    }
    changed.push_back(asked.criterion);
    notes.push_back({"weight_changed", "the weight of " + excerpt(asked.criterion) + " is " +
                                           journeyrank::shortest_number(asked.weight) + " instead of " +
                                           journeyrank::shortest_number(*stated) + ", as --weight asks"});
    *stated = asked.weight;
  }
  if (!changed.empty()) blamed_on("--weight", [&] { validate(model); });
  return model;
}

/// The model of --model, or of --preset.
Model model_asked_for(const InputOptions& options) {
  if (options.model) return model_of_file(*options.model);
  return blamed_on("--preset", [&] { return journeyrank::product_preset(*options.preset).model(); });
}

/// The model with the method that the command line asks for.
Model with_method(Model model, const InputOptions& options, std::vector<journeyrank::Note>& notes) {
  if (!options.method) return model;
  const auto asked = journeyrank::parse_step<Method>(*options.method, "--method", "topsis:p=1");
  if (asked == model.method) return model;
  notes.push_back({"method_changed", std::string("the method is ") + step_name(asked) + " instead of " +
                                         step_name(model.method) + ", as --method asks"});
  model.method = asked;
  blamed_on("--method", [&] { validate(model); });
  return model;
}

void check_sources(const InputOptions& options) {
  static_cast<void>(options.thread_count());
  if (options.journeys && options.contacts) {
    throw Error(errc::usage, "found both a criteria matrix (" + excerpt(*options.journeys) +
                                 ") and --contacts; allowed: one of them");
  }
  if (!options.journeys && !options.has_contacts()) {
    throw Error(errc::usage, "there is nothing to read; give a criteria matrix (JOURNEYS), or --contacts FILE");
  }
  if (options.format && !options.contacts) {
    throw Error(errc::usage, "--format says how contacts are written, but there are none");
  }
  if (options.customers && !options.contacts) {
    throw Error(errc::usage, "--customers says who the contacts are of, but there are none");
  }
  if (options.map && !options.contacts) throw Error(errc::usage, "--map says what contacts mean, but there are none");
  if (options.most_memory && !options.has_contacts()) {
    throw Error(errc::usage, "--most-memory says how much contacts may take, but there are none");
  }
  if (options.model && options.preset)
    throw Error(errc::usage, "found both --model and --preset; allowed: one of them");
  if (options.preset && options.has_contacts()) {
    throw Error(errc::usage, "--preset is for a criteria matrix: nothing in its model says how contacts are measured");
  }
  if (!options.model && !options.preset) {
    throw Error(errc::usage, "--model is missing; \"journeyrank template > model.json\" makes one to start from");
  }
  int from_stdin = 0;
  for (const auto* path :
       {&options.journeys, &options.contacts, &options.customers, &options.map, &options.model, &options.pins}) {
    from_stdin += *path == "-" ? 1 : 0;
  }
  if (from_stdin > 1) throw Error(errc::usage, "found - for several inputs; standard input is one");
}

/// The slices that --by and --period ask for.
journeyrank::Slicing slicing_of(const InputOptions& options) {
  journeyrank::Slicing slicing{.by = options.by};
  if (options.period) {
    const auto known = journeyrank::parse_enumerator<journeyrank::Period>(*options.period);
    if (!known) {
      throw Error(errc::bad_option, "--period: found " + excerpt(*options.period) +
                                        "; allowed: " + journeyrank::enumerator_list<journeyrank::Period>());
    }
    slicing.period = *known;
  }
  blamed_on("--by", [&] { validate(slicing); });
  return slicing;
}

/// The windows that --window asks for, in days.
std::vector<double> windows_of(const InputOptions& options) {
  std::vector<double> windows;
  for (const auto& text : options.windows) {
    const auto days = journeyrank::parse_number(text);
    if (!days) throw Error(errc::bad_number, "--window " + excerpt(text) + ": " + journeyrank::refused_number(text));
    windows.push_back(*days);
  }
  return windows;
}

/// The bytes that --most-memory allows the counted contacts.
std::size_t most_bytes_of(const InputOptions& options) {
  if (!options.most_memory) return journeyrank::MemoryLimit::none;
  if (const auto bytes = journeyrank::read_byte_size(*options.most_memory)) return *bytes;
  throw Error(errc::usage, "--most-memory: found " + excerpt(*options.most_memory) +
                               "; allowed: a size such as 500MB, 2GB or 1.5GiB");
}

std::optional<journeyrank::ContactFormat> contact_format(const InputOptions& options) {
  using journeyrank::ContactFormat;
  if (!options.format) return std::nullopt;
  if (const auto known = journeyrank::parse_enumerator<ContactFormat>(*options.format)) return known;
  throw Error(errc::bad_option, "--format: found " + excerpt(*options.format) +
                                    "; allowed: " + journeyrank::enumerator_list<ContactFormat>());
}

/// Reads the contacts in whatever this program was built to read.
template <class... Arguments>
journeyrank::Intake read_contacts_of_file(journeyrank::ByteSource source, Arguments&&... arguments) {
#ifdef JOURNEYRANK_HAS_XES
  return read_any_contact_file(std::move(source), std::forward<Arguments>(arguments)...);
#else
  return read_contact_file(std::move(source), std::forward<Arguments>(arguments)...);
#endif
}

/// Adds what came in with a part of the contacts.
void take_intake(const journeyrank::Intake& part, Input& input) {
  if (input.intake) {
    input.intake->merge(part);
  } else {
    input.intake = part;
  }
}

/// Counts the contacts of a file, and keeps what came in.
void read_contacts_into(journeyrank::Tally& tally, const journeyrank::Mapping& mapping, const InputOptions& options,
                        bool quiet, Input& input) {
  std::optional<journeyrank::CustomersRead> customers;
  if (options.customers) {
    customers = read_customers(journeyrank::ByteSource::open(*options.customers), mapping, options.table.csv());
  }
  Progress progress(input_name(options), quiet);
  const journeyrank::ContactFileOptions written{.format = contact_format(options), .csv = options.table.csv()};
  journeyrank::Intake intake = read_contacts_of_file(
      journeyrank::ByteSource::open(*options.contacts), mapping, tally, written,
      [&](std::uint64_t read, std::uint64_t total) { progress(read, total); }, customers ? &customers->table : nullptr);
  if (customers) {
    const auto notes = customers->notes();
    intake.table_notes.insert(intake.table_notes.begin(), notes.begin(), notes.end());
  }
  take_intake(intake, input);
}

std::string bytes_of_file(const std::string& path) {
  journeyrank::ByteSource source = journeyrank::ByteSource::open(path);
  std::string bytes;
  std::vector<char> piece(std::size_t{1} << 20);
  for (std::size_t got = source.read(piece.data(), piece.size()); got > 0;
       got = source.read(piece.data(), piece.size())) {
    bytes.append(piece.data(), got);
  }
  return bytes;
}

void measure_contacts(const InputOptions& options, const Model& model, bool quiet, const journeyrank::LintOptions& lint,
                      Input& input) {
  const auto mapping = options.map ? mapping_of_file(*options.map) : journeyrank::Mapping{};
  input.slicing = slicing_of(options);
  journeyrank::MeasureOptions how{.lint = lint, .threads = options.thread_count()};
  if (const auto min_n = count_option(options.min_n, "--min-n", 0)) how.lint.min_n = static_cast<std::int64_t>(*min_n);
  const std::vector<double> windows = windows_of(options);
  if (!windows.empty() && !input.slicing.is_none()) {
    throw Error(errc::usage, "found both --window and slices (--by, --period); allowed: one of them");
  }
  journeyrank::Tally tally(
      windows.empty() ? metrics_of(model) : blamed_on("--window", [&] { return metrics_of_sweep(model, windows); }),
      input.slicing, most_bytes_of(options));
  for (const auto& path : options.tallies) {
    take_intake(blamed_on(path, [&] { return merge_bytes(tally, bytes_of_file(path)); }), input);
  }
  if (options.contacts) read_contacts_into(tally, mapping, options, quiet, input);
  for (auto& note : input.intake->notes()) input.notes.push_back(std::move(note));
  if (options.save_tally) write_output({.path = options.save_tally}, to_bytes(tally, input.intake));
  auto measured = blamed_on(input_name(options), [&] { return measure(tally, model, how); });
  for (auto& note : measured.notes) {
    // Of contacts in a file they are counted among the rows already.
    if (!input.intake || note.code != "unmapped_contacts") input.notes.push_back(std::move(note));
  }
  input.matrix = std::move(measured.matrix);
  input.estimates = std::move(measured.estimates);
  input.small_samples = std::move(measured.small_samples);
  input.findings = std::move(measured.findings);
  input.cases = std::move(measured.cases);
  if (!input.slicing.is_none()) input.slices = measure_slices(tally, model, how);
  if (!windows.empty()) {
    input.slices = sweep_windows(tally, model, windows, how);
    input.slicing = journeyrank::sweep_slicing();
    // These are by the windows of the model, in whose place the others stand.
    input.cases.clear();
    std::erase_if(input.notes, [](const auto& note) { return note.code == "cases"; });
  }
}

/// A matrix with a row a journey and segment: the segments, and one matrix pooled from them.
void read_segmented_journeys(const InputOptions& options, const Model& model, Input& input) {
  journeyrank::CsvReader table(journeyrank::ByteSource::open(*options.journeys), options.table.csv());
  auto reading = read_segments(table, model, options.by.front());
  input.segments = std::move(reading.segments);
  input.matrix = pooled_matrix(input.segments, model);
  input.notes.insert(input.notes.end(), reading.notes.begin(), reading.notes.end());
}

void read_journeys(const InputOptions& options, const Model& model, bool quiet, const LintScope& lint, Input& input) {
  if (!options.by.empty()) return read_segmented_journeys(options, model, input);
  journeyrank::CsvReader table(journeyrank::ByteSource::open(*options.journeys), options.table.csv());
  Progress progress(input_name(options), quiet);
  auto reading = read_matrix(table, model, [&](const journeyrank::CsvReader& at) {
    if (at.rows() % 4096 == 0) progress(at.bytes_read(), at.total_bytes());
  });
  input.matrix = std::move(reading.matrix);
  input.notes.insert(input.notes.end(), reading.notes.begin(), reading.notes.end());
  if (input.matrix.journey_count() > lint.most_journeys) return;
  input.findings = journeyrank::lint(input.matrix, model);
  for (auto& note : notes_of(input.findings)) input.notes.push_back(std::move(note));
}

}  // namespace

ArgumentGroup TableOptions::arguments() {
  return {
      "How the table is written",
      {{"--separator", "CHARACTER", "between fields: , ; or tab; found in the header by default", &separator},
       {"--decimal", "MARK", "decimal mark: . (default) or ,", &decimal},
       {"--thousands", "MARK", "mark between thousands: , . ' or space; by default none is allowed", &thousands},
       {"--missing", "TEXT", "a text that stands for a missing cell, beside the empty one; may be repeated", &missing},
       {"--encoding", "NAME", "utf8 (default), latin1 or windows_1252", &encoding}}};
}

journeyrank::CsvOptions TableOptions::csv() const {
  journeyrank::CsvOptions options{.missing = missing};
  if (separator) options.separator = character(*separator, "--separator");
  if (decimal) options.decimal = character(*decimal, "--decimal");
  if (thousands) options.thousands = character(*thousands, "--thousands");
  if (encoding) {
    const auto known = journeyrank::parse_enumerator<journeyrank::TextEncoding>(*encoding);
    if (!known) {
      throw Error(errc::bad_option, "--encoding: found " + excerpt(*encoding) +
                                        "; allowed: " + journeyrank::enumerator_list<journeyrank::TextEncoding>());
    }
    options.encoding = *known;
  }
  validate(options);
  return options;
}

ArgumentGroup InputOptions::sources() {
  return {"Input",
          {{"--model", "FILE", "the model: criteria, scales, weights (journeyrank template writes one)", &model},
           {"--preset", "NAME",
            "in place of --model, a formula of product teams: rice, ice, wsjf, opportunity or value_over_effort "
            "(journeyrank template NAME prints its model)",
            &preset},
           {"--contacts", "FILE", "contacts, CSV, JSON Lines or XES, one row each, to be measured first; - is stdin",
            &contacts},
           {"--map", "FILE",
            "what the columns of the contacts mean, a file or the name of a ready mapping (journeyrank template --help "
            "lists them); without it they have the library's own names",
            &map},
           {"--format", "NAME",
            "csv, jsonl or xes; by default by the ending: .jsonl and .ndjson are JSON Lines, .xes is an event log",
            &format},
           {"--customers", "FILE", "who the customers are (customer_id, segment, start_at, end_at, annual_value, ...)",
            &customers},
           {"--min-n", "N", "of contacts: a journey that rests on fewer observations is marked; 30 by default", &min_n},
           {"--most-memory", "SIZE",
            "of contacts: the memory that they may take once counted, such as 2GB; what does not fit is refused, never "
            "estimated",
            &most_memory}}};
}

ArgumentGroup InputOptions::tally_files() {
  return {"Parts",
          {{"--save-tally", "FILE", "keep the counted contacts, to be joined with those of other runs", &save_tally},
           {"--tally", "FILE", "join the contacts that another run kept, by the same model and slices; may be repeated",
            &tallies}}};
}

ArgumentGroup InputOptions::asked_of() {
  ArgumentGroup group = sources();
  group.arguments.insert(
      group.arguments.begin(),
      {"JOURNEYS", "", "criteria matrix as CSV: a column journey and one a criterion; - is stdin", &journeys});
  return group;
}

ArgumentGroup InputOptions::ranking() {
  return {
      "Ranking",
      {{"--profile", "NAME", "the weights of this profile, not the model's own", &profile},
       {"--weight", "CRITERION=NUMBER",
        "another weight for one criterion, or for a group of them; 0 switches a criterion off; may be repeated",
        &weights},
       {"--method", "NAME[:OPTION=VALUE,...]",
        "another method than the model's: vikor, topsis:p=1 (journeyrank methods)", &method},
       {"--pins", "FILE", "places given by decree, as JSON (journeyrank schema pins)", &pins},
       {"--today", "DATE",
        "the day that decides which pins have expired; today (UTC) by default. Where it is given, contacts that are "
        "older than 35 days are noted",
        &today}}};
}

ArgumentGroup InputOptions::ranking_with_threads() {
  ArgumentGroup group = ranking();
  group.arguments.push_back(threads_argument());
  return group;
}

Argument InputOptions::threads_argument() {
  return {"--threads", "N", "threads to use; 0 (default): one a processor; never changes a result", &threads};
}

std::size_t InputOptions::thread_count() const { return count_option(threads, "--threads", 0).value_or(0); }

StatedWeight parse_weight(const std::string& text, const std::string& option) {
  const std::size_t equals = text.rfind('=');
  if (equals == text.npos || equals == 0) {
    throw Error(errc::usage, option + " " + excerpt(text) + ": allowed: CRITERION=NUMBER, such as pain=0.5");
  }
  return {text.substr(0, equals), parse_option_number(text.substr(equals + 1), option + " " + excerpt(text))};
}

double parse_option_number(const std::string& text, const std::string& place) {
  if (const auto number = journeyrank::parse_number(text)) return *number;
  throw Error(errc::bad_number, place + ": " + journeyrank::refused_number(text));
}

journeyrank::Date day(const std::optional<std::string>& given) {
  if (!given) {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts = {};
    ::gmtime_r(&now, &parts);
    return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
  }
  if (const auto date = journeyrank::parse_date(*given)) return *date;
  throw Error(errc::bad_time, "--today: found " + excerpt(*given) + "; allowed: a day such as 2026-03-01");
}

Input read_input(const InputOptions& options, bool quiet, const LintScope& lint) {
  check_sources(options);
  LintScope scope = lint;
  if (options.today) scope.options.today = day(options.today);
  Input input;
  input.model = with_method(weighted(model_asked_for(options), options, input.notes), options, input.notes);
  // What is off in the weights of a profile need not be in the table.
  const Model model = with_profile(input.model, options.profile.value_or(""));
  if (options.has_contacts()) {
    measure_contacts(options, model, quiet, scope.options, input);
  } else {
    read_journeys(options, model, quiet, scope, input);
  }
  return input;
}

std::string input_name(const InputOptions& options) {
  const std::string& path = options.contacts   ? *options.contacts
                            : options.journeys ? *options.journeys
                                               : options.tallies.front();
  return path == "-" ? "stdin" : path;
}

std::string row_report(const Input& input, const InputOptions& options) {
  if (!input.intake) return "";
  const journeyrank::Intake& in = *input.intake;
  return input_name(options) + ": " + shown_count(in.rows) + (in.rows == 1 ? " row: " : " rows: ") +
         shown_count(in.used) + " used, " + shown_count(in.left_out()) + " left out, " + shown_count(in.repeated()) +
         " repeated" + (in.filtered > 0 ? ", " + shown_count(in.filtered) + " filtered out" : "");
}

std::optional<std::size_t> count_option(const std::optional<std::string>& given, const char* name, std::size_t least) {
  if (!given) return std::nullopt;
  std::size_t count = 0;
  const auto [end, problem] = std::from_chars(given->data(), given->data() + given->size(), count);
  if (problem == std::errc{} && end == given->data() + given->size() && count >= least) return count;
  throw Error(errc::usage, std::string(name) + ": found " + excerpt(*given) + "; allowed: a whole number from " +
                               std::to_string(least) + " on");
}
