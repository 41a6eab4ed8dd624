// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/dirichlet_weights.hpp"
#include "journeyrank/judge/drawn_problem.hpp"
#include "journeyrank/judge/weight_doubt.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// A seed for each segment, by its name: what is drawn in one says nothing of what is drawn in another.
inline std::uint64_t segment_seed(std::uint64_t seed, std::string_view name) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325ULL ^ (seed * 0x9e3779b97f4a7c15ULL);  // FNV-1a, then mixed
  for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
  hash ^= hash >> 32;
  return hash * 0x9e3779b97f4a7c15ULL;
}

/// Some journeys of a matrix, by row, whose ranks among themselves are counted.
using RankedGroup = std::vector<std::uint32_t>;

/// What draws of the cells, under the weights as stated, say of the order of the journeys of one segment.
///
/// Shape   journeys by row of the segment's matrix; ranks from 1, equal scores share the smallest
/// Edge    cells that are all certain: every draw is the same
/// Errors  those of DrawnProblem
/// Cost    O(n m + n^2) a draw, and O(g log g) for each group of g journeys; 8 n^2 bytes, and as much a group
class SegmentDraws {
 public:
  SegmentDraws(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells,
               std::vector<RankedGroup> groups, std::uint64_t seed, std::uint64_t draws)
      : n_(matrix.journey_count()), draws_(draws), groups_(std::move(groups)), above_(n_ * n_, 0) {
    for (const RankedGroup& each : groups_) ranks_.emplace_back(each.size() * each.size(), 0);
    if (n_ == 0) return;
    const DrawnProblem problem(scorer, matrix, {.belief = WeightBelief::stated}, cells, 1);
    const std::uint64_t needed = problem.is_certain() ? 1 : draws;
    DrawBlock block(problem, DrawBlock::Kept::some_draws);
    for (std::uint64_t first = 0; first < needed; first += draws_in_block) {
      block.run(seed, first, std::min<std::uint64_t>(needed, first + draws_in_block),
                [&](std::span<const double> scores, auto, std::uint64_t, std::size_t count) {
                  count_pairs_above(scores, block.stride(), count);
                  for (std::size_t g = 0; g < groups_.size(); ++g) count_ranks(g, scores, block.stride(), count);
                });
    }
    if (needed == draws) return;
    for (auto& each : above_) each *= draws;
    for (auto& counts : ranks_) {
      for (auto& each : counts) each *= draws;
    }
  }

  std::uint64_t draws() const noexcept { return draws_; }

  /// In how many draws one journey scores higher than another.
  std::uint64_t above(std::size_t journey, std::size_t other) const noexcept { return above_[journey * n_ + other]; }

  /// In how many draws a journey, by position in a group, has this rank in the group.
  std::uint64_t rank_count(std::size_t group, std::size_t position, std::size_t rank) const noexcept {
    return ranks_[group][position * groups_[group].size() + rank - 1];
  }

 private:
  void count_pairs_above(std::span<const double> scores, std::size_t stride, std::size_t count) noexcept {
    for (std::size_t x = 0; x < n_; ++x) {
      const double* of_x = scores.data() + x * stride;
      for (std::size_t y = x + 1; y < n_; ++y) {
        const double* of_y = scores.data() + y * stride;
        std::uint64_t more = 0;
        std::uint64_t less = 0;
        for (std::size_t lane = 0; lane < count; ++lane) {
          more += of_x[lane] > of_y[lane] ? 1 : 0;
          less += of_x[lane] < of_y[lane] ? 1 : 0;
        }
        above_[x * n_ + y] += more;
        above_[y * n_ + x] += less;
      }
    }
  }

  void count_ranks(std::size_t g, std::span<const double> scores, std::size_t stride, std::size_t count) {
    const RankedGroup& group = groups_[g];
    for (std::size_t lane = 0; lane < count; ++lane) {
      sorted_.clear();
      for (std::uint32_t at = 0; at < group.size(); ++at) sorted_.emplace_back(-scores[group[at] * stride + lane], at);
      std::sort(sorted_.begin(), sorted_.end());
      std::size_t head = 0;
      for (std::size_t i = 0; i < sorted_.size(); ++i) {
        if (sorted_[i].first != sorted_[head].first) head = i;
        ++ranks_[g][sorted_[i].second * group.size() + head];
      }
    }
  }

  std::size_t n_;
  std::uint64_t draws_;
  std::vector<RankedGroup> groups_;
  std::vector<std::uint64_t> above_;
  std::vector<std::vector<std::uint64_t>> ranks_;
  std::vector<std::pair<double, std::uint32_t>> sorted_;
};

/// The probability that a journey has a smaller rank in one segment than in another, of draws that are independent.
inline double chance_of_smaller_rank(const SegmentDraws& a, std::size_t group_a, const SegmentDraws& b,
                                     std::size_t group_b, std::size_t position, std::size_t journeys) noexcept {
  const double all = product(static_cast<double>(a.draws()), static_cast<double>(b.draws()));
  double sum = 0.0;
  std::uint64_t larger = b.draws();
  for (std::size_t rank = 1; rank <= journeys; ++rank) {
    larger -= b.rank_count(group_b, position, rank);
    sum += product(static_cast<double>(a.rank_count(group_a, position, rank)), static_cast<double>(larger));
  }
  return all > 0.0 ? std::clamp(sum / all, 0.0, 1.0) : 0.0;
}

}  // namespace journeyrank
