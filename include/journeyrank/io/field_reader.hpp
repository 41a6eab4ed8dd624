// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/named_command.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/io/json_cursor.hpp"
#include "journeyrank/io/json_value.hpp"

namespace journeyrank {

// What reading an object takes whatever its type is, compiled once and not once a type.

/// How to read one field of a struct whose type is not known here.
struct FieldReader {
  const char* name;
  const char* help;
  bool required;
  void (*read)(const JsonCursor& at, void* owner);
};

inline const JsonObject& object_at(const JsonCursor& at) {
  const auto* object = std::get_if<JsonObject>(&at.json().value);
  if (object == nullptr) at.refuse_kind("an object in { }");
  return *object;
}

/// "anchored, piecewise"; of a long list the first twelve.
inline std::string listed(std::span<const std::string_view> names) {
  constexpr std::size_t most = 12;
  std::string list;
  for (const auto& name : names.first(std::min(most, names.size()))) {
    list += (list.empty() ? "" : ", ") + std::string(name);
  }
  return names.size() > most ? list + ", ... (" + std::to_string(names.size()) + " in all)" : list;
}

/// Refuses a name that is none of the known ones, with the command that answers by it, or the nearest.
[[noreturn]] inline void refuse_name(const JsonCursor& at, const std::string& name,
                                     std::span<const std::string_view> known,
                                     std::span<const NamedCommand> commands = {}) {
  const std::string command = command_of_its_own(name, commands);
  at.refuse(errc::unknown_name, "found " + excerpt(name) + (command.empty() ? did_you_mean(name, known) : command) +
                                    "; allowed: " + listed(known));
}

/// Reads the fields of `owner` from an object. A step has the key "name" beside them.
///
/// Errors  unknown_name for a key that is no field, with the nearest; bad_json for no object and for a required key
///         that is missing; what the fields throw
inline void read_fields(const JsonCursor& at, void* owner, std::span<const FieldReader> fields, bool is_step) {
  for (const auto& member : object_at(at)) {
    if (is_step && member.key == "name") continue;
    const auto field = std::find_if(fields.begin(), fields.end(),
                                    [&member](const FieldReader& each) { return each.name == member.key; });
    if (field != fields.end()) {
      field->read(at.value_of(member), owner);
      continue;
    }
    std::vector<std::string_view> known;
    if (is_step) known.emplace_back("name");
    for (const auto& each : fields) known.emplace_back(each.name);
    at.refuse(errc::unknown_name, at.place_of_key(member),
              "unknown key " + excerpt(member.key) + did_you_mean(member.key, known) + "; allowed: " + listed(known));
  }
  for (const auto& field : fields) {
    if (!field.required || find_member(at.json(), field.name) != nullptr) continue;
    at.refuse(errc::bad_json, "the key \"" + std::string(field.name) + "\" is missing: " + field.help);
  }
}

/// Refuses a number outside of what its field allows.
inline void refuse_number_outside(const JsonCursor& at, double number, const Allowed& allowed) {
  if (number >= allowed.at_least && number <= allowed.at_most) return;
  std::string range = "a number";
  const bool both = std::isfinite(allowed.at_least) && std::isfinite(allowed.at_most);
  if (std::isfinite(allowed.at_least)) range += (both ? " from " : " >= ") + shortest_number(allowed.at_least);
  if (std::isfinite(allowed.at_most)) range += (both ? " to " : " <= ") + shortest_number(allowed.at_most);
  at.refuse(allowed.code, "found " + found_json(at.json()) + "; allowed: " + range);
}

/// Refuses a text or list with less in it than its field allows.
inline void refuse_size_below(const JsonCursor& at, std::size_t size, const Allowed& allowed) {
  if (size >= allowed.least_size) return;
  const std::string least = std::to_string(allowed.least_size);
  const bool text = std::holds_alternative<std::string>(at.json().value);
  at.refuse(allowed.code, text ? "found an empty text; allowed: " + least + " letter or more"
                               : "found " + std::to_string(size) + " entries; allowed: " + least + " or more");
}

}  // namespace journeyrank
