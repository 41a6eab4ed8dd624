// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace journeyrank {

/// A finding that does not stop the work: a stable code, and a sentence that says what was found and what to do.
struct Note {
  std::string code;
  std::string text;

  friend bool operator==(const Note&, const Note&) = default;
};

}  // namespace journeyrank
