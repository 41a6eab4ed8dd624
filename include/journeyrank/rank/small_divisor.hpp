// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/rank/bound_matrix.hpp"

namespace journeyrank {

/// A note that names the journeys whose raw value lies below the least one that a reciprocal scale believes, the first
/// five of them; none for any other scale.
///
/// Cost    O(n) where there are such journeys
inline std::vector<Note> small_divisor_notes(const Criterion& criterion, const BoundMatrix& bound, std::size_t c) {
  const auto* least = std::get_if<Reciprocal>(&criterion.scale);
  if (least == nullptr || !bound.is_there(c) || !(bound.extent(c).low < least->at_1)) return {};
  std::string names;
  std::size_t below = 0;
  for (std::size_t journey = 0; journey < bound.journey_count(); ++journey) {
    if (bound.is_missing(journey, c) || !(bound.column(c)[journey] < least->at_1)) continue;
    if (++below <= 5) names += (below > 1 ? ", " : "") + bound.matrix().journeys()[journey];
  }
  if (below == 0) return {};
  if (below > 5) names += " and " + std::to_string(below - 5) + " more";
  return {{"small_divisor", "criterion \"" + criterion.id + "\" is divided by, and " + names +
                                (below == 1 ? " lies" : " lie") + " below " + shortest_number(least->at_1) +
                                ", the least that is believed: " + (below == 1 ? "it counts" : "they count") +
                                " as that"}};
}

}  // namespace journeyrank
