// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/noise_verdict.hpp"
#include "journeyrank/judge/segment_doubt.hpp"
#include "journeyrank/judge/segment_draws.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// Segments whose cells are drawn, and all that is compared among them: places of each two segments, pairs of journeys.
///
/// Edge    a journey whose doubt is not told in a segment is not compared there; where nothing is compared nothing is
///         drawn
/// Errors  those of SegmentDraws
class DrawnSegments {
 public:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;

  DrawnSegments(const SegmentRankings& ranked, std::span<const SegmentDoubt> doubts, const SegmentNoiseOptions& options)
      : ranked_(&ranked), doubts_(doubts) {
    for (std::size_t a = 0; a < ranked.size(); ++a) {
      for (std::size_t b = a + 1; b < ranked.size(); ++b) shared_.push_back(ranked.shared_places(a, b));
    }
    count_comparisons();
    draw(options);
  }

  const SegmentRankings& ranked() const noexcept { return *ranked_; }
  std::span<const SegmentDoubt> doubts() const noexcept { return doubts_; }
  std::uint64_t draws() const noexcept { return draws_made_; }

  /// The places that each two segments share.
  const std::vector<SharedPlaces>& shared() const noexcept { return shared_; }

  /// The pairs of journeys that are compared: both are told in two segments or more.
  const std::vector<Pair>& pairs() const noexcept { return pairs_; }

  std::size_t places_compared() const noexcept { return places_compared_; }

  /// True where a segment has the journey, and it is told how sure its cells are there.
  bool is_told(std::size_t s, std::size_t journey) const noexcept {
    const std::uint32_t row = ranked_->row(s, journey);
    return row != SegmentRankings::absent && doubts_[s].untold[row] == 0;
  }

  /// The least that so many draws can show after all comparisons: the p-value of a claim is 1 / (draws + 1) or more.
  double least_adjusted(std::uint64_t draws) const noexcept {
    const double places = product(static_cast<double>(most_claims_), static_cast<double>(places_compared_));
    const double pairs = product(static_cast<double>(ranked_->size() - 1), static_cast<double>(pairs_.size()));
    return std::max(places, pairs) / (static_cast<double>(draws) + 1.0);
  }

  /// The p-value of "x does not score above y in this segment"; 1 where one of them is not told.
  double not_above(std::size_t s, std::size_t x, std::size_t y) const noexcept {
    if (!is_told(s, x) || !is_told(s, y)) return 1.0;
    const std::uint64_t against = draws_made_ - draws_[s].above(ranked_->row(s, x), ranked_->row(s, y));
    return (static_cast<double>(against) + 1.0) / (static_cast<double>(draws_made_) + 1.0);
  }

  /// The probabilities that a journey, by position among those shared, stands better in the first segment of a pair,
  /// and in the second.
  std::pair<double, double> chances(std::size_t pair, std::size_t at) const noexcept {
    const SharedPlaces& shared = shared_[pair];
    const auto& [in_a, in_b] = groups_of_[pair];
    const std::size_t among = shared.journeys.size();
    return {chance_of_smaller_rank(draws_[shared.a], in_a, draws_[shared.b], in_b, at, among),
            chance_of_smaller_rank(draws_[shared.b], in_b, draws_[shared.a], in_a, at, among)};
  }

 private:
  static constexpr double least_draws = 20'000;
  static constexpr double fewest_draws = 2'000;  ///< however many journeys there are
  static constexpr double most_compared = 4e9;   ///< draws times pairs: some seconds a segment

  void count_comparisons() {
    for (const SharedPlaces& each : shared_) {
      for (const std::uint32_t journey : each.journeys) {
        const bool told = each.journeys.size() > 1 && is_told(each.a, journey) && is_told(each.b, journey);
        if (!told) continue;
        ++places_compared_;
        most_claims_ = std::max(most_claims_, 2 * (each.journeys.size() - 1));
      }
    }
    const std::size_t n = ranked_->overall_matrix().journey_count();
    for (std::uint32_t x = 0; x < n; ++x) {
      for (std::uint32_t y = x + 1; y < n; ++y) {
        std::size_t told = 0;
        for (std::size_t s = 0; s < ranked_->size(); ++s) told += is_told(s, x) && is_told(s, y) ? 1 : 0;
        if (told > 1) pairs_.emplace_back(x, y);
      }
    }
  }

  std::uint64_t draws_needed(const SegmentNoiseOptions& options) const noexcept {
    if (options.draws > 0) return options.draws;
    const auto n = static_cast<double>(ranked_->overall_matrix().journey_count());
    const double most = std::max(fewest_draws, most_compared / (n * n));
    const double needed = std::max(least_draws, std::ceil(4.0 * least_adjusted(0) / options.level));
    return std::min(static_cast<std::uint64_t>(std::min(needed, most)), options.max_draws);
  }

  void draw(const SegmentNoiseOptions& options) {
    if (places_compared_ == 0 && pairs_.empty()) return;
    draws_made_ = draws_needed(options);
    std::vector<std::optional<SegmentDraws>> drawn(ranked_->size());
    std::vector<std::vector<RankedGroup>> groups(ranked_->size());
    for (const SharedPlaces& each : shared_) {
      groups_of_.emplace_back(group_of(groups[each.a], each.rows_a), group_of(groups[each.b], each.rows_b));
    }
    for_each_block(ranked_->size(), 1, options.threads, [&](std::size_t s, std::size_t) {
      drawn[s].emplace(ranked_->ranking(s).scorer(), ranked_->matrix(s), doubts_[s].cells, groups[s],
                       segment_seed(options.seed, ranked_->name(s)), draws_made_);
    });
    for (auto& each : drawn) draws_.push_back(std::move(*each));
  }

  static std::size_t group_of(std::vector<RankedGroup>& groups, const RankedGroup& rows) {
    const auto found = std::find(groups.begin(), groups.end(), rows);
    if (found != groups.end()) return static_cast<std::size_t>(found - groups.begin());
    groups.push_back(rows);
    return groups.size() - 1;
  }

  const SegmentRankings* ranked_;
  std::span<const SegmentDoubt> doubts_;
  std::vector<SharedPlaces> shared_;
  std::vector<std::pair<std::size_t, std::size_t>> groups_of_;  ///< the same in the draws of each of the two
  std::vector<Pair> pairs_;
  std::size_t places_compared_ = 0;
  std::size_t most_claims_ = 0;
  std::uint64_t draws_made_ = 0;
  std::vector<SegmentDraws> draws_;
};

}  // namespace journeyrank
