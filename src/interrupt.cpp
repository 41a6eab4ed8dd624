// SPDX-License-Identifier: MIT
#include "interrupt.hpp"

#include <csignal>

#include <signal.h>
#include <unistd.h>

#include "journeyrank/base/error.hpp"

namespace {

volatile std::sig_atomic_t writing = 0;
volatile std::sig_atomic_t signalled = 0;

extern "C" void on_signal(int signal) {
  signalled = signal;
  if (writing != 0) return;
  constexpr char message[] = "\njourneyrank: interrupted\n";
  // What is left unsaid when stderr is gone does not matter any more.
  if (::write(STDERR_FILENO, message, sizeof message - 1) < 0) ::_exit(128 + signal);
  ::_exit(128 + signal);
}

}  // namespace

void catch_interrupts() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;  // started in the background: keeps out of it
    struct sigaction action = {};
    action.sa_handler = on_signal;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
  }
  // A reader that has seen enough (| head) ends the program quietly, whatever started it.
  std::signal(SIGPIPE, SIG_DFL);
  // A file that grows beyond what is allowed is an error with a message, not a sudden end.
  std::signal(SIGXFSZ, SIG_IGN);
}

void stop_if_interrupted() {
  if (signalled != 0) throw journeyrank::Error(journeyrank::errc::interrupted, "nothing was written");
}

bool is_interrupted() noexcept { return signalled != 0; }
int interrupted_exit_code() noexcept { return 128 + signalled; }

WritingFile::WritingFile() noexcept { writing = writing + 1; }
WritingFile::~WritingFile() { writing = writing - 1; }
