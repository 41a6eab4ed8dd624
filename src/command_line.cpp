// SPDX-License-Identifier: MIT
#include "command_line.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include <CLI/CLI.hpp>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/version.hpp"
#include "journeyrank/io/whole_file.hpp"

namespace {

using journeyrank::errc;
using journeyrank::Error;

/// An argument and the option that CLI11 made of it.
struct Declared {
  const Argument* argument;
  CLI::Option* option;
};

std::vector<Declared> declare(const Command& command, CLI::App& app) {
  app.set_help_flag("-h,--help");
  app.allow_extras();
  std::vector<Declared> declared;
  for (const auto& group : command.groups) {
    for (const auto& argument : group.arguments) {
      CLI::Option* option = nullptr;
      if (std::holds_alternative<bool*>(argument.into)) {
        option = app.add_flag(argument.name);
      } else {
        // Whether it may be repeated is checked below, with a better message.
        option = app.add_option(argument.name)->type_size(1)->allow_extra_args(false);
        option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
      }
      declared.push_back({&argument, option});
    }
  }
  return declared;
}

std::vector<std::string> option_names(const Command& command) {
  std::vector<std::string> names = {"--help"};
  for (const auto& group : command.groups) {
    for (const auto& argument : group.arguments) {
      if (argument.name.starts_with('-')) names.push_back(argument.name.substr(argument.name.rfind(',') + 1));
    }
  }
  return names;
}

[[noreturn]] void refuse(const Command& command, const std::string& what) {
  throw Error(errc::usage, what + "; journeyrank " + command.name + " --help shows how it is used");
}

/// The first word that no argument took: an option that does not exist before a word too many.
void refuse_extras(const Command& command, std::vector<std::string> extras) {
  std::erase(extras, "--");  // it ends the options and is no word itself
  if (extras.empty()) return;
  const auto is_option = [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); };
  const auto found = std::find_if(extras.begin(), extras.end(), is_option);
  if (found == extras.end()) refuse(command, "\"" + extras.front() + "\" is one word too many");
  const std::string name = found->substr(0, found->find('='));
  refuse(command, command.name + " has no option " + name + journeyrank::did_you_mean(name, option_names(command)));
}

void hand_over(const Command& command, const Declared& declared) {
  const auto results = declared.option->results();
  const std::size_t count = declared.option->count();
  if (auto* const flag = std::get_if<bool*>(&declared.argument->into)) {
    **flag = count > 0;
  } else if (auto* const many = std::get_if<std::vector<std::string>*>(&declared.argument->into)) {
    **many = results;
  } else if (results.size() > 1) {
    refuse(command, declared.argument->name.substr(declared.argument->name.rfind(',') + 1) + " is given " +
                        std::to_string(results.size()) + " times; allowed: once");
  } else if (!results.empty() && results.front().empty()) {
    refuse(command, declared.argument->name.substr(declared.argument->name.rfind(',') + 1) + " needs a value");
  } else if (!results.empty()) {
    *std::get<std::optional<std::string>*>(declared.argument->into) = results.front();
  }
}

void parse(const Command& command, std::vector<std::string> words) {
  for (const auto& word : words) {  // CLI11 would take the next word for the value
    if (word.starts_with("--") && word.ends_with('='))
      refuse(command, word.substr(0, word.size() - 1) + " needs a value");
  }
  CLI::App app;
  const auto declared = declare(command, app);
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  try {
    app.parse(words);
  } catch (const CLI::CallForHelp&) {
    throw;
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();
    refuse(command, text.substr(0, text.find(':')) + " needs a value");
  } catch (const CLI::ParseError& error) {
    refuse(command, error.what());
  }
  refuse_extras(command, app.remaining());
  for (const auto& each : declared) hand_over(command, each);
}

}  // namespace

const Command* parse_command_line(const std::vector<Command>& commands, const std::vector<std::string>& words) {
  if (words.size() == 2 && words[0] == "help") return parse_command_line(commands, {words[1], "--help"});
  const std::string first = words.empty() ? "--help" : words.front();
  if (first == "--help" || first == "-h" || first == "help") {
    journeyrank::write_whole_file("-", help_text(commands));
    return nullptr;
  }
  if (first == "--version") {
    journeyrank::write_whole_file("-", "journeyrank " + journeyrank::version() + "\n");
    return nullptr;
  }
  std::vector<std::string> names;
  for (const auto& command : commands) {
    names.push_back(command.name);
    if (command.name != first) continue;
    try {
      parse(command, {words.begin() + 1, words.end()});
    } catch (const CLI::CallForHelp&) {
      journeyrank::write_whole_file("-", help_text(command));
      return nullptr;
    }
    return &command;
  }
  const std::string what = first.starts_with('-') ? "there is no option " : "there is no command ";
  names.insert(names.end(), {"--help", "--version"});
  throw Error(errc::usage,
              what + "\"" + first + "\"" + journeyrank::did_you_mean(first, names) + "; journeyrank --help lists them");
}
