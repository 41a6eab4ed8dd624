// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_reader.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/json_writer.hpp"
#include "journeyrank/io/pin_list.hpp"
#include "journeyrank/io/whole_file.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/pin.hpp"

namespace journeyrank {

// Model, mapping and pin files. Every message on a file has the place of what is wrong: "model.json:12:17".

/// Refuses a file of a newer layout before anything else in it is looked at: it may hold keys unknown here.
inline void refuse_newer_schema(const JsonCursor& at, int newest) {
  const JsonValue* schema = find_member(at.json(), "schema");
  if (schema == nullptr) return;
  const auto* whole = std::get_if<std::int64_t>(&schema->value);
  const auto* real = std::get_if<double>(&schema->value);
  const bool newer =
      (whole != nullptr && *whole > newest) || (real != nullptr && *real > newest && std::trunc(*real) == *real);
  if (!newer) return;
  at.at("schema").refuse(errc::newer_schema, "found " + found_json(*schema) + "; this version reads up to " +
                                                 std::to_string(newest) + ": update JourneyRank");
}

/// Refuses a criterion that contradicts itself or one before it, at the value to blame.
inline void validate_criterion(const JsonCursor& at, const Model& model, std::size_t i) {
  const Criterion& criterion = model.criteria[i];
  const std::string named = "criterion " + excerpt(criterion.id);
  const auto of_scale = fault(criterion);
  if (!of_scale.empty()) throw Error(errc::bad_model, at.at("scale").place(), named + ": " + of_scale);
  const auto of_metric = criterion.metric.fault();
  if (!of_metric.empty()) {
    throw Error(errc::bad_option, at.at("metric").place(),
                named + ": metric " + criterion.metric.name() + ": " + of_metric);
  }
  if (criterion_index(model, criterion.id) != i) {
    throw Error(errc::duplicate_name, at.at("id").place(), named + " stands twice in the model");
  }
}

/// Refuses groups that contradict the criteria or each other, at the value to blame.
inline void validate_groups(const JsonCursor& at, const Model& model) {
  const auto refuse = [](const void* where, const GroupFault& fault) {
    const JsonCursor value = static_cast<const JsonCursor*>(where)->at(fault.group).at(std::string_view(fault.key));
    throw Error(fault.code, (fault.member ? value.at(*fault.member) : value).place(), fault.sentence);
  };
  const CriteriaHierarchy checked(criterion_ids(model), model.groups, {refuse, &at});
}

/// Refuses a profile that does not fit the model, at the value to blame.
inline void validate_profile(const JsonCursor& at, const Model& model, std::size_t i) {
  const Profile& profile = model.profiles[i];
  for (std::size_t before = 0; before < i; ++before) {
    if (model.profiles[before].id != profile.id) continue;
    throw Error(errc::duplicate_name, at.at("id").place(),
                "profile " + excerpt(profile.id) + " stands twice in the model");
  }
  const JsonCursor weights = at.at("weights");
  const CriteriaHierarchy hierarchy = hierarchy_of(model);
  for (const auto& member : std::get<JsonObject>(weights.json().value)) {
    JsonCursor::blame(weights.place_of_key(member), [&] { hierarchy.position(member.key); });
  }
  weights.blame([&] { static_cast<void>(weights_of(model, profile)); });
}

/// Makes a model from a document. Errors: those of read_model, but for the file.
inline Model model_from(const JsonDocument& document) {
  const JsonCursor at(document);
  refuse_newer_schema(at, Model::newest_schema);
  auto model = JsonReader::read<Model>(at);
  for (std::size_t i = 0; i < model.criteria.size(); ++i) validate_criterion(at.at("criteria").at(i), model, i);
  validate_groups(at.at("groups"), model);
  at.at(model.groups.empty() ? "criteria" : "groups").blame([&] { static_cast<void>(weights_of(model)); });
  for (std::size_t i = 0; i < model.profiles.size(); ++i) validate_profile(at.at("profiles").at(i), model, i);
  at.blame([&] { validate(model); });
  return model;
}

/// Refuses a mapping that contradicts itself, at the value or the key to blame.
inline void validate_mapping(const JsonCursor& at, const Mapping& mapping) {
  at.at("decimal").blame([&] { validate(Mapping{.decimal = mapping.decimal}); });
  at.at("currency").blame([&] { validate(Mapping{.currency = mapping.currency}); });
  at.at("tenure_months").blame([&] { validate(Mapping{.tenure_months = mapping.tenure_months}); });
  for (const auto& renamed : mapping.customers) {
    at.at("customers").at(renamed.column).blame([&] { validate(Mapping{.customers = {renamed}}); });
  }
  for (const auto& filter : mapping.where) {
    at.at("where").at(filter.column).blame([&] { validate(Mapping{.where = {filter}}); });
  }
  const JsonCursor columns = at.at("columns");
  Mapping so_far;
  for (const auto& mapped : mapping.columns) {
    const auto& member = std::get<JsonObject>(columns.json().value)[so_far.columns.size()];
    so_far.columns.push_back(mapped);
    try {
      validate(so_far);
    } catch (const Error& error) {
      const bool name = error.code() == errc::unknown_name || error.code() == errc::duplicate_name;
      throw Error(error.code(), name ? columns.place_of_key(member) : columns.value_of(member).place(), error.detail());
    }
  }
  at.blame([&] { validate(mapping); });
}

/// Makes a mapping from a document. Errors: those of read_mapping, but for the file.
inline Mapping mapping_from(const JsonDocument& document) {
  const JsonCursor at(document);
  refuse_newer_schema(at, Mapping::newest_schema);
  auto mapping = JsonReader::read<Mapping>(at);
  validate_mapping(at, mapping);
  return mapping;
}

/// Makes a list of pins from a document. Errors: those of read_pins, but for the file.
inline std::vector<Pin> pins_from(const JsonDocument& document) {
  const JsonCursor at(document);
  refuse_newer_schema(at, PinList::newest_schema);
  return JsonReader::read<PinList>(at).pins;
}

/// Reads a model file ("-": standard input), whole and valid, or not at all.
///
/// Errors  read_failed, empty_input, too_large; bad_json, unknown_name, bad_model, bad_weights, bad_option,
///         duplicate_name, newer_schema: each with file, line and column
inline Model read_model(const std::string& path) { return model_from(read_json(ByteSource::open(path))); }

/// Reads a mapping file: which columns of a contact table mean what. Errors: as read_model.
inline Mapping read_mapping(const std::string& path) { return mapping_from(read_json(ByteSource::open(path))); }

/// Reads a file of pins. Errors: as read_model; that journeys exist is checked when they are ranked.
inline std::vector<Pin> read_pins(const std::string& path) { return pins_from(read_json(ByteSource::open(path))); }

/// The same from a text in memory; `source` stands for the path in messages.
inline Model parse_model(std::string_view text, const std::string& source = "model") {
  return model_from(parse_json(text, source));
}
inline Mapping parse_mapping(std::string_view text, const std::string& source = "mapping") {
  return mapping_from(parse_json(text, source));
}
inline std::vector<Pin> parse_pins(std::string_view text, const std::string& source = "pins") {
  return pins_from(parse_json(text, source));
}

/// A model, mapping or list of pins as the text of its file, every option stated. Read back it is equal.
///
/// Errors  those of validate and of JsonWriter
inline std::string to_json(const Model& model) {
  validate(model);
  return JsonText::pretty(JsonWriter::of(model));
}
inline std::string to_json(const Mapping& mapping) {
  validate(mapping);
  return JsonText::pretty(JsonWriter::of(mapping));
}
inline std::string to_json(const std::vector<Pin>& pins) {
  return JsonText::pretty(JsonWriter::of(PinList{.pins = pins}));
}

/// Writes a model file, whole or not at all ("-": standard output). Errors: those of to_json and write_failed.
inline void write_model(const std::string& path, const Model& model) { write_whole_file(path, to_json(model)); }

}  // namespace journeyrank
