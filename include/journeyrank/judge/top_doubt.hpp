// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/drawn_problem.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/unit_sum.hpp"

namespace journeyrank {

/// How far draws shake a list of k journeys.
struct TopDoubt {
  Drawn changed{};  ///< the probability that other journeys would be the first k
  Drawn loss{};     ///< points of the k best less those of the list: what is lost by acting on the list
};

/// The draws of one run of a list, counted by one thread.
class TopCount {
 public:
  /// Whether scores lie in [0, 1], so that no more than a point a journey can be lost.
  enum class Points { bounded, unbounded };

  TopCount(std::size_t n, std::span<const std::uint32_t> list, Points points = Points::bounded)
      : is_listed_(n, 0), k_(list.size()), points_(points) {
    for (const std::uint32_t journey : list) is_listed_[journey] = 1;
  }

  /// Counts one draw from the scores of all journeys, in steps of `stride`.
  void add(const double* scores, std::size_t stride) {
    listed_.clear();
    others_.clear();
    for (std::size_t j = 0; j < is_listed_.size(); ++j) {
      (is_listed_[j] != 0 ? listed_ : others_).push_back(scores[j * stride]);
    }
    ++draws_;
    if (listed_.empty() || others_.empty()) return;
    std::sort(listed_.begin(), listed_.end());
    std::partial_sort(others_.begin(), others_.begin() + static_cast<std::ptrdiff_t>(std::min(k_, others_.size())),
                      others_.end(), std::greater<>());
    double loss = 0.0;  // the best of the others take the places of the worst that are listed
    for (std::size_t i = 0; i < std::min(k_, others_.size()) && others_[i] > listed_[i]; ++i) {
      loss += others_[i] - listed_[i];
    }
    changed_ += loss > 0.0 ? 1 : 0;
    const double share = loss / static_cast<double>(k_);
    if (points_ == Points::bounded) {
      loss_.add(std::min(1.0, share));
      squares_.add(product(std::min(1.0, share), std::min(1.0, share)));
    } else {
      const double held = std::min(1e150, share);  // so that its square is a double
      exact_loss_.add(held);
      exact_squares_.add(product(held, held));
    }
  }

  void add(const TopCount& other) noexcept {
    draws_ += other.draws_;
    changed_ += other.changed_;
    loss_.add(other.loss_);
    squares_.add(other.squares_);
    exact_loss_.merge(other.exact_loss_);
    exact_squares_.merge(other.exact_squares_);
  }

  TopDoubt doubt() const noexcept {
    const auto k = static_cast<double>(k_);
    const bool bounded = points_ == Points::bounded;
    const Drawn mean = drawn_mean(bounded ? loss_.value() : exact_loss_.value(),
                                  bounded ? squares_.value() : exact_squares_.value(), static_cast<double>(draws_));
    return {drawn_share(changed_, draws_), {product(k, mean.value), product(k, mean.error)}};
  }

 private:
  std::vector<unsigned char> is_listed_;
  std::size_t k_;
  Points points_;
  std::uint64_t draws_ = 0;
  std::uint64_t changed_ = 0;
  UnitSum loss_;  ///< a k-th of it a draw
  UnitSum squares_;
  ExactSum exact_loss_;  ///< the same of scores beyond [0, 1]
  ExactSum exact_squares_;
  std::vector<double> listed_;
  std::vector<double> others_;
};

/// How far so many draws of a problem shake a list of journeys. Equal scores change nothing.
///
/// Edge    a list of no journey, or of all: nothing can change
/// Source  howard1966information: the loss is the expected value of perfect information
/// Cost    O(n m) a draw; the same for any number of threads
inline TopDoubt top_doubt(const DrawnProblem& problem, std::span<const std::uint32_t> list, std::uint64_t draws,
                          std::uint64_t seed, std::size_t threads) {
  const std::uint64_t blocks = (draws + draws_in_block - 1) / draws_in_block;
  std::vector<TopCount> counts(
      thread_count(threads, static_cast<std::size_t>(blocks)),
      TopCount(problem.journey_count(), list,
               problem.has_bounded_scores() ? TopCount::Points::bounded : TopCount::Points::unbounded));
  run_parts(counts.size(), [&](std::size_t part) {
    DrawBlock block(problem, DrawBlock::Kept::some_draws);
    for (std::uint64_t b = blocks * part / counts.size(); b < blocks * (part + 1) / counts.size(); ++b) {
      block.run(seed, b * draws_in_block, std::min(draws, (b + 1) * draws_in_block),
                [&](auto scores, auto, std::uint64_t, std::size_t count) {
                  for (std::size_t lane = 0; lane < count; ++lane) {
                    counts[part].add(scores.data() + lane, block.stride());
                  }
                });
    }
  });
  for (std::size_t part = 1; part < counts.size(); ++part) counts[0].add(counts[part]);
  TopDoubt found = counts[0].doubt();
  const bool can_change = !list.empty() && list.size() < problem.journey_count();
  if (problem.is_certain() || !can_change) found.changed.error = 0.0;
  return found;
}

}  // namespace journeyrank
