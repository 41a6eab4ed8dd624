// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

/// Shows on stderr how far a reading has come: only on a terminal, only when it takes longer than two seconds. The line
/// is wiped out at the end.
class Progress {
 public:
  Progress(std::string source, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `total` is 0 where it is not known.
  void operator()(std::uint64_t read, std::uint64_t total);

 private:
  using Clock = std::chrono::steady_clock;

  std::string source_;
  bool shows_;
  bool shown_ = false;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point next_;
};
