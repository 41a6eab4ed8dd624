// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/judge/triangulation.hpp"
#include "journeyrank/judge/uniform_weights.hpp"
#include "journeyrank/judge/weight_order.hpp"
#include "journeyrank/judge/weight_polytope.hpp"
#include "journeyrank/judge/weight_statement.hpp"
#include "journeyrank/judge/weight_walk.hpp"

namespace journeyrank {

/// Where normalised weights may lie: everywhere where they are >= 0, add up to 1 and hold to the statements. Draws are
/// uniform on it, also where it is a face or a point.
///
///     const WeightRegion region({"pain", "revenue", "cost"}, {"pain > cost", "revenue <= 50%"});
///
/// Shape   weights: one a criterion, in their order; draws come in blocks of `draws_in_block`
/// Edge    no statement: the whole simplex; a criterion that is off weighs 0; equal statements leave a face, and
///         uniform is then uniform on that; a single point is drawn every time
/// Errors  those of read_weight_statements; bad_weights when no weights hold to all statements, naming the fewest that
///         cannot hold together: without any one of them the others can ("a > b" and "b > a" cannot, "a >= b" and
///         "b >= a" can); too_large above 256 criteria
/// Source  whole simplex and orders: devroye1986nonuniform, exact. Other statements: exact through a triangulation,
///         while there are at most 200,000 candidates for corners and 20,000 simplices; beyond these hit and run
///         (smith1984efficient)
class WeightRegion {
 public:
  static constexpr double most_candidates = 2e5;
  static constexpr std::size_t most_simplices = 20'000;

  /// `on`, one a criterion, is 0 for those that weigh 0; all are on when it is empty. `sums` are the groups that
  /// statements may name.
  explicit WeightRegion(std::vector<std::string> criteria, std::vector<std::string> statements = {},
                        std::vector<unsigned char> on = {}, std::span<const NamedSum> sums = {})
      : criteria_(std::move(criteria)), statements_(std::move(statements)), on_(std::move(on)) {
    if (on_.empty()) on_.assign(criteria_.size(), 1);
    if (on_.size() != criteria_.size()) {
      throw Error(errc::shape_mismatch, "weights: found " + std::to_string(on_.size()) + " marks for " +
                                            std::to_string(criteria_.size()) + " criteria");
    }
    if (criteria_.size() > DrawUniformWeights::most) {
      throw Error(errc::too_large, "weights: found " + std::to_string(criteria_.size()) + " criteria; allowed: 256");
    }
    if (std::count(on_.begin(), on_.end(), 0) == static_cast<std::ptrdiff_t>(on_.size())) {
      throw Error(errc::bad_weights, "weights: every criterion is off; at least one must weigh something");
    }
    const auto constraints = read_weight_statements(statements_, criteria_, sums);
    polytope_ = WeightPolytope::of(constraints, on_);
    if (!holds(constraints)) refuse_conflict(constraints);
    choose_way(constraints);
  }

  const std::vector<std::string>& criteria() const noexcept { return criteria_; }
  const std::vector<std::string>& statements() const noexcept { return statements_; }
  bool is_on(std::size_t c) const noexcept { return on_[c] != 0; }

  /// 0 for a point; one less than the criteria that are on when nothing is stated.
  std::size_t dimension() const noexcept {
    if (const auto* order = std::get_if<WeightOrder>(&way_)) return order->on.size() - 1;
    if (const auto* cut = std::get_if<Triangulation>(&way_)) return cut->dimension;
    return std::get<WeightWalk>(way_).dimension();
  }

  /// The corners of where weights may lie.
  std::vector<std::vector<double>> corners() const { return polytope_.corners(); }

  /// True when draws are independent of each other, and not taken from a walk.
  bool is_exact() const noexcept { return !std::holds_alternative<WeightWalk>(way_); }

  /// True when w holds to all that is stated, within 1e-9.
  bool contains(std::span<const double> w) const noexcept {
    return polytope_.contains(w) && std::all_of(w.begin(), w.end(), [](double each) { return each >= 0.0; });
  }

  /// Draws first, first + 1, ... of a block, `first` a multiple of `draws_in_block`. A draw depends on the seed and its
  /// number alone.
  void draw(std::uint64_t seed, std::uint64_t first, std::span<double* const> columns) const {
    for (std::size_t c = 0; c < on_.size(); ++c) std::fill_n(columns[c], on_[c] != 0 ? 0 : draws_in_block, 0.0);
    if (const auto* order = std::get_if<WeightOrder>(&way_)) return draw_uniform_weights(seed, first, *order, columns);
    if (const auto* cut = std::get_if<Triangulation>(&way_)) return draw_from(*cut, seed, first, columns);
    std::get<WeightWalk>(way_).draw(seed, first, columns);
  }

