// SPDX-License-Identifier: MIT
#include "progress.hpp"

#include <cmath>
#include <cstdio>
#include <utility>

#include <unistd.h>

#include "shown_text.hpp"

namespace {

constexpr std::chrono::seconds patience{2};
constexpr std::chrono::milliseconds between_lines{200};

std::string megabytes(std::uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

}  // namespace

Progress::Progress(std::string source, bool quiet)
    : source_(cut_to_width(shown_text(std::move(source)), 40)),
      shows_(!quiet && ::isatty(STDERR_FILENO) == 1),
      next_(begin_ + patience) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::operator()(std::uint64_t read, std::uint64_t total) {
  if (!shows_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + between_lines;
  shown_ = true;
  std::string line = "\rreading " + source_ + ": " + megabytes(read);
  if (total > read && read > 0) {
    const double share = static_cast<double>(read) / static_cast<double>(total);
    const double passed = std::chrono::duration<double>(now - begin_).count();
    line += " of " + megabytes(total) + ", " + std::to_string(std::lround(std::ceil(passed * (1.0 - share) / share))) +
            " s left";
  }
  std::fputs((line + "\x1b[K").c_str(), stderr);
}
