// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/csv_options.hpp"

namespace journeyrank {

/// True for a file of text that holds contacts, false for a criteria matrix: that is CSV, and its header has a column
/// journey or id and none that only contacts have.
///
/// Edge    standard input and pipes can be read but once, so they are not looked into: contacts
/// Errors  those of CsvReader
inline bool holds_contacts(const std::string& path, const CsvOptions& options = {}, void (*on_signal)() = nullptr) {
  for (const char* ending : {".jsonl", ".ndjson", ".xes"}) {
    if (path.ends_with(ending)) return true;
  }
  std::error_code unreadable;
  const bool is_pipe = std::filesystem::exists(path, unreadable) && !std::filesystem::is_regular_file(path, unreadable);
  if (path == "-" || is_pipe) return true;
  const CsvReader table(ByteSource::open(path, on_signal), options);
  const bool has_journeys = table.find_column("journey") || table.find_column("id");
  return !has_journeys || table.find_column("contact_id") || table.find_column("started_at");
}

}  // namespace journeyrank
