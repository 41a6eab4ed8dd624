// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/json.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_reader.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_writer.hpp"
#include "journeyrank/io/schema.hpp"
#include "journeyrank/judge/contradiction.hpp"
#include "journeyrank/judge/scenario.hpp"

namespace journeyrank {

/// What a file of scenarios holds: {"schema": 1, "scenarios": [{"name": "half pain", "weights": {"pain": 0.5}}]}.
struct ScenarioList {
  /// The newest layout of the file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::vector<Scenario> scenarios = {};

  static constexpr auto fields() {
    constexpr Allowed known{.at_least = 1, .at_most = newest_schema};
    return FieldList{Field{"schema", &ScenarioList::schema, "the version of this layout", known},
                     Field{"scenarios", &ScenarioList::scenarios, "what is other in each", Allowed{.required = true}}};
  }

  friend bool operator==(const ScenarioList&, const ScenarioList&) = default;
};

/// Refuses a scenario with the name of one before it, or one that contradicts itself, at the value to blame.
inline void validate_scenarios(const JsonCursor& at, const std::vector<Scenario>& scenarios) {
  const std::optional<std::size_t> again = repeated_name(scenarios);
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    if (again == i) {
      at.at(i).at("name").refuse(errc::duplicate_name,
                                 "a scenario before it is called " + excerpt(scenarios[i].name) + " as well");
    }
    at.at(i).blame([&] { refuse_contradictions(scenarios[i]); });
  }
}

/// Makes a list of scenarios from a document. Errors: those of read_scenarios, but for the file.
inline std::vector<Scenario> scenarios_from(const JsonDocument& document) {
  const JsonCursor at(document);
  refuse_newer_schema(at, ScenarioList::newest_schema);
  std::vector<Scenario> scenarios = JsonReader::read<ScenarioList>(at).scenarios;
  validate_scenarios(at.at("scenarios"), scenarios);
  return scenarios;
}

/// Reads a file of scenarios ("-": standard input). Whether they fit a model is checked when they are asked.
///
/// Edge    scenarios without a name may be many
/// Errors  read_failed, empty_input, too_large; bad_json, unknown_name, bad_option, bad_weights, newer_schema,
///         duplicate_name for two of one name, those of refuse_contradictions: each with file, line and column
inline std::vector<Scenario> read_scenarios(const std::string& path) {
  return scenarios_from(read_json(ByteSource::open(path)));
}

/// The same from a text in memory; `source` stands for the path in messages.
inline std::vector<Scenario> parse_scenarios(std::string_view text, const std::string& source = "scenarios") {
  return scenarios_from(parse_json(text, source));
}

/// Scenarios as the text of their file, every option stated. Read back they are equal.
inline std::string to_json(const std::vector<Scenario>& scenarios) {
  return JsonText::pretty(JsonWriter::of(ScenarioList{.scenarios = scenarios}));
}

/// The JSON Schema of a file of scenarios.
inline std::string scenario_schema() { return schema_of_file<ScenarioList>("JourneyRank scenarios", "scenarios"); }

}  // namespace journeyrank
