// SPDX-License-Identifier: MIT
#include <memory>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/problem/contact_centre.hpp"
#include "journeyrank/problem/product_preset.hpp"

#include "command.hpp"
#include "documents.hpp"
#include "output.hpp"

namespace {

struct TemplateOptions {
  std::optional<std::string> kind = {};
  std::optional<std::string> mapping = {};
  OutputOptions output;
};

/// A mapping for the columns that the metrics of the template model read, under made-up names.
journeyrank::Mapping example_mapping() {
  return {.missing = {"n/a"},
          .currency = "GBP",
          .columns = {{"contact_id", {.from = "ticket"}},
                      {"customer_id", {.from = "client"}},
                      {"journey", {.from = "reason"}},
                      {"started_at", {.from = "opened", .format = "%d/%m/%Y %H:%M", .tz = "UTC"}},
                      {"handle_s", {.from = "handling_min", .unit = journeyrank::DurationUnit::min}},
                      {"ces", {.from = "effort_score"}},
                      {"revenue", {.from = "yearly_value"}},
                      {"churned", {.from = "left", .values = {{"gone", "true"}, {"still here", "false"}}}}}};
}

void run(const TemplateOptions& options) {
  if (options.mapping) {
    if (options.kind && *options.kind != "mapping") {
      throw journeyrank::Error(journeyrank::errc::usage, "--mapping prints a mapping, not a " + *options.kind);
    }
    return write_output(options.output, ready_mapping_text(*options.mapping));
  }
  const std::string kind = options.kind.value_or("model");
  for (const auto& preset : journeyrank::product_presets) {
    if (kind == preset.name) return write_output(options.output, file_text(preset.model()));
  }
  if (kind == "model") return write_output(options.output, file_text(journeyrank::contact_centre_model()));
  if (kind == "mapping") return write_output(options.output, file_text(example_mapping()));
  if (kind == "simulation") return write_output(options.output, file_text(journeyrank::Simulation{}));
  throw journeyrank::Error(
      journeyrank::errc::usage,
      "found " + journeyrank::excerpt(kind) +
          "; allowed: model, mapping, simulation, or a preset: rice, ice, wsjf, opportunity, value_over_effort");
}

}  // namespace

Command template_command() {
  const auto options = std::make_shared<TemplateOptions>();
  return {
      .name = "template",
      .summary = "print a model, mapping or simulation file to start from",
      .about =
          "Prints the four-criterion model of a contact centre (pain, revenue, retention, cost), a mapping of columns "
          "(one with made-up names, or with --mapping that of a system), the plan of a simulation, or the model of a "
          "product formula (rice, ice, wsjf, opportunity, value_over_effort), to be changed in an editor. Every anchor "
          "in it is an example: set your own before you trust a score.",
      .usages = {"[KIND] [-o FILE]", "--mapping NAME [-o FILE]"},
      .groups = {{"Options",
                  {{"KIND", "", "model (default), mapping, simulation, or a product formula by its name",
                    &options->kind},
                   {"--mapping", "NAME", "the ready mapping of a system: " + ready_mapping_list(), &options->mapping},
                   {"-o,--output", "FILE", "write to FILE, whole or not at all", &options->output.path}}}},
      .examples = {"journeyrank template -o model.json", "journeyrank template --mapping zendesk -o map.json"},
      .run = [options] { run(*options); },
  };
}
