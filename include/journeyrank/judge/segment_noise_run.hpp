// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/holm.hpp"
#include "journeyrank/judge/drawn_segments.hpp"
#include "journeyrank/judge/noise_verdict.hpp"
#include "journeyrank/judge/place_evidence.hpp"
#include "journeyrank/judge/segment_doubt.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// Holds the rankings of segments against the noise of their cells.
class SegmentNoiseRun {
 public:
  SegmentNoiseRun(const SegmentRankings& ranked, std::span<const SegmentDoubt> doubts,
                  const SegmentNoiseOptions& options)
      : drawn_(ranked, doubts, options), options_(options) {}

  SegmentNoise answer() const {
    SegmentNoise found{.pairs_compared = drawn_.pairs().size(),
                       .places_compared = drawn_.places_compared(),
                       .draws = drawn_.draws(),
                       .seed = options_.seed,
                       .level = options_.level};
    compare_pairs(found);
    compare_places(found);
    add_notes(found);
    return found;
  }

 private:
  SideChange change_of(std::uint32_t x, std::uint32_t y) const {
    std::vector<double> above;
    std::vector<double> below;
    SideChange change{.first = x, .second = y};
    double surest_above = 2.0;
    double surest_below = 2.0;
    for (std::size_t s = 0; s < drawn_.ranked().size(); ++s) {
      if (!drawn_.is_told(s, x) || !drawn_.is_told(s, y)) continue;
      above.push_back(drawn_.not_above(s, x, y));
      below.push_back(drawn_.not_above(s, y, x));
      if (above.back() < surest_above) std::tie(surest_above, change.first_ahead_in) = std::pair(above.back(), s);
      if (below.back() < surest_below) std::tie(surest_below, change.second_ahead_in) = std::pair(below.back(), s);
    }
    change.p_value = changed_sides_p_value(above, below);
    return change;
  }

  void compare_pairs(SegmentNoise& found) const {
    if (drawn_.pairs().empty()) return;
    std::vector<SideChange> all;
    std::vector<double> p_values;
    for (const auto& [x, y] : drawn_.pairs()) {
      all.push_back(change_of(x, y));
      p_values.push_back(all.back().p_value);
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    found.p_value = *std::min_element(adjusted.begin(), adjusted.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].adjusted = adjusted[i];
      if (adjusted[i] <= options_.level) found.changes.push_back(all[i]);
    }
    std::stable_sort(found.changes.begin(), found.changes.end(),
                     [](const SideChange& a, const SideChange& b) { return a.p_value < b.p_value; });
    const double alone = *std::min_element(p_values.begin(), p_values.end());
    found.verdict = !found.changes.empty()    ? NoiseVerdict::more_than_noise
                    : alone <= options_.level ? NoiseVerdict::cannot_tell
                                              : NoiseVerdict::noise_would_explain_it;
  }

  double better_in(const SharedPlaces& shared, std::size_t in, std::size_t than, std::size_t at) const {
    std::vector<double> claims;
    for (std::size_t other = 0; other < shared.journeys.size(); ++other) {
      if (other == at) continue;
      claims.push_back(drawn_.not_above(in, shared.journeys[at], shared.journeys[other]));
      claims.push_back(drawn_.not_above(than, shared.journeys[other], shared.journeys[at]));
    }
    return better_place_p_value(std::move(claims));
  }

  PlaceDivergence place_of(std::size_t pair, std::size_t at) const {
    const SharedPlaces& shared = drawn_.shared()[pair];
    const std::size_t among = shared.journeys.size();
    PlaceDivergence place{.journey = shared.journeys[at],
                          .a = shared.a,
                          .b = shared.b,
                          .among = among,
                          .rank_a = shared.ranks_a[at],
                          .rank_b = shared.ranks_b[at]};
    if (among < 2 || !drawn_.is_told(shared.a, place.journey) || !drawn_.is_told(shared.b, place.journey)) return place;
    std::tie(place.better_in_a, place.better_in_b) = drawn_.chances(pair, at);
    const double either =
        std::min(better_in(shared, shared.a, shared.b, at), better_in(shared, shared.b, shared.a, at));
    place.p_value = std::min(1.0, product(2.0, either));
    return place;
  }

  NoiseVerdict verdict_of(const PlaceDivergence& place) const noexcept {
    if (!place.adjusted) return NoiseVerdict::cannot_tell;
    if (*place.adjusted <= options_.level) return NoiseVerdict::more_than_noise;
    const bool looks_so = std::max(*place.better_in_a, *place.better_in_b) >= 1.0 - options_.level;
    return looks_so ? NoiseVerdict::cannot_tell : NoiseVerdict::noise_would_explain_it;
  }

  void compare_places(SegmentNoise& found) const {
    std::vector<double> p_values;
    for (std::size_t pair = 0; pair < drawn_.shared().size(); ++pair) {
      for (std::size_t at = 0; at < drawn_.shared()[pair].journeys.size(); ++at) {
        found.places.push_back(place_of(pair, at));
        if (found.places.back().p_value) p_values.push_back(*found.places.back().p_value);
      }
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    std::size_t next = 0;
    for (PlaceDivergence& place : found.places) {
      if (place.p_value) place.adjusted = adjusted[next++];
      if (place.spread() > 0) place.verdict = verdict_of(place);
    }
    std::stable_sort(found.places.begin(), found.places.end(),
                     [](const PlaceDivergence& a, const PlaceDivergence& b) { return a.spread() > b.spread(); });
  }

  void add_notes(SegmentNoise& found) const {
    std::size_t untold = 0;
    std::size_t all = 0;
    for (std::size_t s = 0; s < drawn_.ranked().size(); ++s) {
      all += drawn_.doubts()[s].untold.size();
      for (const std::uint8_t each : drawn_.doubts()[s].untold) untold += each;
    }
    if (untold > 0) {
      found.notes.push_back(
          {"doubt_not_told",
           std::to_string(untold) + " of " + std::to_string(all) +
               " places in a segment: how sure a cell of the journey is there is not told, so nothing "
               "is said of noise"});
    }
    std::string totals;
    for (std::size_t c = 0; c < drawn_.ranked().overall().scorer().criterion_count(); ++c) {
      const auto holds = [c](const SegmentDoubt& doubt) {
        return std::find(doubt.totals.begin(), doubt.totals.end(), c) != doubt.totals.end();
      };
      if (!std::any_of(drawn_.doubts().begin(), drawn_.doubts().end(), holds)) continue;
      totals += (totals.empty() ? "" : ", ") + drawn_.ranked().overall().scorer().model().criteria[c].id;
    }
    if (!totals.empty()) {
      found.notes.push_back({"totals_as_counts",
                             totals + ": counts and sums of all contacts are drawn with the error of a count; sums of "
                                      "amounts that differ much vary more"});
    }
    if (drawn_.draws() > 0 && drawn_.least_adjusted(drawn_.draws()) > options_.level) {
      found.notes.push_back(
          {"too_few_draws", std::to_string(drawn_.draws()) +
                                " draws cannot show that a place differs by more than noise among "
                                "so many comparisons; fewer journeys or segments, or more draws, can"});
    }
  }

  DrawnSegments drawn_;
  SegmentNoiseOptions options_;
};

}  // namespace journeyrank
