// SPDX-License-Identifier: MIT
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"

#include "command.hpp"
#include "command_line.hpp"
#include "interrupt.hpp"
#include "shown_text.hpp"

namespace {

/// Runs the command that the words name; returns the exit code.
int run(const std::vector<std::string>& words) {
  const std::vector<Command> commands = {rank_command(),
                                         explain_command(),
                                         why_command(),
                                         what_if_command(),
                                         stability_command(),
                                         robustness_command(),
                                         dominance_command(),
                                         reversal_command(),
                                         partial_order_command(),
                                         kernel_command(),
                                         simus_command(),
                                         compare_methods_command(),
                                         compare_segments_command(),
                                         agree_command(),
                                         weigh_command(),
                                         measure_command(),
                                         gaps_command(),
                                         lint_command(),
                                         validate_command(),
                                         template_command(),
                                         schema_command(),
                                         methods_command(),
                                         simulate_command(),
                                         report_command(),
                                         check_command()};
  const Command* const command = parse_command_line(commands, words);
  if (command != nullptr) command->run();
  return 0;
}

/// Says in one line what went wrong; hostile names in it cannot reach the terminal.
int fail(const std::string& message, int code) {
  std::fputs(("journeyrank: " + shown_text(message) + "\n").c_str(), stderr);
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  using journeyrank::errc;
  catch_interrupts();
  try {
    return run({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const journeyrank::Error& error) {
    // A signal also shows as a reading or writing that failed.
    if (is_interrupted()) return fail("interrupted: nothing was written", interrupted_exit_code());
    return fail(error.what(), static_cast<int>(error.code()));
  } catch (const std::bad_alloc&) {
    return fail("too_large: the memory is not enough for this input", static_cast<int>(errc::too_large));
  } catch (const std::exception& error) {
    return fail(std::string("internal: ") + error.what() + "; this is a fault of the program, please report it", 1);
  }
}
