// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "journeyrank/aggregate/placed_journeys.hpp"
#include "journeyrank/aggregate/strong_components.hpp"

namespace journeyrank {

/// The places that ELECTRE II gives, place after place: of the journeys that none of the rest outranks strongly, those
/// that no other of them outranks weakly. Journeys that outrank each other in a circle go together.
///
/// Shape   n journeys; `strongly(a, b)` and `weakly(a, b)` say whether a outranks b; one place a journey
/// Source  roy1973methode
/// Cost    O(n²) a place, O(n³) at most
template <class Strongly, class Weakly>
std::vector<std::size_t> places_from_the_top(std::size_t n, const Strongly& strongly, const Weakly& weakly) {
  const StrongComponents circuits = strong_components(n, strongly);
  std::vector<std::size_t> places(n, 0);  // 0: none yet
  for (std::size_t place = 1;; ++place) {
    std::vector<bool> outranked(circuits.count, false);
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n && places[a] == 0; ++b) {
        if (places[b] == 0 && circuits.of[a] != circuits.of[b] && strongly(a, b)) outranked[circuits.of[b]] = true;
      }
    }
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < n; ++i) {
      if (places[i] == 0 && !outranked[circuits.of[i]]) free.push_back(i);
    }
    if (free.empty()) return places;
    // A circuit of the strong relation stays whole in the weak one too.
    const auto reaches = [&](std::size_t a, std::size_t b) {
      return circuits.of[free[a]] == circuits.of[free[b]] || weakly(free[a], free[b]);
    };
    const StrongComponents groups = strong_components(free.size(), reaches);
    std::vector<bool> behind(groups.count, false);
    for (std::size_t a = 0; a < free.size(); ++a) {
      for (std::size_t b = 0; b < free.size(); ++b) {
        if (groups.of[a] != groups.of[b] && reaches(a, b)) behind[groups.of[b]] = true;
      }
    }
    for (std::size_t i = 0; i < free.size(); ++i) {
      if (!behind[groups.of[i]]) places[free[i]] = place;
    }
  }
}

/// The places from the top, and those from the bottom, where the relations are read the other way round; both counted
/// from the top.
template <class Strongly, class Weakly>
std::vector<TwoPlaces> outranking_places(std::size_t n, const Strongly& strongly, const Weakly& weakly) {
  const auto turned = [](const auto& relation) {
    return [&relation](std::size_t a, std::size_t b) { return relation(b, a); };
  };
  const auto down = places_from_the_top(n, strongly, weakly);
  const auto up = places_from_the_top(n, turned(strongly), turned(weakly));
  const std::size_t last = up.empty() ? 0 : *std::max_element(up.begin(), up.end());
  std::vector<TwoPlaces> places;
  for (std::size_t i = 0; i < n; ++i) places.push_back({down[i], last + 1 - up[i]});
  return places;
}

}  // namespace journeyrank
