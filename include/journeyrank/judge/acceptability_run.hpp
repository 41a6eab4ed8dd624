// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/draw_order.hpp"
#include "journeyrank/judge/drawn_problem.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/rank_bins.hpp"
#include "journeyrank/judge/rank_tally.hpp"
#include "journeyrank/judge/sorted_draws.hpp"

namespace journeyrank {

/// Draws, scores, ranks and counts.
class AcceptabilityRun {
 public:
  /// Between checks of the precision: so many blocks.
  static constexpr std::uint64_t blocks_in_round = 16;

  AcceptabilityRun(const DrawnProblem& problem, const Names& journeys, const AcceptabilityOptions& options)
      : problem_(problem), options_(options), order_(journeys) {
    const std::size_t n = problem.journey_count();
    bins_ = RankBins(n, options.exact_ranks == 0 && n > 1000 ? 100 : options.exact_ranks);
  }

  RankAcceptability ranks() const {
    const auto chance = problem_.is_certain() ? RankAcceptability::Chance::none : RankAcceptability::Chance::some;
    std::vector<RankTally> tallies(thread_count(options_.threads, blocks_in_round), empty_tally());
    const std::uint64_t most = options_.draws > 0 ? options_.draws : options_.max_draws;
    for (std::uint64_t first = 0; first < most;) {
      const std::uint64_t last = std::min(most, first + blocks_in_round * draws_in_block);
      count(first, last, tallies);
      first = last;
      if (options_.draws > 0 && first < most) continue;
      for (auto& each : tallies) each.settle();
      for (std::size_t part = 1; part < tallies.size(); ++part) {
        tallies[0].add(tallies[part]);
        if (first < most) tallies[part] = empty_tally();
      }
      if (first < most && RankAcceptability(tallies[0], chance).largest_error() <= options_.precision) break;
    }
    return RankAcceptability(std::move(tallies[0]), chance);
  }

  /// For each journey its neighbour below in an order: in how many half draws it scores above it, those in which both
  /// score the same counting half.
  std::vector<std::uint64_t> count_above_next(const std::vector<std::uint32_t>& order, std::uint64_t draws) const {
    std::vector<std::vector<std::uint64_t>> above(thread_count(options_.threads, blocks_in_round),
                                                  std::vector<std::uint64_t>(order.size(), 0));
    for_blocks(0, draws, above.size(),
               [&](std::size_t part, DrawBlock& block, std::uint64_t first, std::uint64_t last) {
                 block.run(options_.seed, first, last, [&](auto scores, auto, std::uint64_t, std::size_t count) {
                   for (std::size_t i = 0; i + 1 < order.size(); ++i) {
                     std::uint64_t wins[2] = {};
                     run_kernel<CountAbove>(scores.data() + order[i] * block.stride(),
                                            scores.data() + order[i + 1] * block.stride(), count,
                                            static_cast<std::uint64_t*>(wins));
                     above[part][i] += count + wins[0] - wins[1];
                   }
                 });
               });
    for (std::size_t part = 1; part < above.size(); ++part) {
      for (std::size_t i = 0; i < order.size(); ++i) above[0][i] += above[part][i];
    }
    return above[0];
  }

  /// In how many of the draws of the cells from `begin` up to `end` a journey is first, no other scoring higher, under
  /// these weights.
  std::uint64_t count_first(std::size_t journey, const std::vector<double>& weights, std::uint64_t begin,
                            std::uint64_t end) const {
    const std::size_t n = problem_.journey_count();
    std::vector<double> rows(weights.size() * draws_at_once);
    std::vector<const double*> row_of;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      std::fill_n(rows.data() + c * draws_at_once, draws_at_once, weights[c]);
      row_of.push_back(rows.data() + c * draws_at_once);
    }
    std::vector<double> scores(n * draws_at_once);
    std::uint64_t first_in = 0;
    for (std::uint64_t draw = begin; draw < end; draw += draws_at_once) {
      problem_.score(options_.seed, draw, row_of, scores, draws_at_once);
      for (std::size_t lane = 0; lane < std::min<std::uint64_t>(draws_at_once, end - draw); ++lane) {
        bool first = true;
        const double own = scores[journey * draws_at_once + lane];
        for (std::size_t j = 0; j < n; ++j) first = first && !(scores[j * draws_at_once + lane] > own);
        first_in += first ? 1 : 0;
      }
    }
    return first_in;
  }

 private:
  bool has_pairs() const noexcept { return problem_.journey_count() <= options_.pairs_up_to; }

  RankTally empty_tally() const {
    return RankTally(bins_, problem_.journey_count(), problem_.criterion_count(),
                     has_pairs() ? RankTally::Pairs::counted : RankTally::Pairs::left_out);
  }

  template <class Work>
  void for_blocks(std::uint64_t first, std::uint64_t last, std::size_t parts, Work&& work) const {
    const std::uint64_t blocks = (last - first + draws_in_block - 1) / draws_in_block;
    run_parts(parts, [&](std::size_t part) {
      DrawBlock block(problem_, has_pairs() ? DrawBlock::Kept::whole_block : DrawBlock::Kept::some_draws);
      for (std::uint64_t b = blocks * part / parts; b < blocks * (part + 1) / parts; ++b) {
        const std::uint64_t begin = first + b * draws_in_block;
        work(part, block, begin, std::min<std::uint64_t>(last, begin + draws_in_block));
      }
    });
  }

  void count(std::uint64_t first, std::uint64_t last, std::vector<RankTally>& tallies) const {
    for_blocks(
        first, last, tallies.size(), [&](std::size_t part, DrawBlock& block, std::uint64_t begin, std::uint64_t end) {
          SortedDraws sorted(problem_.journey_count());
          block.run(options_.seed, begin, end, [&](auto scores, auto weights, std::uint64_t draw, std::size_t count) {
            sorted.sort(order_, scores, block.stride(), draw);
            tallies[part].add(sorted, weights, count);
          });
          if (has_pairs()) {
            tallies[part].add_pairs(block.scores(), block.stride(), static_cast<std::size_t>(end - begin));
          }
        });
  }

  const DrawnProblem& problem_;
  const AcceptabilityOptions& options_;
  DrawOrder order_;
  RankBins bins_;
};

}  // namespace journeyrank
