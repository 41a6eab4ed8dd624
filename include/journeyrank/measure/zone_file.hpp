// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/measure/record_id.hpp"
#include "journeyrank/measure/time_zone.hpp"

namespace journeyrank {

// The one place outside io/ that opens a file: a mapping that names a zone is checked, and bound, with what the system
// knows of it.

/// Where systems keep the tz database; before them what the environment variable TZDIR names.
inline std::vector<std::string> zone_folders() {
  std::vector<std::string> folders = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo",
                                      "/etc/zoneinfo"};
  const char* const own = std::getenv("TZDIR");
  if (own != nullptr && *own != '\0') folders.insert(folders.begin(), own);
  return folders;
}

/// The bytes of a small file; empty when it cannot be read.
inline std::string zone_bytes(const std::string& path) {
  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  std::string bytes;
  if (file == nullptr) return bytes;
  constexpr std::size_t most = 1 << 20;  // the largest zone has 4 KB
  bytes.resize(most);
  bytes.resize(std::fread(bytes.data(), 1, most, file.get()));
  return bytes;
}

/// Reads a zone of the system's tz database by its name: "Europe/Berlin".
///
/// Errors  bad_option for what is no name of a zone, for an unknown one, and when there is no database, naming the
///         package that installs it; those of TimeZone
inline TimeZone read_zone(const std::string& name, const std::vector<std::string>& folders = zone_folders()) {
  const bool spelt = !name.empty() && name.front() != '/' && name.size() <= 64 && name.find("..") == name.npos &&
                     std::all_of(name.begin(), name.end(), [](char each) {
                       return is_letter_or_digit(each) || std::string_view("_+-/").find(each) != std::string_view::npos;
                     });
  const std::string found = "found the time zone " + excerpt(name);
  if (!spelt) {
    throw Error(errc::bad_option, found + "; allowed are UTC, offsets such as +02:00, and names such as Europe/Berlin");
  }
  bool has_database = false;
  for (const auto& folder : folders) {
    const std::string bytes = zone_bytes(folder + "/" + name);
    if (bytes.starts_with("TZif")) return TimeZone::parse(bytes, name);
    has_database = has_database || !zone_bytes(folder + "/Etc/UTC").empty();
  }
  if (has_database) {
    throw Error(errc::bad_option, found +
                                      ", which the system's tz database does not have; allowed are UTC, offsets "
                                      "such as +02:00, and names such as Europe/Berlin");
  }
  throw Error(errc::bad_option, found +
                                    ", but this system has no tz database; install the package tzdata, name its "
                                    "folder in the environment variable TZDIR, or write an offset such as +02:00");
}

}  // namespace journeyrank
