// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// All that uniform weights on two criteria do to a ranking.
///
/// Shape   acceptability: n × n, the share of weights with which a journey (row) has a rank (column, from 1); the other
///         lists have one entry a journey
/// Units   shares in [0, 1]; each row and each column adds up to 1. The weight of the first criterion that is on runs
///         from 0 to 1, the other has the rest
/// Edge    g equal journeys have each of their g ranks with one g-th of their share; `best` and `worst` are then the
///         rank they share, the smallest. Ranks that hold for less than 1e-15 of the weights are none of the two: where
///         several journeys cross at one point, roundings come between them
struct TwoCriteria {
  std::size_t journeys = 0;
  std::vector<double> acceptability = {};
  std::vector<double> expected_ranks = {};
  std::vector<std::uint32_t> best = {};
  std::vector<std::uint32_t> worst = {};
  std::vector<double> central = {};  ///< the mean weight of the first criterion where it is first; -1 where it never is
  std::vector<Note> notes = {};

  /// The share of all weights with which a journey has a rank, from 1.
  double operator()(std::size_t journey, std::size_t rank) const noexcept {
    return acceptability[journey * journeys + rank - 1];
  }
};

/// The score of a journey at both ends of a way on which it is a straight line: at weight 0 and at weight 1.
struct ScoreLine {
  double at_0 = 0.0;
  double at_1 = 0.0;
};

/// The ranks of one journey along the way from 0 to 1: they change where its score crosses another's.
class RankSweep {
 public:
  RankSweep(std::span<const ScoreLine> lines, TwoCriteria& result) : lines_(lines), result_(result) {}

  /// Fills in all that the result says of one journey.
  void operator()(std::size_t journey) {
    find_crossings(journey);
    std::sort(crossings_.begin(), crossings_.end());
    result_.best[journey] = static_cast<std::uint32_t>(result_.journeys);
    result_.worst[journey] = 1;
    first_ = 0.0;
    moment_ = 0.0;
    double from = 0.0;
    for (const auto& [weight, step] : crossings_) {
      add_stretch(journey, from, weight);
      ahead_ += step;
      from = weight;
    }
    add_stretch(journey, from, 1.0);
    result_.central[journey] = first_ > 0.0 ? moment_ / first_ : -1.0;
  }

 private:
  /// Counts who is ahead at weight 0 and who is equal, and lists where that changes. A crossing is the same double for
  /// both journeys.
  void find_crossings(std::size_t journey) {
    crossings_.clear();
    ahead_ = 0;
    equal_ = 1;
    double expected = 1.0;
    for (std::size_t other = 0; other < result_.journeys; ++other) {
      if (other == journey) continue;
      const double at_0 = lines_[other].at_0 - lines_[journey].at_0;
      const double at_1 = lines_[other].at_1 - lines_[journey].at_1;
      if (at_0 == 0.0 && at_1 == 0.0) {
        ++equal_;
        expected += 0.5;
      } else if (at_0 >= 0.0 && at_1 >= 0.0) {
        ++ahead_;
        expected += 1.0;
      } else if (at_0 > 0.0 || at_1 > 0.0) {
        const double weight = at_0 / (at_0 - at_1);
        const bool ahead_before = at_0 > 0.0;
        ahead_ += ahead_before ? 1 : 0;
        expected += ahead_before ? weight : 1.0 - weight;
        crossings_.emplace_back(weight, ahead_before ? -1 : 1);
      }
    }
    result_.expected_ranks[journey] = expected;
  }

  void add_stretch(std::size_t journey, double from, double to) {
    const double length = to - from;
    if (!(length > 0.0)) return;
    const std::size_t rank = static_cast<std::size_t>(ahead_) + 1;
    double* shares = result_.acceptability.data() + journey * result_.journeys + rank - 1;
    for (std::size_t k = 0; k < equal_; ++k) shares[k] += length / static_cast<double>(equal_);
    if (rank == 1) {
      first_ += length;
      moment_ += product(length, from + length / 2.0);
    }
    if (length <= 1e-15) return;
    result_.best[journey] = std::min(result_.best[journey], static_cast<std::uint32_t>(rank));
    result_.worst[journey] = std::max(result_.worst[journey], static_cast<std::uint32_t>(rank));
  }

  std::span<const ScoreLine> lines_;
  TwoCriteria& result_;
  std::vector<std::pair<double, int>> crossings_;
  std::int64_t ahead_ = 0;
  std::size_t equal_ = 1;
  double first_ = 0.0;
  double moment_ = 0.0;
};

/// All that happens to the ranks of journeys whose scores are straight lines; the same bits for any number of threads.
///
/// Errors  too_large beyond 20,000 journeys (3.2 GB)
/// Cost    O(n^2 log n) time, 8 n^2 bytes; 52 ms for 1,000 journeys (g++ -O2)
inline TwoCriteria ranks_on_lines(std::span<const ScoreLine> lines, std::size_t threads = 0) {
  const std::size_t n = lines.size();
  constexpr std::size_t most = 20'000;
  if (n > most) {
    throw Error(errc::too_large, "exact ranks on two criteria: found " + std::to_string(n) +
                                     " journeys; allowed: " + std::to_string(most));
  }
  TwoCriteria result{n,
                     std::vector<double>(n * n, 0.0),
                     std::vector<double>(n),
                     std::vector<std::uint32_t>(n),
                     std::vector<std::uint32_t>(n),
                     std::vector<double>(n)};
  for_each_block(n, 64, threads, [&](std::size_t begin, std::size_t end) {
    RankSweep sweep(lines, result);
    for (std::size_t journey = begin; journey < end; ++journey) sweep(journey);
  });
  return result;
}

/// Rank acceptability, expected ranks and rank intervals over all weights of two criteria, from where scores cross; the
/// same bits for any number of threads.
///
/// Edge    no journey: empty; one criterion that is on: the ranks by its values, for every weight above 0
/// Errors  those of ExactValues; too_large beyond two criteria that are on, and those of ranks_on_lines
/// Source  lahdelma2001smaa2, rank acceptability and central weights
/// Cost    that of ranks_on_lines
inline TwoCriteria two_criteria(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  const ExactValues values(scorer, matrix);
  if (values.criterion_count() > 2) {
    throw Error(errc::too_large, "exact ranks on two criteria: found " + std::to_string(values.criterion_count()) +
                                     " criteria that weigh something; allowed: 2, or sampled answers");
  }
  std::vector<ScoreLine> lines;
  for (std::size_t journey = 0; journey < values.journey_count(); ++journey) {
    const auto row = values[journey];
    lines.push_back({row.size() > 1 ? row[1] : 0.0, row.empty() ? 0.0 : row[0]});
  }
  TwoCriteria result = ranks_on_lines(lines, threads);
  result.notes = values.notes();
  return result;
}

}  // namespace journeyrank
