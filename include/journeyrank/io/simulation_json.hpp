// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_reader.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/json_writer.hpp"
#include "journeyrank/io/schema.hpp"
#include "journeyrank/io/whole_file.hpp"
#include "journeyrank/measure/simulation.hpp"

namespace journeyrank {

/// Makes a simulation from a document. Errors: those of read_simulation, but for the file.
inline Simulation simulation_from(const JsonDocument& document) {
  const JsonCursor at(document);
  refuse_newer_schema(at, Simulation::newest_schema);
  auto simulation = JsonReader::read<Simulation>(at);
  const JsonCursor journeys = at.at("journeys");
  for (std::size_t i = 0; i < simulation.journeys.size(); ++i) {
    const std::string what = fault(simulation, simulation.journeys[i]);
    if (what.empty()) continue;
    const auto* stated = std::get_if<JsonObject>(&journeys.json().value);
    const Place place = stated != nullptr && find_member(at.json(), "journeys") != nullptr
                            ? journeys.place_of_key((*stated)[i])
                            : at.place();
    throw Error(errc::bad_option, place, "journey " + excerpt(simulation.journeys[i].journey) + ": " + what);
  }
  at.blame([&] { validate(simulation); });
  return simulation;
}

/// Reads a plan file ("-": standard input): what is left out is that of the contact centre.
///
/// Errors  read_failed, empty_input, too_large; bad_json, unknown_name, bad_option, bad_time, newer_schema: each with
///         file, line and column
inline Simulation read_simulation(const std::string& path) {
  return simulation_from(read_json(ByteSource::open(path)));
}

/// The same from a text in memory; `source` stands for the path in messages.
inline Simulation parse_simulation(std::string_view text, const std::string& source = "simulation") {
  return simulation_from(parse_json(text, source));
}

/// A simulation as the text of its file, every option stated. Read back it is equal.
///
/// Errors  those of validate and of JsonWriter
inline std::string to_json(const Simulation& simulation) {
  validate(simulation);
  return JsonText::pretty(JsonWriter::of(simulation));
}

/// Writes a plan file, whole or not at all ("-": standard output). Errors: those of to_json and write_failed.
inline void write_simulation(const std::string& path, const Simulation& simulation) {
  write_whole_file(path, to_json(simulation));
}

/// The JSON Schema of the plan file.
inline std::string simulation_schema() { return schema_of_file<Simulation>("JourneyRank simulation", "simulation"); }

}  // namespace journeyrank
