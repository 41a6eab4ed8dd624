// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace journeyrank {

/// A column of texts, packed as Arrow packs them: all letters in one buffer, and where each text ends.
///
/// Cost    9 bytes a text beside its letters; 8 when none is missing
struct PackedTexts {
  std::vector<std::int64_t> offsets = {0};  ///< one more than there are texts
  std::string letters = {};
  std::vector<std::uint8_t> missing = {};  ///< 1 for a missing cell; empty when none is

  std::size_t size() const noexcept { return offsets.size() - 1; }
  bool is_missing(std::size_t i) const noexcept { return !missing.empty() && missing[i] != 0; }

  /// "" for a missing cell.
  std::string_view operator[](std::size_t i) const noexcept {
    const auto begin = static_cast<std::size_t>(offsets[i]);
    return std::string_view(letters).substr(begin, static_cast<std::size_t>(offsets[i + 1]) - begin);
  }

  void push_back(std::string_view text) {
    letters += text;
    offsets.push_back(static_cast<std::int64_t>(letters.size()));
    if (!missing.empty()) missing.push_back(0);
  }

  void push_back_missing() {
    missing.resize(size(), 0);
    missing.push_back(1);
    offsets.push_back(offsets.back());
  }
};

}  // namespace journeyrank
