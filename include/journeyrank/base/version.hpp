// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace journeyrank {

// The one place of the version: the build, the Python package and the command line read it from these three lines.
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;

/// The version as text: "0.1.0".
inline std::string version() {
  return std::to_string(version_major) + "." + std::to_string(version_minor) + "." + std::to_string(version_patch);
}

}  // namespace journeyrank
