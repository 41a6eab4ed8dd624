// SPDX-License-Identifier: MIT
#include <memory>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/estimate_table.hpp"
#include "journeyrank/io/matrix_csv_writer.hpp"

#include "command.hpp"
#include "input.hpp"
#include "output.hpp"
#include "results.hpp"

using journeyrank::errc;
using journeyrank::Error;

namespace {

struct MeasureOptions {
  bool estimates = false;
  InputOptions input;
  OutputOptions output;
};

void run(const MeasureOptions& options) {
  if (!options.input.has_contacts()) throw Error(errc::usage, "there is nothing to measure; give a file of contacts");
  const bool json = options.output.format() == Format::json;
  const Input input = read_input(options.input, options.output.quiet);
  if (json) {
    Output output(options.output);
    write_measures(output, input);
    return output.finish();  // the report is in it
  }
  journeyrank::CsvWriter table;
  if (!input.slicing.is_none()) {
    write_table(table, journeyrank::to_table(input.slices, input.slicing));
  } else if (options.estimates) {
    write_table(table, journeyrank::to_table(input.matrix, input.estimates, input.small_samples));
  } else {
    write_matrix(table, input.matrix, input.model);
  }
  write_output(options.output, table.text());
  say_notes(options.output, row_report(input, options.input), input.notes);
}

}  // namespace

Command measure_command() {
  const auto options = std::make_shared<MeasureOptions>();
  ArgumentGroup input = options->input.sources();
  input.arguments[1] = {"CONTACTS", "", "contacts, CSV, JSON Lines or XES, one row each; - is stdin",
                        &options->input.contacts};
  std::swap(input.arguments[0], input.arguments[1]);
  const ArgumentGroup slices = {
      "Slices and windows",
      {{"--by", "COLUMN",
        "measure each slice by itself, such as segment, channel or a column of yours; may be repeated",
        &options->input.by},
       {"--period", "NAME", "and each day, week, month, quarter or year (of the start, UTC)", &options->input.period},
       {"--window", "DAYS",
        "measure who called again by this window in place of the model's; repeat it to compare several",
        &options->input.windows}}};
  ArgumentGroup output = options->output.arguments(false, true);
  output.arguments.front().help = "write JSON: the matrix, what each cell rests on, and the report on the rows";
  output.arguments.insert(
      output.arguments.begin(),
      {"--estimates", "", "write what stands behind each cell: n, interval, shrunk value", &options->estimates});
  return {
      .name = "measure",
      .summary = "turn contacts into a criteria matrix",
      .about =
          "Measures each criterion of a model for each journey from contacts and writes the criteria matrix as CSV, "
          "with a report on the rows on stderr: used, left out, repeated, doubtful. With slices it writes what stands "
          "behind each cell of each slice, or by each window, as --estimates does for all contacts.",
      .usages = {"CONTACTS [--map FILE] --model FILE [options]"},
      .groups = {input, slices, options->input.tally_files(), options->input.table.arguments(), output},
      .examples = {"journeyrank measure examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json --by segment --period month",
                   "journeyrank measure examples/data/contacts.csv --map examples/data/contacts_map.json "
                   "--model examples/data/contact_centre.json | "
                   "journeyrank rank - --model examples/data/contact_centre.json"},
      .run = [options] { run(*options); },
  };
}
