// SPDX-License-Identifier: MIT
#include "journeyrank/base/named_command.hpp"

#include <array>

#include <doctest/doctest.h>

using journeyrank::command_of_its_own;
using journeyrank::NamedCommand;

TEST_CASE("command_of_its_own: a name that a command answers by is sent there, any other name is not") {
  const std::array commands = {NamedCommand{"electre_1", "kernel", ""}, NamedCommand{"simus", "simus", ""}};
  CHECK(command_of_its_own("electre_1", commands) == ", which is a command of its own: journeyrank kernel");
  CHECK(command_of_its_own("simus", commands) == ", which is a command of its own: journeyrank simus");
  CHECK(command_of_its_own("electre_2", commands).empty());
  CHECK(command_of_its_own("electre_1", {}).empty());
}

TEST_CASE("named_commands: a choice that names none has none") { CHECK(journeyrank::named_commands<int>.empty()); }
