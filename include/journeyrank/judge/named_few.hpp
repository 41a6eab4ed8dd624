// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/readable_number.hpp"

namespace journeyrank {

/// Some journeys as people call them: the first four, and how many there are.
struct NamedFew {
  std::vector<std::string> labels;
  std::size_t count = 0;

  void add(std::string label) {
    if (count < 4) labels.push_back(std::move(label));
    ++count;
  }
};

/// A few names as people say them: "a", "a and b", "a, b, c and d", of more "a, b, c and 4 others".
inline std::string names_text(const NamedFew& few) {
  const std::size_t said = few.count > few.labels.size() ? few.labels.size() - 1 : few.labels.size();
  std::string text;
  for (std::size_t i = 0; i < said; ++i) text += (i == 0 ? "" : i + 1 == few.count ? " and " : ", ") + few.labels[i];
  if (said == few.count) return text;
  return text + " and " + with_commas(std::to_string(few.count - said)) + " others";
}

}  // namespace journeyrank
