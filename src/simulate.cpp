// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/contact_csv_writer.hpp"
#include "journeyrank/io/csv_writer.hpp"
#include "journeyrank/io/estimate_table.hpp"
#include "journeyrank/io/simulation_table.hpp"
#include "journeyrank/measure/simulated_contacts.hpp"

#include "command.hpp"
#include "documents.hpp"
#include "input.hpp"
#include "output.hpp"
#include "shown_text.hpp"

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Simulation;

namespace {

struct SimulateOptions {
  std::optional<std::string> plan = {};
  std::optional<std::string> journeys = {};
  std::optional<std::string> customers = {};
  std::optional<std::string> days = {};
  std::optional<std::string> seed = {};
  std::optional<std::string> dirt = {};
  bool truth = false;
  OutputOptions output;
};

/// A number of the command line that goes into the plan: no larger than the plan may hold.
std::optional<std::size_t> limited(const std::optional<std::string>& given, const char* name, std::size_t least,
                                   std::size_t most) {
  const auto count = count_option(given, name, least);
  if (count && *count > most) {
    throw Error(errc::usage, std::string(name) + ": found " + *given + "; allowed: up to " + std::to_string(most));
  }
  return count;
}

/// The plan, or that of the contact centre, with what the command line says instead.
Simulation planned(const SimulateOptions& options) {
  Simulation simulation = options.plan ? simulation_of_file(*options.plan) : Simulation{};
  constexpr auto most_customers = static_cast<std::size_t>(journeyrank::most_simulated_customers);
  constexpr auto most_days = static_cast<std::size_t>(journeyrank::most_simulated_days);
  if (const auto seed = limited(options.seed, "--seed", 0, std::size_t{1} << 53)) {
    simulation.seed = static_cast<std::int64_t>(*seed);
  }
  if (const auto customers = limited(options.customers, "--customers", 1, most_customers)) {
    simulation.customers = static_cast<std::int64_t>(*customers);
  }
  if (const auto days = limited(options.days, "--days", 1, most_days)) simulation.days = static_cast<int>(*days);
  if (const auto count = limited(options.journeys, "--journeys", 1, journeyrank::most_simulated_journeys)) {
    const auto seed = static_cast<std::uint64_t>(simulation.seed);
    simulation.journeys = journeyrank::numbered_journeys(simulation.journeys, *count, seed);
  }
  if (options.dirt) {
    const auto rate = journeyrank::parse_number(*options.dirt);
    if (!rate || !(*rate >= 0.0 && *rate <= 1.0)) {
      throw Error(errc::usage,
                  "--dirt: found " + journeyrank::excerpt(*options.dirt) + "; allowed: a rate from 0 to 1");
    }
    simulation.dirt = {.duplicates = *rate, .anonymous = *rate, .unmapped = *rate, .missing = *rate};
  }
  validate(simulation);
  return simulation;
}

void write_truths(const SimulateOptions& options, const Simulation& simulation) {
  journeyrank::CsvWriter table;
  write_table(table, journeyrank::to_table(truth_of(simulation)));
  write_output(options.output, table.text());
}

void write_contacts(const SimulateOptions& options, const Simulation& simulation) {
  constexpr std::size_t piece = std::size_t{64} << 10;
  Output output(options.output);
  journeyrank::ContactCsvWriter writer(journeyrank::simulated_columns);
  std::string text;
  std::int64_t rows = 0;
  writer.append_header(text);
  journeyrank::simulate(simulation, [&](const journeyrank::Contact& contact) {
    writer.append(text, contact);
    ++rows;
    if (text.size() < piece) return;
    output.write(text);
    text.clear();
  });
  output.write(text);
  output.finish();
  const std::string named = options.output.path.value_or("-") == "-" ? "stdout" : *options.output.path;
  const std::string journeys = simulation.journeys.size() == 1
                                   ? "1 journey"
                                   : shown_count(static_cast<std::int64_t>(simulation.journeys.size())) + " journeys";
  say_notes(options.output,
            named + ": " + shown_count(rows) + (rows == 1 ? " row of " : " rows of ") + journeys + ", seed " +
                std::to_string(simulation.seed),
            {});
}

void run(const SimulateOptions& options) {
  const Simulation simulation = planned(options);
  if (options.truth) return write_truths(options, simulation);
  write_contacts(options, simulation);
}

}  // namespace

Command simulate_command() {
  const auto options = std::make_shared<SimulateOptions>();
  return {
      .name = "simulate",
      .summary = "make up contacts of which the true rates are known",
      .about =
          "Draws the contacts of a made-up contact centre and writes them as CSV, in the library's own columns, so "
          "that "
          "measure and rank need no mapping. The same plan and seed give the same bytes everywhere. --truth writes "
          "what "
          "the metrics should find in them, over endless logs.",
      .usages = {"[--plan FILE] [options] [-o FILE]", "--truth [--plan FILE] [options] [-o FILE]"},
      .groups =
          {{"What is made up",
            {{"--plan", "FILE", "the plan: rates of each journey (journeyrank template simulation writes one)",
              &options->plan},
             {"--journeys", "N", "the first N journeys of the plan (of nine by default); more are made up like them",
              &options->journeys},
             {"--customers", "N", "how many customers there are; 20000 by default", &options->customers},
             {"--days", "N", "how long the log is; 91 by default", &options->days},
             {"--seed", "N", "another number gives other contacts of the same rates; 1 by default", &options->seed},
             {"--dirt", "RATE",
              "share of rows that come twice, lack a customer, lack a journey, and of cells that are missing",
              &options->dirt}}},
           {"Output",
            {{"--truth", "", "write the true rates instead: journey, metric, truth", &options->truth},
             {"-o,--output", "FILE", "write to FILE, whole or not at all", &options->output.path},
             {"--quiet", "", "no notes on stderr, only errors", &options->output.quiet}}}},
      .examples = {"journeyrank simulate --customers 5000 -o contacts.csv",
                   "journeyrank simulate --truth -o truth.csv"},
      .run = [options] { run(*options); },
  };
}
