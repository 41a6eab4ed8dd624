// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "laws/weighed_values.hpp"

namespace laws {

/// A problem written down as values, with a profile (p0, p1, ...) for each list of weights.
struct Stakeholders : WeighedValues {
  Stakeholders(const std::vector<std::vector<double>>& values, const std::vector<std::vector<double>>& profiles)
      : WeighedValues(values, profiles[0]) {
    for (std::size_t p = 0; p < profiles.size(); ++p) {
      journeyrank::Profile profile{.id = "p" + std::to_string(p)};
      for (std::size_t c = 0; c < profiles[p].size(); ++c) {
        profile.weights.push_back({"c" + std::to_string(c), profiles[p][c]});
      }
      model.profiles.push_back(profile);
    }
  }
};

}  // namespace laws
