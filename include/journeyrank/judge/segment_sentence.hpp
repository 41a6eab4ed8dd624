// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/judge/noise_verdict.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// The name of a segment; "(none)" for those who are in no segment.
inline std::string segment_text(const SegmentRankings& ranked, std::size_t s) {
  return ranked.name(s).empty() ? "(none)" : ranked.name(s);
}

/// The verdict on "all segments share one ranking".
inline std::string shared_ranking_sentence(const SegmentRankings& ranked, const SegmentNoise& noise) {
  if (!noise.p_value) {
    return noise.places.empty() ? "No two segments share a journey to compare."
                                : "Whether that is more than noise cannot be told: it is not known how sure the cells "
                                  "are.";
  }
  const std::string p = " (p = " + three_digits(*noise.p_value) + ")";
  if (noise.verdict == NoiseVerdict::noise_would_explain_it) {
    return "Noise would explain it: nothing speaks against one ranking for all segments" + p + ".";
  }
  if (noise.verdict == NoiseVerdict::cannot_tell) {
    return "Whether they share one ranking cannot be told: two journeys look as if they changed sides, but among so "
           "many that may be chance" +
           p + ".";
  }
  const SideChange& change = noise.changes.front();
  const auto label = [&](std::uint32_t journey) { return ranked.overall_matrix().label(journey); };
  return "They do not share one ranking, which is more than noise" + p + ": " + label(change.first) + " comes before " +
         label(change.second) + " in " + segment_text(ranked, change.first_ahead_in) + ", and behind it in " +
         segment_text(ranked, change.second_ahead_in) + ".";
}

/// "3 segments, 7 journeys. Furthest apart: Bill query, 1 in basic and 5 in premium (more than noise). They do not ..."
inline std::string sentence(const SegmentRankings& ranked, const SegmentNoise& noise) {
  const std::size_t journeys = ranked.overall_matrix().journey_count();
  const std::string head = std::to_string(ranked.size()) + (ranked.size() == 1 ? " segment, " : " segments, ") +
                           std::to_string(journeys) + (journeys == 1 ? " journey" : " journeys");
  if (ranked.size() < 2) return head + ": nothing to compare.";
  if (noise.places.empty()) return head + ". " + shared_ranking_sentence(ranked, noise);
  const PlaceDivergence& widest = noise.places.front();
  if (widest.spread() == 0) {
    return head + ": each two segments give the journeys that both have the same places.";
  }
  return head + ". Furthest apart: " + ranked.overall_matrix().label(widest.journey) + ", " +
         std::to_string(widest.rank_a) + " in " + segment_text(ranked, widest.a) + " and " +
         std::to_string(widest.rank_b) + " in " + segment_text(ranked, widest.b) +
         (widest.verdict ? " (" + verdict_text(*widest.verdict) + ")" : "") + ". " +
         shared_ranking_sentence(ranked, noise);
}

}  // namespace journeyrank
