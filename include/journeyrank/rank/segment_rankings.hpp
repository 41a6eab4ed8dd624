// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/measured_segments.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/segment.hpp"
#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/ranking.hpp"

namespace journeyrank {

/// Two segments and the journeys that both have, each ranked among those.
struct SharedPlaces {
  std::size_t a = 0;  ///< segments by position
  std::size_t b = 0;
  std::vector<std::uint32_t> journeys{};  ///< by row of the overall matrix
  std::vector<std::uint32_t> rows_a{};    ///< the same by row of each segment's matrix
  std::vector<std::uint32_t> rows_b{};
  std::vector<std::uint32_t> ranks_a{};
  std::vector<std::uint32_t> ranks_b{};
};

/// The ranks of some rows among themselves, from those among all: equal ones share the smallest.
inline std::vector<std::uint32_t> ranks_among(std::span<const std::uint32_t> ranks,
                                              std::span<const std::uint32_t> rows) {
  std::vector<std::uint32_t> sorted;
  for (const std::uint32_t row : rows) sorted.push_back(ranks[row]);
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> among;
  for (const std::uint32_t row : rows) {
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), ranks[row]);
    among.push_back(static_cast<std::uint32_t>(first - sorted.begin()) + 1);
  }
  return among;
}

/// One ranking a segment, and one of all, by one model and the same weights; places are those by score, without pins.
///
///     const SegmentRankings ranked = rank_segments(segments, overall, model);
///     ranked.ranking(0).ranks();  // in the first segment
///
/// Shape   s segments; the journeys of a segment are some of those of the overall matrix
/// Edge    one segment is a ranking like any other; a relative scale is fitted on each segment by itself
/// Errors  those of rank, naming the segment; duplicate_name for two segments of one name; unknown_name for a journey
///         of a segment that the overall matrix lacks; empty_input without a segment
/// Cost    O(s n (m + log n))
class SegmentRankings {
 public:
  static constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();

  /// `of_segments` is the same model, but for what a missing cell of a segment does.
  SegmentRankings(std::vector<Segment> segments, CriteriaMatrix overall_matrix, const Model& model,
                  const Model& of_segments, const RankOptions& options)
      : segments_(some(std::move(segments))),
        overall_matrix_(std::move(overall_matrix)),
        overall_(rank(overall_matrix_, model, options)) {
    for (std::size_t s = 0; s < segments_.size(); ++s) {
      const Segment& each = segments_[s];
      for (std::size_t before = 0; before < s; ++before) {
        if (segments_[before].name == each.name) {
          throw Error(errc::duplicate_name, "segment " + excerpt(each.name) + " stands twice");
        }
      }
      try {
        rankings_.push_back(rank(each.matrix, of_segments, options));
      } catch (const Error& error) {
        throw Error(error.code(), "segment " + excerpt(each.name) + ": " + error.detail());
      }
    }
    find_rows();
  }

  std::size_t size() const noexcept { return segments_.size(); }
  const std::string& name(std::size_t s) const noexcept { return segments_[s].name; }
  const CriteriaMatrix& matrix(std::size_t s) const noexcept { return segments_[s].matrix; }
  const Ranking& ranking(std::size_t s) const noexcept { return rankings_[s]; }

  const CriteriaMatrix& overall_matrix() const noexcept { return overall_matrix_; }
  const Ranking& overall() const noexcept { return overall_; }

  /// The row, in a segment's matrix, of a journey by its row in the overall one; `absent` where the segment lacks it.
  std::uint32_t row(std::size_t s, std::size_t journey) const noexcept { return rows_[s][journey]; }

  /// The journeys that two segments have, and their places among those.
  SharedPlaces shared_places(std::size_t a, std::size_t b) const {
    SharedPlaces shared{.a = a, .b = b};
    for (std::uint32_t journey = 0; journey < overall_.size(); ++journey) {
      if (row(a, journey) == absent || row(b, journey) == absent) continue;
      shared.journeys.push_back(journey);
      shared.rows_a.push_back(row(a, journey));
      shared.rows_b.push_back(row(b, journey));
    }
    shared.ranks_a = ranks_among(rankings_[a].unpinned_ranks(), shared.rows_a);
    shared.ranks_b = ranks_among(rankings_[b].unpinned_ranks(), shared.rows_b);
    return shared;
  }

 private:
  static std::vector<Segment> some(std::vector<Segment> segments) {
    if (segments.empty()) throw Error(errc::empty_input, "there is no segment to rank");
    return segments;
  }

  void find_rows() {
    std::map<std::string, std::size_t> overall;
    for (std::size_t j = 0; j < overall_matrix_.journey_count(); ++j) overall[overall_matrix_.journeys()[j]] = j;
    for (const Segment& each : segments_) {
      auto& rows = rows_.emplace_back(overall_matrix_.journey_count(), absent);
      for (std::uint32_t j = 0; j < each.matrix.journey_count(); ++j) {
        const auto found = overall.find(each.matrix.journeys()[j]);
        if (found == overall.end()) {
          throw Error(errc::unknown_name, "segment " + excerpt(each.name) + ": journey " +
                                              excerpt(each.matrix.journeys()[j]) + " is not in the overall matrix");
        }
        rows[found->second] = j;
      }
    }
  }

  std::vector<Segment> segments_;
  CriteriaMatrix overall_matrix_;
  std::vector<Ranking> rankings_;
  Ranking overall_;
  std::vector<std::vector<std::uint32_t>> rows_;
};

/// Ranks each segment, and all of them, by one model.
inline SegmentRankings rank_segments(std::vector<Segment> segments, CriteriaMatrix overall, const Model& model,
                                     const RankOptions& options = {}) {
  return SegmentRankings(std::move(segments), std::move(overall), model, model, options);
}

/// The same of slices of contacts: a cell that a slice cannot tell is open there, never refused.
inline SegmentRankings rank_measured_segments(std::vector<Segment> segments, CriteriaMatrix overall, const Model& model,
                                              const RankOptions& options = {}) {
  return SegmentRankings(std::move(segments), std::move(overall), model, model_of_slices(model), options);
}

/// The same where nothing but the segments is at hand: the overall matrix is pooled from them.
inline SegmentRankings rank_segments(std::vector<Segment> segments, const Model& model,
                                     const RankOptions& options = {}) {
  CriteriaMatrix overall = pooled_matrix(segments, model);
  return SegmentRankings(std::move(segments), std::move(overall), model, model, options);
}

}  // namespace journeyrank
