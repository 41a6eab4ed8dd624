// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/holm.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/noise_verdict.hpp"
#include "journeyrank/judge/place_evidence.hpp"
#include "journeyrank/judge/segment_doubt.hpp"
#include "journeyrank/judge/segment_draws.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// Holds the rankings of segments against the noise of their cells.
class SegmentNoiseRun {
 public:
  SegmentNoiseRun(const SegmentRankings& ranked, std::span<const SegmentDoubt> doubts,
                  const SegmentNoiseOptions& options)
      : ranked_(ranked), doubts_(doubts), options_(options) {
    for (std::size_t a = 0; a < ranked.size(); ++a) {
      for (std::size_t b = a + 1; b < ranked.size(); ++b) shared_.push_back(ranked.shared_places(a, b));
    }
    count_comparisons();
    draw();
  }

  SegmentNoise answer() const {
    SegmentNoise found{.pairs_compared = pairs_.size(),
                       .places_compared = places_compared_,
                       .draws = draws_made_,
                       .seed = options_.seed,
                       .level = options_.level};
    compare_pairs(found);
    compare_places(found);
    add_notes(found);
    return found;
  }

 private:
  static constexpr std::uint64_t least_draws = 20'000;

  bool is_told(std::size_t s, std::size_t journey) const noexcept {
    const std::uint32_t row = ranked_.row(s, journey);
    return row != SegmentRankings::absent && doubts_[s].untold[row] == 0;
  }

  void count_comparisons() {
    for (const SharedPlaces& each : shared_) {
      for (const std::uint32_t journey : each.journeys) {
        const bool told = each.journeys.size() > 1 && is_told(each.a, journey) && is_told(each.b, journey);
        if (!told) continue;
        ++places_compared_;
        most_claims_ = std::max(most_claims_, 2 * (each.journeys.size() - 1));
      }
    }
    const std::size_t n = ranked_.overall_matrix().journey_count();
    for (std::uint32_t x = 0; x < n; ++x) {
      for (std::uint32_t y = x + 1; y < n; ++y) {
        std::size_t told = 0;
        for (std::size_t s = 0; s < ranked_.size(); ++s) told += is_told(s, x) && is_told(s, y) ? 1 : 0;
        if (told > 1) pairs_.emplace_back(x, y);
      }
    }
  }

  /// The p-value of a claim is 1 / (draws + 1) at least: so many draws that it may still pass after all comparisons.
  double least_adjusted(std::uint64_t draws) const noexcept {
    const double places = product(static_cast<double>(most_claims_), static_cast<double>(places_compared_));
    const double pairs = product(static_cast<double>(ranked_.size() - 1), static_cast<double>(pairs_.size()));
    return std::max(places, pairs) / (static_cast<double>(draws) + 1.0);
  }

  void draw() {
    if (places_compared_ == 0 && pairs_.empty()) return;
    draws_made_ = options_.draws;
    if (draws_made_ == 0) {
      const double needed = std::ceil(4.0 * least_adjusted(0) / options_.level);
      draws_made_ =
          needed < static_cast<double>(options_.max_draws) ? static_cast<std::uint64_t>(needed) : options_.max_draws;
      draws_made_ = std::clamp(draws_made_, std::min(least_draws, options_.max_draws), options_.max_draws);
    }
    std::vector<std::optional<SegmentDraws>> drawn(ranked_.size());
    std::vector<std::vector<RankedGroup>> groups(ranked_.size());
    for (const SharedPlaces& each : shared_) {
      groups_of_.emplace_back(group_of(groups[each.a], each.rows_a), group_of(groups[each.b], each.rows_b));
    }
    for_each_block(ranked_.size(), 1, options_.threads, [&](std::size_t s, std::size_t) {
      drawn[s].emplace(ranked_.ranking(s).scorer(), ranked_.matrix(s), doubts_[s].cells, groups[s],
                       segment_seed(options_.seed, ranked_.name(s)), draws_made_);
    });
    for (auto& each : drawn) draws_.push_back(std::move(*each));
  }

  static std::size_t group_of(std::vector<RankedGroup>& groups, const RankedGroup& rows) {
    const auto found = std::find(groups.begin(), groups.end(), rows);
    if (found != groups.end()) return static_cast<std::size_t>(found - groups.begin());
    groups.push_back(rows);
    return groups.size() - 1;
  }

  /// The p-value of "x does not score above y in this segment"; 1 where one of them is not told.
  double not_above(std::size_t s, std::size_t x, std::size_t y) const noexcept {
    if (!is_told(s, x) || !is_told(s, y)) return 1.0;
    const std::uint64_t against = draws_made_ - draws_[s].above(ranked_.row(s, x), ranked_.row(s, y));
    return (static_cast<double>(against) + 1.0) / (static_cast<double>(draws_made_) + 1.0);
  }

