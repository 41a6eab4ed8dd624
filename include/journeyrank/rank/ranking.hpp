// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/rank/order.hpp"
#include "journeyrank/rank/pin.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// One line of a ranking.
struct RankedJourney {
  std::size_t journey = 0;  ///< its row in the criteria matrix
  std::string id;
  std::string label;
  std::size_t rank = 0;  ///< from 1; equal scores share the smallest
  ScoreRange score;
  std::size_t unpinned_rank = 0;  ///< the rank it has by its score; the same as `rank` where nothing is pinned
  const Pin* pin = nullptr;       ///< the decree behind its place, if any; lives as long as the ranking
};

/// What a ranking is made of; `rank()` fills it.
struct RankingParts {
  Names journeys;
  std::vector<std::string> labels;
  UnsetVector<double> scores;
  std::vector<ScoreRange> ranges;  ///< one a journey when cells are missing, else none
  Order order;                     ///< by score
  std::vector<HeldPin> pins;
  double tie_tolerance = 0.0;
  std::vector<Note> notes;
};

/// Journeys from most to least urgent, with what is needed to read the result: ranks, ties, pins, notes, the model.
///
/// Shape   n lines
/// Edge    no journey: no line. Equal scores share the smallest rank (1, 2, 2, 4), ordered by id within it
/// Cost    12 bytes a journey beside names and scores; 20 where something is pinned
class Ranking {
 public:
  Ranking(Scorer scorer, RankingParts parts) : scorer_(std::move(scorer)), parts_(std::move(parts)) {
    const bool exact = parts_.tie_tolerance == 0.0;
    unpinned_ranks_ = exact ? std::move(parts_.order.ranks) : ranks_of(parts_.order.journeys, {});
    order_ = parts_.pins.empty() ? std::move(parts_.order.journeys) : pinned_order(parts_.order.journeys, parts_.pins);
    if (!parts_.pins.empty()) ranks_ = ranks_of(order_, parts_.pins);
  }

  std::size_t size() const noexcept { return order_.size(); }

  /// The rows of the criteria matrix, most urgent first.
  std::span<const std::uint32_t> order() const noexcept { return order_; }

  /// By row of the criteria matrix.
  std::span<const double> scores() const noexcept { return parts_.scores; }
  std::span<const std::uint32_t> ranks() const noexcept { return ranks_.empty() ? unpinned_ranks_ : ranks_; }
  std::span<const std::uint32_t> unpinned_ranks() const noexcept { return unpinned_ranks_; }
  ScoreRange range(std::size_t journey) const noexcept {
    const double score = parts_.scores[journey];
    return parts_.ranges.empty() ? ScoreRange{score, score, score} : parts_.ranges[journey];
  }

  const Names& journeys() const noexcept { return parts_.journeys; }
  std::string label(std::size_t journey) const {
    return parts_.labels.empty() ? parts_.journeys[journey] : parts_.labels[journey];
  }

  /// The line at a position, from 0.
  RankedJourney operator[](std::size_t position) const {
    const std::size_t journey = order_[position];
    RankedJourney line{journey,          parts_.journeys[journey], label(journey),
                       ranks()[journey], range(journey),           unpinned_ranks_[journey]};
    for (const auto& held : parts_.pins) {
      if (held.journey == journey) line.pin = &held.pin;
    }
    return line;
  }

  /// The row of a journey in the criteria matrix. Errors: unknown_name, with the nearest name.
  std::size_t find(std::string_view id) const {
    if (const auto journey = parts_.journeys.find(id)) return *journey;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < size() && i < 10'000; ++i) known.push_back(parts_.journeys[i]);
    throw Error(errc::unknown_name, "no journey \"" + std::string(id) + "\"" + did_you_mean(id, known));
  }

  const std::vector<HeldPin>& pins() const noexcept { return parts_.pins; }

  /// What a reader must know: relative scales, missing cells, expired pins.
  const std::vector<Note>& notes() const noexcept { return parts_.notes; }

  const Scorer& scorer() const noexcept { return scorer_; }

 private:
  UnsetVector<std::uint32_t> ranks_of(std::span<const std::uint32_t> order, std::span<const HeldPin> pins) const {
    UnsetVector<std::uint32_t> ranks(order.size());
    std::vector<bool> pinned(pins.empty() ? 0 : order.size(), false);
    for (const auto& held : pins) {
      pinned[held.journey] = true;
      ranks[held.journey] = static_cast<std::uint32_t>(held.pin.place);
    }
    std::optional<std::size_t> head;  // the position that a tie group begins at
    for (std::size_t position = 0; position < order.size(); ++position) {
      const std::size_t journey = order[position];
      if (!pins.empty() && pinned[journey]) continue;
      const bool tied = head && parts_.scores[order[*head]] - parts_.scores[journey] <= parts_.tie_tolerance;
      if (!tied) head = position;
      ranks[journey] = static_cast<std::uint32_t>(*head + 1);
    }
    return ranks;
  }

  Scorer scorer_;
  RankingParts parts_;
  UnsetVector<std::uint32_t> order_;
  UnsetVector<std::uint32_t> unpinned_ranks_;
  UnsetVector<std::uint32_t> ranks_;  ///< only where something is pinned
};

}  // namespace journeyrank
