// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/system_file.hpp"

namespace journeyrank {

/// A file that is written whole or not at all: the bytes go to a temporary file beside the target, which takes the
/// target's name when all of them are on the disk. Until then the target is as it was.
///
///     WholeFile file("journeys.csv");
///     file.write("journey,pain\n");
///     file.commit();
///
/// Edge    "-" and /dev/stdout are standard output; a target that exists and is no regular file (a pipe, /dev/full) is
///         written directly; a link is followed; a file that is replaced keeps its permissions; without `commit`
///         nothing remains
/// Errors  write_failed, with the path and the reason of the system
class WholeFile {
 public:
  explicit WholeFile(std::string path);
  WholeFile(WholeFile&& other) noexcept
      : path_(std::move(other.path_)),
        target_(std::move(other.target_)),
        temporary_(std::exchange(other.temporary_, "")),
        file_(std::exchange(other.file_, nullptr)) {}
  WholeFile& operator=(WholeFile&&) = delete;
  ~WholeFile() { abandon(); }

  /// Appends bytes.
  void write(std::string_view bytes) {
    assert(file_ != nullptr);
    errno = 0;
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail("cannot be written");
  }

  /// Makes the target what was written. Nothing may be written after it.
  void commit();

  /// The path as given.
  const std::string& path() const noexcept { return path_; }

 private:
  void open_temporary();
  void abandon() noexcept;
  [[noreturn]] void fail(const std::string& what);

  std::string path_;
  std::string target_;     // the path with links followed
  std::string temporary_;  // "" when the target is written directly
  std::FILE* file_ = nullptr;
};

/// Writes one text as a whole file.
///
/// Errors  as WholeFile
inline void write_whole_file(const std::string& path, std::string_view text) {
  WholeFile file(path);
  file.write(text);
  file.commit();
}

inline WholeFile::WholeFile(std::string path) : path_(std::move(path)) {
  errno = 0;
  // Where stdout goes to a file, its name leads to that file, which another program may be writing to.
  for (const char* const name : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
    if (path_ == name) path_ = "-";
  }
  if (path_ == "-") {
    file_ = stdout;
  } else if (is_special_file(path_)) {
    file_ = std::fopen(path_.c_str(), "wb");
    if (file_ == nullptr) fail("cannot be opened for writing");
  } else {
    target_ = follow_links(path_);
    if (!may_be_written(target_)) fail("cannot be written");
    open_temporary();
  }
}

inline void WholeFile::open_temporary() {
  // find_last_of gives npos without a folder, and npos + 1 is 0.
  const std::string folder = target_.substr(0, target_.find_last_of("/\\") + 1);
  for (int number = 0; file_ == nullptr; ++number) {
    temporary_ = folder + ".journeyrank-" + std::to_string(process_number()) + "-" + std::to_string(number) + ".part";
    file_ = std::fopen(temporary_.c_str(), "wbx");
    if (file_ == nullptr && errno != EEXIST) {
      temporary_.clear();
      fail("a file beside it cannot be opened for writing");
    }
  }
  if (!copy_permissions(target_, file_)) fail("its permissions cannot be kept");
}

inline void WholeFile::commit() {
  assert(file_ != nullptr);
  errno = 0;
  if (std::fflush(file_) != 0) fail("cannot be written");
  if (file_ == stdout) return;
  if (!temporary_.empty() && !sync_file(file_)) fail("cannot be written");
  if (std::fclose(std::exchange(file_, nullptr)) != 0) fail("cannot be written");
  if (!temporary_.empty() && !replace_file(temporary_, target_)) fail("cannot be replaced");
  temporary_.clear();
}

inline void WholeFile::abandon() noexcept {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  file_ = nullptr;
  if (!temporary_.empty()) std::remove(temporary_.c_str());
  temporary_.clear();
}

inline void WholeFile::fail(const std::string& what) {
  const std::string reason = errno != 0 ? std::strerror(errno) : "output error";
  abandon();
  throw Error(errc::write_failed, Place{path_ == "-" ? "stdout" : path_}, what + ": " + reason);
}

}  // namespace journeyrank
