// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"

namespace journeyrank {

/// Lists of journeys that several people ranked themselves, side by side.
struct RankedLists {
  std::vector<std::string> journeys{};              ///< their ids
  std::vector<std::string> labels{};                ///< one a journey, or none at all; an empty one: the id
  std::vector<std::string> voices{};                ///< whose lists they are
  std::vector<std::vector<std::uint32_t>> ranks{};  ///< by voice, by journey, the smallest first; equal ranks are a tie

  /// What people read of a journey.
  const std::string& label(std::size_t journey) const noexcept {
    return labels.empty() || labels[journey].empty() ? journeys[journey] : labels[journey];
  }

  /// The place of a voice. Errors: unknown_name, with the nearest.
  std::size_t find(const std::string& voice) const {
    const auto found = std::find(voices.begin(), voices.end(), voice);
    if (found != voices.end()) return static_cast<std::size_t>(found - voices.begin());
    throw Error(errc::unknown_name, "there is no voice " + excerpt(voice) + did_you_mean(voice, voices));
  }
};

/// Ranks in the order of others, tied ones sharing the smallest place: 1, 2, 2, 4.
///
/// Shape   one rank a journey, the smallest first; only their order counts
/// Cost    O(n log n)
inline std::vector<std::uint32_t> places_of(std::span<const std::uint32_t> ranks) {
  std::vector<std::size_t> order(ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
  std::vector<std::uint32_t> places(ranks.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool tied = i > 0 && ranks[order[i - 1]] == ranks[order[i]];
    places[order[i]] = tied ? places[order[i - 1]] : static_cast<std::uint32_t>(i + 1);
  }
  return places;
}

}  // namespace journeyrank
