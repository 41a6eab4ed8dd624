// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/nearest_search.hpp"
#include "journeyrank/judge/place_margin.hpp"
#include "journeyrank/judge/settled_change.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/judge/weight_rays.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// The first k of all.
inline WantedPlace place_among_all(std::size_t journeys, std::size_t own, std::size_t top) {
  WantedPlace place{.own = own, .may_stay = top - 1};
  for (std::size_t other = 0; other < journeys; ++other) {
    if (other != own) place.others.push_back(static_cast<std::uint32_t>(other));
  }
  return place;
}

/// An answer with more notes.
inline WeightChange noted(WeightChange change, const std::vector<Note>& more) {
  change.notes.insert(change.notes.end(), more.begin(), more.end());
  return change;
}

/// What a reader must know of weights that were searched; `found`: whether there are some.
inline Note searched_weights_note(const Scorer& scorer, bool found) {
  const std::string why = adds_up(scorer.model().method)
                              ? "a missing cell is left out, so scores are no straight lines over the weights"
                              : std::string("the method ") + step_name(scorer.model().method) + " does not add up";
  const std::string how = why + ", so weights were tried on straight ways from the stated ones, about " +
                          std::to_string(WeightRays::points) + " in all, and the nearest then brought nearer";
  return {"searched_change", found ? "found by search, not proven to be the smallest: " + how
                                   : "looked for by search, not proven to be out of reach: " + how};
}

/// Weights of closed forms that are worth a try: as if the scores were sums, past the only other journey; and where
/// someone is at most equal on each criterion, all weight on those where both are.
inline void offer_closed_forms(NearestSearch& search, const ValueMatrix& values, const WantedPlace& place,
                               std::span<const double> weights, Norm norm) {
  constexpr std::size_t most = 64;
  std::size_t offered = 0;
  for (const std::uint32_t other : place.others) {
    const std::vector<double> gain = gains(values, place.own, other);
    if (place.others.size() > 1 && !is_level_at_most(gain)) continue;
    if (++offered > most) break;
    const WeightChange change = GapCloser(weights, gain).close(norm);
    if (change.possible) search.offer(change.weights);
  }
}

/// True when all journeys, ranked anew with these weights stated, have it so. Of criteria in groups they are what each
/// weighs in all.
inline bool is_so_ranked_anew(const Scorer& scorer, const CriteriaMatrix& matrix, const WantedPlace& place,
                              std::span<const double> weights) {
  try {
    const std::vector<double> scores = Scorer::fit(matrix, with_weights(scorer.model(), weights)).score(matrix, 1);
    std::size_t ahead = 0;
    for (const std::uint32_t other : place.others) ahead += scores[other] > scores[place.own] ? 1 : 0;
    return ahead <= place.may_stay;
  } catch (const Error&) {
    return false;
  }
}

/// The nearest weights that a search finds under which a journey has a place; nothing where it finds none.
///
/// Shape   weights: m, normalised
/// Edge    the journey has it: the weights themselves
inline std::optional<std::vector<double>> searched_weights(const ValueMatrix& values, std::span<const double> weights,
                                                           WantedPlace place, Norm norm) {
  const PlaceMargin margin(values, std::move(place));
  if (margin.at(weights) >= 0.0) return std::vector<double>(weights.begin(), weights.end());
  NearestSearch search(margin, weights, norm);
  const WeightRays rays(weights, margin.may_weigh());
  offer_closed_forms(search, values, margin.place(), weights, norm);
  search.look_along(rays, [&](std::size_t ray, std::size_t step) { return margin.at(rays.weights_at(ray, step)); });
  return search.find();
}

/// The smallest change of all weights that a search finds under which a journey has a place, by any method: an upper
/// bound of the smallest there is.
///
/// Edge    as for smallest_change; not possible: no weights were found, which is no proof. At the weights, stated as
///         they are, the journey has the place when all are ranked anew, else a note says so
/// Cost    up to about 25,000 times fitting the method and scoring whom it is about; a fifth of it as a rule
inline WeightChange searched_change(const Scorer& scorer, const CriteriaMatrix& matrix, const ValueMatrix& values,
                                    const WantedPlace& place, Norm norm) {
  const std::span<const double> weights = scorer.weights().normalised();
  WeightChange change{.searched = true};
  const auto found = searched_weights(values, weights, place, norm);
  if (found) {
    change.possible = true;
    change.weights = *found;
    change.distance = distance(weights, *found, norm);
    if (change.distance == 0.0) return change;
    if (!is_so_ranked_anew(scorer, matrix, place, *found)) change.notes.push_back({"not_settled", not_settled_text});
  }
  change.notes.push_back(searched_weights_note(scorer, found.has_value()));
  return change;
}

}  // namespace journeyrank
