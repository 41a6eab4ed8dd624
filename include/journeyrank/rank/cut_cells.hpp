// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/bound_matrix.hpp"

namespace journeyrank {

/// The journeys of whose raw value something holds, the first five by name: "a, b lie", "a, b, c, d, e and 2 more lie";
/// and how many they are.
template <class Holds>
std::pair<std::string, std::size_t> named_where(const BoundMatrix& bound, std::size_t c, Holds&& holds) {
  constexpr std::size_t most_named = 5;
  std::string names;
  std::size_t count = 0;
  for (std::size_t journey = 0; journey < bound.journey_count(); ++journey) {
    if (bound.is_missing(journey, c) || !holds(bound.column(c)[journey])) continue;
    if (++count <= most_named) names += (count > 1 ? ", " : "") + bound.matrix().journeys()[journey];
  }
  if (count > most_named) names += " and " + std::to_string(count - most_named) + " more";
  return {names + (count == 1 ? " lies" : " lie"), count};
}

/// Refuses a raw value below 0 of what is divided by. Errors: bad_number naming the journey and the criterion.
inline void refuse_negative_divisors(const Criterion& criterion, const BoundMatrix& bound, std::size_t c) {
  if (!std::holds_alternative<Reciprocal>(criterion.scale) || !bound.is_there(c) || !(bound.extent(c).low < 0.0))
    return;
  for (std::size_t journey = 0; journey < bound.journey_count(); ++journey) {
    const double raw = bound.column(c)[journey];
    if (bound.is_missing(journey, c) || !(raw < 0.0)) continue;
    throw Error(errc::bad_number, "journey \"" + bound.matrix().journeys()[journey] + "\", criterion \"" +
                                      criterion.id + "\": found " + shortest_number(raw) +
                                      "; allowed: 0 or more, for the scale reciprocal divides by it");
  }
}

/// A note that names the journeys whose raw value lies below the least one that a reciprocal scale believes, the first
/// five of them; none for any other scale.
///
/// Cost    O(n) where there are such journeys
inline std::vector<Note> small_divisor_notes(const Criterion& criterion, const BoundMatrix& bound, std::size_t c) {
  const auto* least = std::get_if<Reciprocal>(&criterion.scale);
  if (least == nullptr || !bound.is_there(c) || !(bound.extent(c).low < least->at_1)) return {};
  const auto [names, count] = named_where(bound, c, [&](double raw) { return raw < least->at_1; });
  if (count == 0) return {};
  return {{"small_divisor",
           "criterion \"" + criterion.id + "\" is divided by, and " + names + " below " + shortest_number(least->at_1) +
               ", the least that is believed: " + (count == 1 ? "it counts" : "they count") + " as that"}};
}

/// A note that names the journeys whose raw value lies beyond the anchors of a criterion that multiplies, or that the
/// opportunity score takes: whoever works the formula out by hand finds another number. None for other methods.
///
/// Cost    O(n) where there are such journeys
inline std::vector<Note> cut_factor_notes(const Model& model, const BoundMatrix& bound, std::size_t c) {
  const Criterion& criterion = model.criteria[c];
  const auto* anchors = std::get_if<Anchored>(&criterion.scale);
  const bool is_formula =
      std::holds_alternative<WeightedProduct>(model.method) || std::holds_alternative<Opportunity>(model.method);
  if (anchors == nullptr || !is_formula || !bound.is_there(c)) return {};
  const auto [low, high] = std::minmax(anchors->at_0, anchors->at_1);
  if (!(bound.extent(c).low < low) && !(bound.extent(c).high > high)) return {};
  const double least = low;
  const double most = high;
  const auto [names, count] = named_where(bound, c, [&](double raw) { return raw < least || raw > most; });
  if (count == 0) return {};
  return {{"cut_factor", "criterion \"" + criterion.id + "\" is known from " + shortest_number(least) + " to " +
                             shortest_number(most) + ", and " + names +
                             " beyond: " + (count == 1 ? "it counts" : "they count") + " as the nearer end"}};
}

}  // namespace journeyrank
