// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/flip_search.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/searched_change.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// How far all weights must move for one journey to draw level with another, of every two.
///
/// Shape   n × n, the row is the one behind
/// Edge    0 where it is level or ahead already, on the diagonal too; -1 where it draws level under no weights at all,
///         searched: where none were found. Where it draws level at most, and never passes, the distance to being
///         level; a note counts those pairs
struct FlipDistances {
  std::size_t journeys = 0;
  std::vector<double> distances{};
  std::vector<Note> notes{};
  bool searched = false;  ///< found by search, and not proven to be the smallest

  double of(std::size_t behind, std::size_t ahead) const noexcept { return distances[behind * journeys + ahead]; }
};

/// The distances of one journey to all others.
class FlipRow {
 public:
  /// `scores`: those of all journeys by the weights as they are.
  FlipRow(const ValueMatrix& values, std::span<const double> weights, std::span<const double> scores, Norm norm)
      : values_(values), weights_(weights), scores_(scores), norm_(norm), gain_(weights.size()) {}

  void fill(std::size_t behind, std::span<double> row) {
    for (std::size_t ahead = 0; ahead < row.size(); ++ahead) row[ahead] = distance(behind, ahead);
  }

  /// Of how many pairs so far the one behind draws level at most.
  std::size_t level_at_most() const noexcept { return level_at_most_; }

 private:
  double distance(std::size_t behind, std::size_t ahead) {
    if (scores_[behind] >= scores_[ahead]) return 0.0;  // the gap below may be one of rounding alone
    double gap = 0.0;
    double mean = 0.0;
    double most = -1.0;
    for (std::size_t c = 0; c < gain_.size(); ++c) {
      gain_[c] = gain_on(values_, behind, ahead, c);
      gap -= product(gain_[c], weights_[c]);
      mean += gain_[c];
      most = std::max(most, gain_[c]);
    }
    if (!(gap > 0.0)) return 0.0;
    if (most < 0.0) return -1.0;
    level_at_most_ += most == 0.0 ? 1 : 0;
    if (norm_ == Norm::l2 && most > 0.0) {
      if (const auto inside = within_simplex(gap, mean / static_cast<double>(gain_.size()))) return *inside;
    }
    return GapCloser(weights_, gain_).close(norm_).distance;
  }

  /// The length along the gains where no weight would fall below 0 on the way: the common case.
  std::optional<double> within_simplex(double gap, double mean) const noexcept {
    double square = 0.0;
    for (const double gain : gain_) square += product(gain - mean, gain - mean);
    const double step = gap / square;
    for (std::size_t c = 0; c < gain_.size(); ++c) {
      if (!(weights_[c] + product(step, gain_[c] - mean) >= 0.0)) return std::nullopt;
    }
    return product(step, std::sqrt(square));
  }

  const ValueMatrix& values_;
  std::span<const double> weights_;
  std::span<const double> scores_;
  Norm norm_;
  std::vector<double> gain_;
  std::size_t level_at_most_ = 0;
};

/// The same by search, for any method.
///
/// Errors  too_large for more than 100 journeys
inline FlipDistances searched_flip_distances(const Ranking& ranking, const ValueMatrix& values, Norm norm,
                                             std::size_t threads) {
  const FlipSearch search(values, ranking.scorer().weights().normalised(), norm);
  FlipDistances all{.journeys = values.journey_count(), .distances = search.distances(threads), .searched = true};
  all.notes = score_notes(ranking, values);
  if (all.journeys > 1) all.notes.push_back(searched_weights_note(ranking.scorer(), true));
  return all;
}

/// The smallest change of all weights that flips a pair, for every pair at once.
///
/// Units   those of the norm
/// Edge    see FlipDistances; equal journeys are level. Pins, a tie tolerance, open cells and criteria of weight 0 are
///         in the notes. By a method that does not add up, and where a cell is left out, they are searched, with a
///         note, for up to 100 journeys
/// Errors  too_large for more journeys where they are searched; those of ValueMatrix
/// Cost    O(n² m) for l2 unless weights reach 0, else that of smallest_change for each pair; 8 n² bytes; searched that
///         of FlipSearch
inline FlipDistances flip_distances(const Ranking& ranking, const CriteriaMatrix& matrix, Norm norm = Norm::l2,
                                    std::size_t threads = 0) {
  const ValueMatrix values(ranking.scorer(), matrix);
  if (!is_linear(ranking.scorer(), values)) return searched_flip_distances(ranking, values, norm, threads);
  const std::size_t n = values.journey_count();
  std::vector<double> scores(n);
  values.score(ranking.scorer().weights().normalised(), scores);
  FlipDistances all{.journeys = n, .distances = std::vector<double>(n * n, 0.0)};
  std::atomic<std::size_t> level_at_most{0};
  for_each_block(n, 16, threads, [&](std::size_t begin, std::size_t end) {
    FlipRow row(values, ranking.scorer().weights().normalised(), scores, norm);
    for (std::size_t behind = begin; behind < end; ++behind) {
      row.fill(behind, std::span(all.distances).subspan(behind * n, n));
    }
    level_at_most += row.level_at_most();
  });
  all.notes = score_notes(ranking, values);
  if (level_at_most > 0) {
    all.notes.push_back({"level_at_most", "of " + std::to_string(level_at_most) +
                                              (level_at_most == 1 ? " pair" : " pairs") +
                                              " the one behind draws level at most: no weights put it ahead, and the "
                                              "two share the place"});
  }
  return all;
}

}  // namespace journeyrank