  SideChange change_of(std::uint32_t x, std::uint32_t y) const {
    std::vector<double> above;
    std::vector<double> below;
    SideChange change{.first = x, .second = y};
    double surest_above = 2.0;
    double surest_below = 2.0;
    for (std::size_t s = 0; s < ranked_.size(); ++s) {
      if (!is_told(s, x) || !is_told(s, y)) continue;
      above.push_back(not_above(s, x, y));
      below.push_back(not_above(s, y, x));
      if (above.back() < surest_above) std::tie(surest_above, change.first_ahead_in) = std::pair(above.back(), s);
      if (below.back() < surest_below) std::tie(surest_below, change.second_ahead_in) = std::pair(below.back(), s);
    }
    change.p_value = changed_sides_p_value(above, below);
    return change;
  }

  void compare_pairs(SegmentNoise& found) const {
    if (pairs_.empty()) return;
    std::vector<SideChange> all;
    std::vector<double> p_values;
    for (const auto& [x, y] : pairs_) {
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
      claims.push_back(not_above(in, shared.journeys[at], shared.journeys[other]));
      claims.push_back(not_above(than, shared.journeys[other], shared.journeys[at]));
    }
    return better_place_p_value(std::move(claims));
  }

  PlaceDivergence place_of(std::size_t pair, std::size_t at) const {
    const SharedPlaces& shared = shared_[pair];
    const std::size_t among = shared.journeys.size();
    PlaceDivergence place{.journey = shared.journeys[at],
                          .a = shared.a,
                          .b = shared.b,
                          .among = among,
                          .rank_a = shared.ranks_a[at],
                          .rank_b = shared.ranks_b[at]};
    if (among < 2 || !is_told(shared.a, place.journey) || !is_told(shared.b, place.journey)) return place;
    const auto& [in_a, in_b] = groups_of_[pair];
    place.better_in_a = chance_of_smaller_rank(draws_[shared.a], in_a, draws_[shared.b], in_b, at, among);
    place.better_in_b = chance_of_smaller_rank(draws_[shared.b], in_b, draws_[shared.a], in_a, at, among);
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
    for (std::size_t pair = 0; pair < shared_.size(); ++pair) {
      for (std::size_t at = 0; at < shared_[pair].journeys.size(); ++at) {
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
    for (std::size_t s = 0; s < ranked_.size(); ++s) {
      all += doubts_[s].untold.size();
      for (const std::uint8_t each : doubts_[s].untold) untold += each;
    }
    if (untold > 0) {
      found.notes.push_back(
          {"doubt_not_told",
           std::to_string(untold) + " of " + std::to_string(all) +
               " places in a segment: how sure a cell of the journey is there is not told, so nothing "
               "is said of noise"});
    }
    std::string totals;
    for (std::size_t c = 0; c < ranked_.overall().scorer().criterion_count(); ++c) {
      const auto holds = [c](const SegmentDoubt& doubt) {
        return std::find(doubt.totals.begin(), doubt.totals.end(), c) != doubt.totals.end();
      };
      if (!std::any_of(doubts_.begin(), doubts_.end(), holds)) continue;
      totals += (totals.empty() ? "" : ", ") + ranked_.overall().scorer().model().criteria[c].id;
    }
    if (!totals.empty()) {
      found.notes.push_back({"totals_are_certain",
                             totals + ": counts and sums of all contacts are what happened and carry no noise here: "
                                      "they differ with the sizes of the segments"});
    }
    if (draws_made_ > 0 && least_adjusted(draws_made_) > options_.level) {
      found.notes.push_back(
          {"too_few_draws", std::to_string(draws_made_) +
                                " draws cannot show that a place differs by more than noise among "
                                "so many comparisons; fewer journeys or segments, or more draws, can"});
    }
  }

  const SegmentRankings& ranked_;
  std::span<const SegmentDoubt> doubts_;
  SegmentNoiseOptions options_;
  std::vector<SharedPlaces> shared_;                            ///< of each two segments
  std::vector<std::pair<std::size_t, std::size_t>> groups_of_;  ///< the same in the draws of each of the two
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;  ///< of journeys, told in two segments or more
  std::size_t places_compared_ = 0;
  std::size_t most_claims_ = 0;
  std::uint64_t draws_made_ = 0;
  std::vector<SegmentDraws> draws_;
};

}  // namespace journeyrank
