// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/judge/uniform_weights.hpp"
#include "journeyrank/judge/weight_polytope.hpp"

namespace journeyrank {

/// The same as a linear programme takes it.
inline LinearConstraint linear_constraint(const WeightConstraint& stated) {
  return {stated.coefficients, stated.equal ? Relation::equal : Relation::at_least, stated.bound};
}

/// The weights of a polytope that reach furthest in a direction; nothing when there are none at all.
inline std::optional<std::vector<double>> furthest_weights(const WeightPolytope& polytope,
                                                           std::span<const double> direction) {
  LinearProgram program{.objective = {direction.begin(), direction.end()}, .constraints = {}};
  for (const auto& each : polytope.exactly) program.constraints.push_back(linear_constraint(each));
  for (const auto& each : polytope.at_least) program.constraints.push_back(linear_constraint(each));
  LinearSolution solution = maximise(program);
  if (solution.outcome != LinearOutcome::optimal) return std::nullopt;
  return std::move(solution.x);
}

/// Uniform draws from a polytope of many dimensions: from the weights at hand along a line to a point of it that is as
/// likely as any other (hit and run). A line moves weight between two criteria; where equations keep such moves from
/// reaching every point, every other line goes in any direction of the face.
///
/// Units   a draw is 5 steps a dimension after the one before it, or dimension^2 where pairs do not suffice; a block
///         begins with as many steps as 20 draws take, from the middle
/// Edge    constraints that leave no room on either side are equations: the walk stays in the face they leave
/// Source  smith1984efficient. Neighbouring draws are nearly independent, not quite: the correlation of a weight from
///         draw to draw was below 0.02 along pairs and below 0.3 along other lines, on simplices and boxes in 11 to 29
///         dimensions
/// Cost    O(constraints) a step along a pair, O(constraints × m) along any other
class WeightWalk {
 public:
  static constexpr std::size_t pair_steps = 5;
  static constexpr std::size_t warm_up = 20;

  /// The polytope must not be empty (asserted by use).
  explicit WeightWalk(const WeightPolytope& polytope) {
    LinearEquations equations = polytope.equations();
    start_.assign(polytope.criteria, 0.0);
    for (const auto& each : polytope.at_least) {
      const std::vector<double> furthest = *furthest_weights(polytope, each.coefficients);
      const auto share = 1.0 / static_cast<double>(polytope.at_least.size());
      for (std::size_t c = 0; c < start_.size(); ++c) start_[c] += product(share, furthest[c]);
      if (inner_product(each.coefficients, furthest) - each.bound > on_boundary) {
        bounds_.push_back(each);
      } else {
        equations.add(each.coefficients, each.bound);
      }
    }
    basis_ = equations.free_directions();
    find_pairs();
  }

  std::size_t dimension() const noexcept { return basis_.size(); }

  /// A block of draws; all depend on (seed, first) alone.
  void draw(std::uint64_t seed, std::uint64_t first, std::span<double* const> columns) const {
    Random random(seed, first);
    Line line{std::vector<double>(start_.size(), 0.0), std::vector<double>(bounds_.size())};
    std::vector<double> w = start_;
    const std::size_t steps = dimension() * (pairs_suffice_ ? pair_steps : dimension());
    for (std::size_t draw = 0; draw < draws_in_block; ++draw) {
      std::vector<double> room;
      for (const auto& each : bounds_) room.push_back(inner_product(each.coefficients, w) - each.bound);
      for (std::size_t step = 0; step < (draw == 0 ? warm_up * steps : steps); ++step) {
        const bool pair = pairs_suffice_ || (!traders_.empty() && step % 2 == 0);
        pair ? aim_at_pair(random, line) : aim_anywhere(random, line);
        move(random, line, w, room);
      }
      for (std::size_t c = 0; c < w.size(); ++c) columns[c][draw] = std::max(w[c], 0.0);
    }
  }

 private:
  struct Line {
    std::vector<double> direction;
    std::vector<double> slopes;  ///< how fast the room to each bound grows along it
  };

  /// A criterion, and those that it can trade weight with while all others stay.
  struct Trader {
    std::size_t criterion;
    std::vector<std::size_t> partners;
  };

  /// The pairs between which weight can move alone, and whether such moves reach every point.
  void find_pairs() {
    std::vector<std::size_t> group(start_.size());
    for (std::size_t c = 0; c < group.size(); ++c) group[c] = c;
    std::size_t reached = 0;
    for (std::size_t to = 0; to < group.size(); ++to) {
      Trader trader{to, {}};
      for (std::size_t from = 0; from < group.size(); ++from) {
        double inside = 0.0;  // of the squared length of the move, which is 2, what lies in the face
        for (const auto& each : basis_) inside += product(each[to] - each[from], each[to] - each[from]);
        if (inside < 2.0 - on_boundary) continue;
        trader.partners.push_back(from);
        if (group[to] == group[from]) continue;
        ++reached;
        std::replace(group.begin(), group.end(), std::size_t{group[from]}, std::size_t{group[to]});
      }
      if (!trader.partners.empty()) traders_.push_back(std::move(trader));
    }
    pairs_suffice_ = reached == dimension();
  }

  void aim_at_pair(Random& random, Line& line) const noexcept {
    std::fill(line.direction.begin(), line.direction.end(), 0.0);
    const Trader& trader = traders_[random.below(static_cast<std::uint32_t>(traders_.size()))];
    const std::size_t to = trader.criterion;
    const std::size_t from = trader.partners[random.below(static_cast<std::uint32_t>(trader.partners.size()))];
    line.direction[to] = 1.0;
    line.direction[from] = -1.0;
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      line.slopes[i] = bounds_[i].coefficients[to] - bounds_[i].coefficients[from];
    }
  }

  void aim_anywhere(Random& random, Line& line) const noexcept {
    std::fill(line.direction.begin(), line.direction.end(), 0.0);
    for (const auto& each : basis_) {
      const double along = random.normal();
      for (std::size_t c = 0; c < each.size(); ++c) line.direction[c] += product(along, each[c]);
    }
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      line.slopes[i] = inner_product(bounds_[i].coefficients, line.direction);
    }
  }

  static void move(Random& random, const Line& line, std::vector<double>& w, std::vector<double>& room) noexcept {
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < room.size(); ++i) {
      if (line.slopes[i] > 0.0) least = std::max(least, -room[i] / line.slopes[i]);
      if (line.slopes[i] < 0.0) most = std::min(most, room[i] / -line.slopes[i]);
    }
    if (!(least < most)) return;
    const double along = least + product(most - least, random.uniform());
    for (std::size_t c = 0; c < w.size(); ++c) w[c] += product(along, line.direction[c]);
    for (std::size_t i = 0; i < room.size(); ++i) room[i] = std::max(0.0, room[i] + product(along, line.slopes[i]));
  }

  std::vector<WeightConstraint> bounds_;
  std::vector<double> start_;               ///< inside, away from every bound
  std::vector<std::vector<double>> basis_;  ///< of the directions it may walk in
  std::vector<Trader> traders_;
  bool pairs_suffice_ = false;
};

}  // namespace journeyrank
