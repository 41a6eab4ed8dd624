// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

/// The help of the program, and of one command.
std::string help_text(const std::vector<Command>& commands);
std::string help_text(const Command& command);

/// Fills the arguments of the command that was called and returns it; help and version are printed, and then there is
/// nothing to run.
///
/// Errors  usage, with the nearest command or option for an unknown one
const Command* parse_command_line(const std::vector<Command>& commands, const std::vector<std::string>& words);
