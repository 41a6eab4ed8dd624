// SPDX-License-Identifier: MIT
#include "journeyrank/io/schema.hpp"

#include <memory>
#include <optional>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/cell_json.hpp"
#include "journeyrank/io/judgement_json.hpp"
#include "journeyrank/io/scenario_json.hpp"
#include "journeyrank/io/simulation_json.hpp"

#include "command.hpp"
#include "output.hpp"

namespace {

struct SchemaOptions {
  std::optional<std::string> kind = {};
  OutputOptions output;
};

std::string schema_text(const std::string& kind) {
  if (kind == "model") return journeyrank::model_schema();
  if (kind == "mapping") return journeyrank::mapping_schema();
  if (kind == "pins") return journeyrank::pins_schema();
  if (kind == "simulation") return journeyrank::simulation_schema();
  if (kind == "scenarios") return journeyrank::scenario_schema();
  if (kind == "cells") return journeyrank::cell_schema();
  if (kind == "judgements") return journeyrank::judgement_schema();
  const std::vector<std::string> known = {"model", "mapping", "pins", "simulation", "scenarios", "cells", "judgements"};
  throw journeyrank::Error(journeyrank::errc::usage,
                           "there is no schema of " + journeyrank::excerpt(kind) +
                               journeyrank::did_you_mean(kind, known) +
                               "; allowed: model, mapping, pins, simulation, scenarios, cells, judgements");
}

}  // namespace

Command schema_command() {
  const auto options = std::make_shared<SchemaOptions>();
  return {
      .name = "schema",
      .summary = "print the JSON Schema of a model, mapping, pins, simulation, scenarios, cells or judgements file",
      .about = "Prints the JSON Schema (2020-12) of a file that the other commands read, for editors and validators.",
      .usages = {"[model|mapping|pins|simulation|scenarios|cells|judgements] [-o FILE]"},
      .groups = {{"Options",
                  {{"KIND", "", "model (default), mapping, pins, simulation, scenarios, cells or judgements",
                    &options->kind},
                   {"-o,--output", "FILE", "write to FILE, whole or not at all", &options->output.path}}}},
      .examples = {"journeyrank schema model -o model.schema.json", "journeyrank schema pins"},
      .run = [options] { write_output(options->output, schema_text(options->kind.value_or("model"))); },
  };
}
