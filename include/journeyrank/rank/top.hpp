// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// A journey of a matrix by its row, and its score.
struct ScoredJourney {
  std::size_t journey = 0;
  double score = 0.0;

  friend bool operator==(const ScoredJourney&, const ScoredJourney&) = default;
};

/// The most urgent journeys seen so far, at most k, in a heap whose front is the least urgent of them.
class TopHeap {
 public:
  TopHeap(const Names& names, std::size_t k) : names_(&names), k_(k) { heap_.reserve(k); }

  /// The lowest score that can still enter.
  double bar() const noexcept {
    if (k_ == 0) return std::numeric_limits<double>::infinity();
    return heap_.size() < k_ ? -std::numeric_limits<double>::infinity() : heap_.front().score;
  }

  void offer(const ScoredJourney& journey) {
    if (k_ == 0) return;
    const auto before = [this](const auto& a, const auto& b) { return stands_before(a, b); };
    if (heap_.size() == k_) {
      if (!stands_before(journey, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), before);
      heap_.pop_back();
    }
    heap_.push_back(journey);
    std::push_heap(heap_.begin(), heap_.end(), before);
  }

  void offer(std::size_t begin, std::span<const double> scores) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (scores[i] >= bar()) offer({begin + i, scores[i]});
    }
  }

  const std::vector<ScoredJourney>& members() const noexcept { return heap_; }

  /// The members, most urgent first.
  std::vector<ScoredJourney> sorted() const {
    auto members = heap_;
    std::sort(members.begin(), members.end(), [this](const auto& a, const auto& b) { return stands_before(a, b); });
    return members;
  }

 private:
  bool stands_before(const ScoredJourney& a, const ScoredJourney& b) const noexcept {
    return a.score != b.score ? a.score > b.score : names_->less(a.journey, b.journey);
  }

  const Names* names_;
  std::size_t k_;
  std::vector<ScoredJourney> heap_;
};

/// The k most urgent journeys, most urgent first; equal scores by name, bytewise. The same for any number of threads.
///
/// Edge    k = 0 gives none, k beyond the number of journeys all of them
/// Errors  those of Scorer::score
/// Cost    O(n m + k log k) for scores in random order; O(k) memory a thread: no vector of n scores
inline std::vector<ScoredJourney> top(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t k,
                                      std::size_t threads = 0) {
  const BoundMatrix bound = scorer.bind(matrix);
  const std::size_t n = matrix.journey_count();
  k = std::min(k, n);
  const std::size_t blocks = (n + block_size - 1) / block_size;
  const std::size_t parts = thread_count(threads, blocks / 64);
  std::vector<TopHeap> heaps(parts, TopHeap(matrix.journeys(), k));
  run_parts(parts, [&](std::size_t part) {
    std::array<double, block_size> scores;
    for (std::size_t b = blocks * part / parts; b < blocks * (part + 1) / parts; ++b) {
      const std::size_t begin = b * block_size;
      const std::span<double> block(scores.data(), std::min(block_size, n - begin));
      scorer.score_block(bound, begin, block);
      Extent extent;
      run_kernel<WidenExtent>(block.size(), static_cast<const double*>(scores.data()), &extent);
      if (extent.high >= heaps[part].bar()) heaps[part].offer(begin, block);
    }
  });
  for (std::size_t part = 1; part < parts; ++part) {
    for (const auto& journey : heaps[part].members()) heaps[0].offer(journey);
  }
  return heaps[0].sorted();
}

}  // namespace journeyrank
