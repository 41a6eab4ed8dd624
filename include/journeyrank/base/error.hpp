// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// What went wrong. The spelling starts the message and is Python's `Error.code`; the number is the exit code of the
/// command line (0 is success, 1 an internal fault).
enum class errc {
  usage = 2,
  bad_option = 3,
  bad_model = 4,
  bad_weights = 5,
  bad_number = 6,
  bad_time = 7,
  missing_cell = 8,
  missing_column = 9,
  duplicate_name = 10,
  unknown_name = 11,
  shape_mismatch = 12,
  bad_csv = 13,
  bad_json = 14,
  newer_schema = 15,
  empty_input = 16,
  bad_arrow = 17,
  too_large = 18,
  read_failed = 19,
  write_failed = 20,
  serious_finding = 21,
  bad_tally = 22,
  bad_xml = 23,
  no_exact_answer = 24,
  not_as_expected = 25,
  interrupted = 130,
};

constexpr auto enumerators(errc) {
  using enum errc;
  return std::array{
      Enumerator{"usage", usage},
      Enumerator{"bad_option", bad_option},
      Enumerator{"bad_model", bad_model},
      Enumerator{"bad_weights", bad_weights},
      Enumerator{"bad_number", bad_number},
      Enumerator{"bad_time", bad_time},
      Enumerator{"missing_cell", missing_cell},
      Enumerator{"missing_column", missing_column},
      Enumerator{"duplicate_name", duplicate_name},
      Enumerator{"unknown_name", unknown_name},
      Enumerator{"shape_mismatch", shape_mismatch},
      Enumerator{"bad_csv", bad_csv},
      Enumerator{"bad_json", bad_json},
      Enumerator{"newer_schema", newer_schema},
      Enumerator{"empty_input", empty_input},
      Enumerator{"bad_arrow", bad_arrow},
      Enumerator{"too_large", too_large},
      Enumerator{"read_failed", read_failed},
      Enumerator{"write_failed", write_failed},
      Enumerator{"serious_finding", serious_finding},
      Enumerator{"bad_tally", bad_tally},
      Enumerator{"bad_xml", bad_xml},
      Enumerator{"no_exact_answer", no_exact_answer},
      Enumerator{"not_as_expected", not_as_expected},
      Enumerator{"interrupted", interrupted},
  };
}

/// A spot in an input: "journeys.csv:3:12". Lines and columns count from 1; 0 leaves the part out.
struct Place {
  std::string source;
  std::size_t line = 0;
  std::size_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

inline std::string to_string(const Place& place) {
  std::string text = place.source;
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
  return text;
}

/// The one exception of the library. The message says where, what was found and what is allowed.
class Error : public std::invalid_argument {
 public:
  Error(errc code, const std::string& message)
      : std::invalid_argument(std::string(name_of(code)) + ": " + message), code_(code) {}

  Error(errc code, const Place& place, const std::string& message)
      : Error(code, place.source.empty() ? message : to_string(place) + ": " + message) {}

  /// The kind of error.
  errc code() const noexcept { return code_; }

  /// The message without the spelling of the code in front: to put it behind a wider place.
  std::string detail() const { return std::string(what()).substr(std::string(name_of(code_)).size() + 2); }

 private:
  errc code_;
};

}  // namespace journeyrank
