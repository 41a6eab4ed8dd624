// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace journeyrank {

/// A name that no model can state, because a command of its own answers by it.
struct NamedCommand {
  const char* name;
  const char* command;
  const char* formula;

  friend bool operator==(const NamedCommand&, const NamedCommand&) = default;
};

/// The names beside the steps of a choice that commands answer by; a choice that has some says so where it is listed.
template <class Choice>
inline constexpr std::span<const NamedCommand> named_commands = {};

/// What follows such a name in a refusal: ", which is a command of its own: journeyrank kernel"; "" for any other name.
inline std::string command_of_its_own(std::string_view name, std::span<const NamedCommand> commands) {
  for (const NamedCommand& each : commands) {
    if (name == each.name) return std::string(", which is a command of its own: journeyrank ") + each.command;
  }
  return "";
}

}  // namespace journeyrank
