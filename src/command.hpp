// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Where a value from the command line goes: a flag, a value that may be left out, or one that may be repeated.
using Target = std::variant<bool*, std::optional<std::string>*, std::vector<std::string>*>;

/// One thing a command can be told, described once: for parsing and for its help.
struct Argument {
  std::string name;   ///< "--model", "-o,--output", or "JOURNEYS" for one told by its place
  std::string value;  ///< what stands for the value in the help: "FILE"; "" for a flag
  std::string help;
  Target into;
};

/// Arguments that belong together, under one heading of the help.
struct ArgumentGroup {
  std::string heading;
  std::vector<Argument> arguments;
};

/// A command of the program: what it is told, what its help says, and what it does.
struct Command {
  std::string name;
  std::string summary;              ///< one line for the list of commands
  std::string about;                ///< what the help says first
  std::vector<std::string> usages;  ///< what follows "journeyrank NAME"
  std::vector<ArgumentGroup> groups;
  std::vector<std::string> examples;  ///< whole lines; they run as they stand at the top of the source tree
  std::function<void()> run;
};

// One file a command.
Command rank_command();
Command explain_command();
Command why_command();
Command what_if_command();
Command stability_command();
Command robustness_command();
Command dominance_command();
Command reversal_command();
Command partial_order_command();
Command kernel_command();
Command simus_command();
Command compare_methods_command();
Command compare_segments_command();
Command agree_command();
Command weigh_command();
Command measure_command();
Command lint_command();
Command gaps_command();
Command validate_command();
Command template_command();
Command schema_command();
Command methods_command();
Command simulate_command();
Command report_command();
Command check_command();
