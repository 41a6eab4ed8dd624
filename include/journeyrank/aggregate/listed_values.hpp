// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

// An option of a method that holds a value of each criterion, in the order of the model: one number counts for all of
// them, none is what the method says.

/// The value listed for the criterion at this place of the model; `otherwise` where none is listed.
inline double listed_value(const std::vector<double>& list, std::size_t place, double otherwise) noexcept {
  if (list.empty()) return otherwise;
  return list.size() == 1 ? list[0] : place < list.size() ? list[place] : otherwise;
}

/// What is wrong with such a list whatever the criteria are, or "".
inline std::string listed_fault(const char* option, const std::vector<double>& list) {
  for (const double value : list) {
    if (value >= 0.0 && value <= 1.0) continue;
    return std::string(option) + ": found " + shortest_number(value) + "; allowed: values from 0 to 1";
  }
  return "";
}

/// What is wrong with it for so many criteria, or "".
inline std::string listed_fault(const char* option, const std::vector<double>& list, std::size_t criteria) {
  if (list.size() <= 1 || list.size() == criteria) return "";
  return std::string(option) + ": found " + std::to_string(list.size()) + " values for " + std::to_string(criteria) +
         " criteria; allowed: one for all, or one a criterion in the order of the model";
}

}  // namespace journeyrank