 private:
  bool holds_weakly(std::span<const WeightConstraint> constraints) const {
    return furthest_weights(WeightPolytope::of(constraints, on_), std::vector<double>(on_.size(), 0.0)).has_value();
  }

  /// True when some weights hold to everything, to what is strict with room to spare: where each of those can be
  /// exceeded alone, the mean of the weights that do so exceeds all.
  bool holds(std::span<const WeightConstraint> constraints) const {
    if (!holds_weakly(constraints)) return false;
    const WeightPolytope polytope = WeightPolytope::of(constraints, on_);
    return std::all_of(constraints.begin(), constraints.end(), [&](const WeightConstraint& each) {
      if (!each.strict) return true;
      const auto furthest = furthest_weights(polytope, each.coefficients);
      return furthest && inner_product(each.coefficients, *furthest) - each.bound > on_boundary;
    });
  }

  static std::vector<WeightConstraint> without(std::span<const WeightConstraint> constraints, std::size_t statement) {
    std::vector<WeightConstraint> rest;
    for (const auto& each : constraints) {
      if (each.statement != statement) rest.push_back(each);
    }
    return rest;
  }

  /// Leaves out each statement without which the others still cannot hold (a deletion filter).
  [[noreturn]] void refuse_conflict(std::vector<WeightConstraint> constraints) const {
    std::string conflict;
    std::vector<unsigned char> is_named(on_.size(), 0);
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      auto rest = without(constraints, i);
      if (!holds(rest)) {
        constraints = std::move(rest);
        continue;
      }
      conflict += (conflict.empty() ? "" : ", ") + std::to_string(i + 1) + " \"" + statements_[i] + "\"";
      for (const auto& each : constraints) {
        for (std::size_t c = 0; c < on_.size() && each.statement == i; ++c) {
          is_named[c] |= static_cast<unsigned char>(on_[c] == 0 && each.coefficients[c] != 0.0);
        }
      }
    }
    for (std::size_t c = 0; c < on_.size(); ++c) {
      if (is_named[c] != 0) conflict += "; criterion \"" + criteria_[c] + "\" is off and weighs 0";
    }
    if (holds_weakly(constraints)) conflict += "; with >= and <= they would hold, where both sides are equal";
    throw Error(errc::bad_weights, "no weights hold to these statements together: " + conflict +
                                       "; weights are >= 0 and add up to 1: change or leave out one of them");
  }

  void choose_way(std::span<const WeightConstraint> constraints) {
    if (auto order = weight_order(constraints, on_)) {
      way_ = std::move(*order);
      return;
    }
    if (polytope_.corner_candidates() <= most_candidates) {
      if (auto corners = polytope_.corners(); !corners.empty()) {
        if (auto cut = Triangulator(polytope_, std::move(corners), most_simplices).cut()) {
          for (std::size_t i = 1; i < cut->shares.size(); ++i) cut->shares[i] += cut->shares[i - 1];
          way_ = std::move(*cut);
          return;
        }
      }
    }
    way_ = WeightWalk(polytope_);
  }

  /// A simplex by its volume, then a point of it; shares are summed up.
  static void draw_from(const Triangulation& cut, std::uint64_t seed, std::uint64_t first,
                        std::span<double* const> columns) {
    std::vector<double> cuts(cut.dimension + 1);
    for (std::size_t draw = 0; draw < draws_in_block; ++draw) {
      Random random(seed, first + draw);
      const auto found = std::upper_bound(cut.shares.begin(), cut.shares.end() - 1, random.uniform());
      const auto& simplex = cut.simplices[static_cast<std::size_t>(found - cut.shares.begin())];
      for (std::size_t i = 0; i < cut.dimension; ++i) cuts[i] = random.uniform();
      cuts[cut.dimension] = 1.0;
      std::sort(cuts.begin(), cuts.end());
      for (std::size_t c = 0; c < columns.size(); ++c) {
        double weight = product(cuts[0], cut.corners[simplex[0]][c]);
        for (std::size_t i = 1; i < cuts.size(); ++i) {
          weight += product(cuts[i] - cuts[i - 1], cut.corners[simplex[i]][c]);
        }
        columns[c][draw] = weight;
      }
    }
  }

  std::vector<std::string> criteria_;
  std::vector<std::string> statements_;
  std::vector<unsigned char> on_;
  WeightPolytope polytope_;
  std::variant<WeightOrder, Triangulation, WeightWalk> way_;
};

}  // namespace journeyrank
