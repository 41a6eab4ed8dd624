// SPDX-License-Identifier: MIT
#pragma once

/// Makes Ctrl-C (and a request to end) stop the program at once, with exit code 128 + the signal's number; while a file
/// is being written, at the next `stop_if_interrupted`, so that nothing half-written remains.
void catch_interrupts();

/// Errors  interrupted, when a signal has come while a file was being written
void stop_if_interrupted();

/// Whether a signal has come while a file was being written, and the exit code that says so.
bool is_interrupted() noexcept;
int interrupted_exit_code() noexcept;

/// While one of these lives, a signal does not end the program by itself.
class WritingFile {
 public:
  WritingFile() noexcept;
  ~WritingFile();
  WritingFile(const WritingFile&) = delete;
  WritingFile& operator=(const WritingFile&) = delete;
};
