// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/random.hpp"

namespace journeyrank {

/// A direction in which weights may move and keep their sum: none below 0 falls further. The same numbers give the same
/// direction on every machine.
///
/// Edge    nothing can move: all 0
inline std::vector<double> drawn_direction(std::span<const double> weights, std::span<const std::size_t> may_weigh,
                                           Random& random) {
  std::vector<double> direction(weights.size(), 0.0);
  double sum = 0.0;
  std::size_t free = 0;
  for (const std::size_t c : may_weigh) {
    const double drawn = random.uniform() - 0.5;
    direction[c] = weights[c] > 0.0 ? drawn : std::max(0.0, drawn);
    sum += direction[c];
    free += weights[c] > 0.0 ? 1 : 0;
  }
  for (const std::size_t c : may_weigh) {
    if (weights[c] > 0.0) direction[c] -= sum / static_cast<double>(free);
  }
  return direction;
}

/// Weights so far along a direction; no farther than to where the first of them is 0.
inline std::vector<double> moved_along(std::span<const double> weights, std::span<const double> direction,
                                       double length) {
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (direction[c] < 0.0) length = std::min(length, weights[c] / -direction[c]);
  }
  std::vector<double> moved(weights.begin(), weights.end());
  for (std::size_t c = 0; c < moved.size(); ++c) {
    moved[c] = std::max(0.0, moved[c] + product(length, direction[c]));
  }
  return moved;
}

/// Straight ways from some weights to the edge of all weights, each walked in the same number of steps: towards all
/// weight on one criterion and on two, away from each criterion, from each criterion to each other, and in drawn
/// directions.
///
/// Shape   weights: m, normalised; only the criteria of `may_weigh` move
/// Edge    one criterion that may weigh something: no way
/// Cost    about 4,096 points in all; of more than 12 criteria the ways between two are left out
class WeightRays {
 public:
  static constexpr std::size_t points = 4096;
  static constexpr std::size_t drawn = 64;
  static constexpr std::size_t most_paired = 12;

  WeightRays(std::span<const double> weights, std::span<const std::size_t> may_weigh)
      : start_(weights.begin(), weights.end()) {
    for (const std::size_t c : may_weigh) add_towards(c, c);
    if (may_weigh.size() > 2) {
      for (const std::size_t c : may_weigh) add_away_from(c);
      if (may_weigh.size() <= most_paired) add_pairs(may_weigh);
      Random random(20'240'229);
      for (std::size_t i = 0; i < drawn; ++i) {
        add(moved_along(start_, drawn_direction(start_, may_weigh, random), std::numeric_limits<double>::max()));
      }
    }
    steps_ = ends_.empty() ? 0 : std::clamp<std::size_t>(points / ends_.size(), 16, 1024);
  }

  std::size_t count() const noexcept { return ends_.size(); }
  std::size_t steps() const noexcept { return steps_; }

  /// The weights after so many steps, 0 to steps().
  std::vector<double> weights_at(std::size_t ray, std::size_t step) const {
    if (step == steps_) return ends_[ray];
    const double part = static_cast<double>(step) / static_cast<double>(steps_);
    std::vector<double> weights(start_);
    for (std::size_t c = 0; c < weights.size(); ++c) weights[c] += product(part, ends_[ray][c] - start_[c]);
    return weights;
  }

 private:
  void add(std::vector<double> end) {
    if (end != start_) ends_.push_back(std::move(end));
  }

  void add_towards(std::size_t a, std::size_t b) {
    std::vector<double> end(start_.size(), 0.0);
    end[a] = 0.5;
    end[b] += 0.5;
    add(std::move(end));
  }

  void add_away_from(std::size_t c) {
    if (!(start_[c] > 0.0 && start_[c] < 1.0)) return;
    std::vector<double> end(start_);
    for (double& weight : end) weight /= 1.0 - start_[c];
    end[c] = 0.0;
    add(std::move(end));
  }

  void add_pairs(std::span<const std::size_t> may_weigh) {
    for (const std::size_t from : may_weigh) {
      for (const std::size_t to : may_weigh) {
        if (from == to) continue;
        if (from < to) add_towards(from, to);
        std::vector<double> end(start_);
        end[to] += end[from];
        end[from] = 0.0;
        add(std::move(end));
      }
    }
  }

  std::vector<double> start_;
  std::vector<std::vector<double>> ends_;
  std::size_t steps_ = 0;
};

}  // namespace journeyrank
