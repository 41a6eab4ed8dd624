// SPDX-License-Identifier: MIT
#pragma once

// What the C++ library cannot say about files, and every system says in its own way. The reason of a failure is in
// errno.

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

#if defined(_WIN32)
#include <io.h>
#include <process.h>
#else
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace journeyrank {

/// True when something stands at the path that is no regular file.
inline bool is_special_file(const std::string& path) noexcept {
#if defined(_WIN32)
  return path == "NUL" || path == "CON";
#else
  struct ::stat status = {};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
#endif
}

/// True when nothing stands at the path or what stands there may be written.
inline bool may_be_written(const std::string& path) noexcept {
#if defined(_WIN32)
  return ::_access(path.c_str(), 2) == 0 || errno == ENOENT;
#else
  return ::access(path.c_str(), W_OK) == 0 || errno == ENOENT;
#endif
}

/// The path of what a link points to; the path itself when nothing stands there.
inline std::string follow_links(const std::string& path) {
#if defined(_WIN32)
  return path;
#else
  char* const real = ::realpath(path.c_str(), nullptr);
  const std::string followed = real != nullptr ? real : path;
  std::free(real);
  return followed;
#endif
}

/// Gives an open file the permissions of another one, where that one exists.
inline bool copy_permissions([[maybe_unused]] const std::string& from, [[maybe_unused]] std::FILE* to) noexcept {
#if defined(_WIN32)
  return true;
#else
  struct ::stat status = {};
  return ::stat(from.c_str(), &status) != 0 || ::fchmod(::fileno(to), status.st_mode & 07777) == 0;
#endif
}

/// Waits until the bytes of a file are on the disk.
inline bool sync_file(std::FILE* file) noexcept {
#if defined(_WIN32)
  return ::_commit(::_fileno(file)) == 0;
#else
  return ::fsync(::fileno(file)) == 0 || errno == EINVAL || errno == ENOTSUP;
#endif
}

/// Moves a file to a name, in place of the file that has it.
inline bool replace_file(const std::string& from, const std::string& to) noexcept {
#if defined(_WIN32)
  std::remove(to.c_str());
#endif
  return std::rename(from.c_str(), to.c_str()) == 0;
}

/// The number of this process, for names that no other process takes.
inline long process_number() noexcept {
#if defined(_WIN32)
  return ::_getpid();
#else
  return ::getpid();
#endif
}

}  // namespace journeyrank
