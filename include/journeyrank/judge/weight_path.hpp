// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/judge/weight_share.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// All weights there are when one criterion goes from weight 0 to 1 and the others keep their proportions: the score of
/// each journey is a straight line over that weight. Several criteria go as one, and keep their proportions among them.
///
/// Shape   one line a journey
/// Units   weights and scores in [0, 1]
/// Edge    the others have no weight to keep in proportion: they share equally what is left, and so do several that
///         weigh nothing; there is no other: every weight means the same
/// Cost    O(n m)
class WeightPath {
 public:
  WeightPath(const ValueMatrix& values, std::span<const double> weights, std::size_t criterion)
      : WeightPath(values, weights, std::vector<std::size_t>{criterion}) {}

  /// Errors  no criterion (asserted)
  WeightPath(const ValueMatrix& values, std::span<const double> weights, std::vector<std::size_t> criteria)
      : values_(&values), weights_(weights.begin(), weights.end()), criteria_(std::move(criteria)) {
    assert(!criteria_.empty());
    for (std::size_t c = 0; c < weights.size(); ++c) may_take_.push_back(values.is_there(c) ? 1 : 0);
    at_0_.resize(values.journey_count());
    at_1_.resize(values.journey_count());
    values.score(weights_at(0.0), at_0_);
    values.score(weights_at(1.0), at_1_);
  }

  const std::vector<std::size_t>& criteria() const noexcept { return criteria_; }

  /// The weight that the criterion has now, or all of several.
  double weight() const noexcept {
    double together = 0.0;
    for (const std::size_t c : criteria_) together += weights_[c];
    return together;
  }

  /// The scores at weight 0 and at weight 1, by journey.
  std::span<const double> at_0() const noexcept { return at_0_; }
  std::span<const double> at_1() const noexcept { return at_1_; }

  /// The normalised weights where the criterion weighs so much.
  std::vector<double> weights_at(double weight) const {
    if (criteria_.size() == 1) {
      const WeightShare share{criteria_[0], weight};
      return with_shares(weights_, {&share, 1}, may_take_);
    }
    const double now = this->weight();
    std::vector<WeightShare> shares;
    for (const std::size_t c : criteria_) {
      const double part = now > 0.0 ? weights_[c] / now : 1.0 / static_cast<double>(criteria_.size());
      shares.push_back({c, weight == now ? weights_[c] : std::min(weight, product(weight, part))});
    }
    return with_shares(weights_, shares, may_take_);
  }

  /// The scores there, as the library computes them.
  void scores_at(double weight, std::span<double> scores) const { values_->score(weights_at(weight), scores); }

  /// Where the lines of two journeys cross, when one is ahead of the other at one end and behind at the other.
  double crossing(std::size_t a, std::size_t b) const noexcept {
    const double apart = at_0_[a] - at_0_[b];
    return apart / (apart - (at_1_[a] - at_1_[b]));
  }

  /// True when b, at or behind a at the first end (0 or 1), is ahead at the other: somewhere between it overtakes.
  bool overtakes_going_up(std::size_t b, std::size_t a) const noexcept {
    return at_0_[b] <= at_0_[a] && at_1_[b] > at_1_[a];
  }
  bool overtakes_going_down(std::size_t b, std::size_t a) const noexcept {
    return at_1_[b] <= at_1_[a] && at_0_[b] > at_0_[a];
  }

 private:
  const ValueMatrix* values_;
  std::vector<double> weights_;
  std::vector<std::uint8_t> may_take_;
  std::vector<std::size_t> criteria_;
  std::vector<double> at_0_;
  std::vector<double> at_1_;
};

}  // namespace journeyrank
