// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/judge/noise_verdict.hpp"
#include "journeyrank/judge/segment_doubt.hpp"
#include "journeyrank/judge/segment_noise_run.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// More journeys than this are not held against noise: every two of them are compared in every draw.
inline constexpr std::size_t most_tested_journeys = 1'000;

/// Whether the rankings of segments differ by more than the noise of their cells: the weights stay as stated, the cells
/// of each segment are drawn by themselves.
///
///     const SegmentNoise noise = segment_noise(ranked, doubts);
///     noise.p_value;              // of "all segments share one ranking"
///     noise.places[0].verdict;    // of the journey whose places are the widest apart
///
/// That all segments share one ranking is tested pair by pair of journeys (do they change sides?), a place by the sure
/// comparisons around it; both hold over all pairs and over all places by Holm's procedure. Segments are taken as
/// independent: no contact is in two of them.
///
/// Shape   s segments, one doubt each; n journeys
/// Units   probabilities
/// Edge    one segment, or one journey: nothing is compared, and the verdict is cannot_tell; a journey that a segment
///         lacks is not compared there; one whose doubt is not told is in no test
/// Errors  shape_mismatch unless there is one doubt a segment, of its journeys; too_large above 1,000 journeys;
///         bad_option for faulty options; those of DrawnProblem
/// Source  benjamini2008screening, gail1985testing, piantadosi1993comparison, holm1979simple
/// Cost    O(s (n m + n^2)) a draw; 8 s n^2 bytes
inline SegmentNoise segment_noise(const SegmentRankings& ranked, std::span<const SegmentDoubt> doubts,
                                  const SegmentNoiseOptions& options = {}) {
  validate(options);
  if (doubts.size() != ranked.size()) {
    throw Error(errc::shape_mismatch, "found " + std::to_string(doubts.size()) + " doubts for " +
                                          std::to_string(ranked.size()) + " segments");
  }
  for (std::size_t s = 0; s < ranked.size(); ++s) {
    if (doubts[s].untold.size() != ranked.matrix(s).journey_count()) {
      throw Error(errc::shape_mismatch, "the doubt of segment " + excerpt(ranked.name(s)) + " is of " +
                                            std::to_string(doubts[s].untold.size()) + " journeys; it has " +
                                            std::to_string(ranked.matrix(s).journey_count()));
    }
  }
  const std::size_t n = ranked.overall_matrix().journey_count();
  if (n > most_tested_journeys) {
    throw Error(errc::too_large, std::to_string(n) + " journeys are too many to hold against noise; allowed: " +
                                     std::to_string(most_tested_journeys));
  }
  return SegmentNoiseRun(ranked, doubts, options).answer();
}

}  // namespace journeyrank
