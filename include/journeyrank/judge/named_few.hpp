// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/readable_number.hpp"

namespace journeyrank {

/// Some journeys as people call them: the first three, and how many there are.
struct NamedFew {
  std::vector<std::string> labels;
  std::size_t count = 0;

  void add(std::string label) {
    if (count < 3) labels.push_back(std::move(label));
    ++count;
  }
};

/// A few names as people say them: "a", "a and b", "a, b, c and 4 others".
inline std::string names_text(const NamedFew& few) {
  const std::size_t others = few.count - few.labels.size();
  std::string text;
  for (std::size_t i = 0; i < few.labels.size(); ++i) {
    const bool is_last = i + 1 == few.count;
    text += (i == 0 ? "" : is_last ? " and " : ", ") + few.labels[i];
  }
  if (others == 0) return text;
  return text + " and " + with_commas(std::to_string(others)) + (others == 1 ? " other" : " others");
}

}  // namespace journeyrank
