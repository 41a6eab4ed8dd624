// SPDX-License-Identifier: MIT
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/version.hpp"

#include "command_line.hpp"
#include "shown_text.hpp"

namespace {

constexpr std::size_t page_width = 100;
constexpr std::size_t text_column = 27;

/// A name on the left, what it means on the right.
std::string entry(const std::string& name, const std::string& text) {
  std::string line = "  " + name;
  line += line.size() + 2 > text_column ? "\n" + std::string(text_column, ' ')
                                        : std::string(text_column - line.size(), ' ');
  return line + wrapped(text, page_width, text_column, text_column) + "\n";
}

std::string name_of(const Argument& argument) {
  std::string name = argument.name;
  if (const std::size_t comma = name.find(','); comma != name.npos) name.insert(comma + 1, " ");
  return argument.value.empty() ? name : name + " " + argument.value;
}

/// All of them, a number and its name never on two lines.
std::string exit_codes() {
  std::string list = "Exit codes: 0_success, 1_internal";
  for (const auto& [name, code] : enumerators(journeyrank::errc{})) {
    list += ", " + std::to_string(static_cast<int>(code)) + "_" + name;
  }
  list = wrapped(list + ".", page_width, 0, 2) + "\n";
  for (std::size_t at = 1; at + 1 < list.size(); ++at) {
    if (list[at] == '_' && list[at - 1] >= '0' && list[at - 1] <= '9') list[at] = ' ';
  }
  return list;
}

}  // namespace

std::string help_text(const std::vector<Command>& commands) {
  std::string page = "journeyrank " + journeyrank::version() +
                     ": ranks customer journeys by a weighted matrix of criteria and says why.\n\nUsage:\n"
                     "  journeyrank COMMAND [options]\n"
                     "  journeyrank COMMAND --help      its options, and lines to try\n\nCommands:\n";
  for (const auto& command : commands) page += entry(command.name, command.summary);
  page += "\nOptions:\n" + entry("-h, --help", "print this help") + entry("--version", "print the version") +
          "\nTables go to stdout, messages to stderr; - stands for stdin and stdout.\n\n";
  return page + exit_codes();
}

std::string help_text(const Command& command) {
  std::string page = wrapped(command.about, page_width, 0, 0) + "\n\nUsage:\n";
  for (const auto& usage : command.usages) page += "  journeyrank " + command.name + " " + usage + "\n";
  for (const auto& group : command.groups) {
    page += "\n" + group.heading + ":\n";
    for (const auto& argument : group.arguments) page += entry(name_of(argument), argument.help);
  }
  page += entry("-h, --help", "print this help") + "\nExamples:\n";
  for (const auto& example : command.examples) page += "  " + example + "\n";
  return page;
}
