// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/segment.hpp"
#include "journeyrank/problem/weights.hpp"

#include "command.hpp"

/// How a table is written, as the command line says it.
struct TableOptions {
  std::optional<std::string> separator = {};
  std::optional<std::string> decimal = {};
  std::optional<std::string> thousands = {};
  std::vector<std::string> missing = {};
  std::optional<std::string> encoding = {};

  ArgumentGroup arguments();

  /// Errors  bad_option
  journeyrank::CsvOptions csv() const;
};

/// What is to be ranked or measured, and with which weights, as the command line says it.
struct InputOptions {
  std::optional<std::string> journeys = {};
  std::optional<std::string> model = {};
  std::optional<std::string> preset = {};
  std::optional<std::string> contacts = {};
  std::optional<std::string> map = {};
  std::optional<std::string> min_n = {};
  std::optional<std::string> most_memory = {};
  std::vector<std::string> by = {};
  std::optional<std::string> period = {};
  std::vector<std::string> windows = {};
  std::vector<std::string> tallies = {};
  std::optional<std::string> save_tally = {};
  std::optional<std::string> format = {};
  std::optional<std::string> customers = {};
  std::optional<std::string> profile = {};
  std::vector<std::string> weights = {};
  std::optional<std::string> method = {};
  std::optional<std::string> pins = {};
  std::optional<std::string> today = {};
  std::optional<std::string> threads = {};
  TableOptions table = {};

  /// True when there are contacts to measure, in a file or in tallies of other runs.
  bool has_contacts() const noexcept { return contacts.has_value() || !tallies.empty(); }

  /// --model, --preset, --contacts, --map, --format, --customers, --min-n, --most-memory
  ArgumentGroup sources();

  /// --tally, --save-tally
  ArgumentGroup tally_files();

  /// --profile, --weight, --method, --pins, --today
  ArgumentGroup ranking();

  /// The same and --threads: for commands whose work is shared out among threads.
  ArgumentGroup ranking_with_threads();

  /// --threads
  Argument threads_argument();

  /// How many threads to use; 0: one a processor. Errors: usage.
  std::size_t thread_count() const;

  /// JOURNEYS by its place, then sources(): for commands that ask questions about a ranking.
  ArgumentGroup asked_of();
};

/// What was read: a criteria matrix, ready-made or measured from contacts, and the model to rank it with.
struct Input {
  journeyrank::Model model;
  journeyrank::CriteriaMatrix matrix;
  std::optional<journeyrank::Intake> intake;                  ///< of contacts
  std::vector<std::vector<journeyrank::Estimate>> estimates;  ///< of contacts: one list a criterion
  std::vector<std::uint8_t> small_samples;                    ///< of contacts: 1 for a journey that is marked
  journeyrank::Slicing slicing;                               ///< of contacts, where slices or windows are asked for
  std::vector<journeyrank::MeasuredSlice> slices;
  std::vector<journeyrank::Segment> segments;  ///< of a ready-made matrix with a row a journey and segment
  std::vector<journeyrank::Note> notes;

  std::vector<journeyrank::CaseSummary> cases;  ///< of contacts: what stands behind criteria that tell cases apart

  std::vector<journeyrank::LintFinding> findings;  ///< those that are warnings or more are among the notes too

  bool is_small_sample(std::size_t journey) const noexcept {
    return !small_samples.empty() && small_samples[journey] != 0;
  }
};

/// What the lint looks at beside the input itself.
struct LintScope {
  journeyrank::LintOptions options = {};
  std::size_t most_journeys = 10'000;  ///< a ready-made matrix of more is not looked at: nobody would read it
};

/// Reads what the options name; progress is shown on stderr unless `quiet`.
///
/// Errors  usage for options that contradict each other or leave something out; bad_time for a day that is none; those
///         of reading
Input read_input(const InputOptions& options, bool quiet, const LintScope& lint = {});

/// A criterion and a number from the command line: "pain=0.5". Errors: usage, bad_number.
journeyrank::StatedWeight parse_weight(const std::string& text, const std::string& option);

/// A number that an option gives; `place` begins the message. Errors: bad_number.
double parse_option_number(const std::string& text, const std::string& place);

/// The day that an option gives, or today. Errors: bad_time.
journeyrank::Date day(const std::optional<std::string>& given);

/// What messages call the contacts or the matrix: the path, or stdin.
std::string input_name(const InputOptions& options);

/// "contacts.csv: 24,918 rows: 24,915 used, 0 left out, 3 repeated": they add up. "" for an input without contacts.
std::string row_report(const Input& input, const InputOptions& options);

/// Does some work, and puts the option or file that gave rise to it in front of the message of what it throws.
template <class Work>
auto blamed_on(const std::string& source, Work&& work) {
  try {
    return work();
  } catch (const journeyrank::Error& error) {
    throw journeyrank::Error(error.code(), journeyrank::Place{source}, error.detail());
  }
}

/// A whole number that an option gives, or nothing when the option is not there. Errors: usage below `least`.
std::optional<std::size_t> count_option(const std::optional<std::string>& given, const char* name, std::size_t least);
