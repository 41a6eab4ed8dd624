// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/names.hpp"

namespace journeyrank {

/// Journeys and what each is worth on the criteria that are on: what choices between them are learned from.
///
/// Shape   n journeys; a column of n values in [0, 1] a criterion, in the order of the model without those that are off
/// Edge    `unknown` has a column a criterion, 1 for a cell without a value; or is empty: all are known
struct ValuedJourneys {
  Names journeys{};
  std::vector<std::vector<double>> columns{};
  std::vector<std::vector<std::uint8_t>> unknown{};

  /// The position of a journey, or nothing.
  std::optional<std::size_t> find(std::string_view id) const {
    for (std::size_t row = 0; row < journeys.size(); ++row) {
      if (journeys[row] == id) return row;
    }
    return std::nullopt;
  }

  bool is_known(std::size_t row, std::size_t c) const noexcept { return unknown.empty() || unknown[c][row] == 0; }
};

}  // namespace journeyrank
