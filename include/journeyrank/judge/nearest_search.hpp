// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/judge/lead_tangent.hpp"
#include "journeyrank/judge/nearest_weights.hpp"
#include "journeyrank/judge/place_margin.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/judge/weight_rays.hpp"
#include "journeyrank/judge/weight_search.hpp"

namespace journeyrank {

/// How hard a NearestSearch looks.
struct SearchEffort {
  std::size_t starts = 12;          ///< of the nearest weights on the rays so many are brought nearer
  std::size_t most_moves = 20'000;  ///< weights that are tried beside those on the rays, about
};

/// Looks for the weights nearest to the stated ones under which a journey has a place, where no closed form is to be
/// had: by a method that does not add up, or where a cell is left out.
///
/// The first weights on each ray that do are brought nearer: to where the leads, taken as straight lines, would just
/// be enough, for as long as that helps, and then by shifts of weight between two criteria and in drawn directions, in
/// halves down to 1/16,384 of the way, again for as long as that helps. Where no ray meets any, the margin is climbed
/// from its best points. In the end the weights lie on the last double, seen from there, of their own way to the stated
/// ones.
///
/// Edge    found by search: nearer ones may exist, and some where it finds none
/// Source  the shifts: hooke1961direct
/// Cost    the points on the rays, and as many margins as the effort says
class NearestSearch {
 public:
  using Shares = std::vector<double>;

  static constexpr double precision = 1e-7;

  NearestSearch(const PlaceMargin& margin, std::span<const double> start, Norm norm, SearchEffort effort = {})
      : margin_(&margin), start_(start.begin(), start.end()), norm_(norm), effort_(effort) {}

  /// Takes the first weights on each ray that do, the nearest few; `margin_at(ray, step)` tells the margins there.
  template <class MarginAt>
  void look_along(const WeightRays& rays, const MarginAt& margin_at) {
    std::vector<Point> first;
    std::vector<Point> best;
    for (std::size_t ray = 0; ray < rays.count(); ++ray) {
      Point highest{.ray = ray, .value = -std::numeric_limits<double>::infinity()};
      for (std::size_t step = 1; step <= rays.steps(); ++step) {
        const double margin = margin_at(ray, step);
        if (margin >= 0.0) {
          first.push_back({ray, step, distance(start_, rays.weights_at(ray, step), norm_)});
          break;
        }
        if (margin > highest.value) highest = {ray, step, margin};
      }
      best.push_back(highest);
    }
    const auto nearer = [](const Point& a, const Point& b) { return a.value < b.value; };
    const auto higher = [](const Point& a, const Point& b) { return a.value > b.value; };
    std::stable_sort(first.begin(), first.end(), nearer);
    if (first.size() > effort_.starts) first.resize(effort_.starts);
    for (const Point& point : first) {
      const Shares does = rays.weights_at(point.ray, point.step);
      adopt(refined(first_between(rays.weights_at(point.ray, point.step - 1), does)));
    }
    if (best_) return;
    std::stable_sort(best.begin(), best.end(), higher);
    if (best.size() > 3) best.resize(3);
    for (const Point& point : best) climb(rays.weights_at(point.ray, point.step), point.value);
  }

  /// Takes weights that may do.
  void offer(const Shares& weights) {
    if (margin(weights) >= 0.0) adopt(refined(first_between(start_, weights)));
  }

  /// The nearest weights that were found; nothing where none were.
  std::optional<Shares> find() {
    if (!best_) return std::nullopt;
    for (double before = 2.0 * cost_; cost_ < before - product(before, 1e-3);) {
      before = cost_;
      for (double part = 0.5; part >= 0x1p-14; part /= 2.0) {
        while (has_moves_left() && shift(part)) continue;
      }
      adopt(refined(*best_));
    }
    const Shares far = *best_;
    const auto holds = [&](double part) { return margin(between(start_, far, part)) >= 0.0; };
    Shares last = between(start_, far, last_that_holds(1.0, 0.0, holds));
    if (margin(last) >= 0.0) best_ = std::move(last);
    return best_;
  }

 private:
  struct Point {
    std::size_t ray = 0;
    std::size_t step = 0;
    double value = 0.0;
  };

  double margin(const Shares& weights) {
    ++moves_;
    return margin_->at(weights);
  }

  bool has_moves_left() const noexcept { return moves_ < effort_.most_moves; }

  static Shares between(const Shares& from, const Shares& to, double part) {
    if (part == 1.0) return to;
    Shares weights(from);
    for (std::size_t c = 0; c < weights.size(); ++c) weights[c] += product(part, to[c] - from[c]);
    return weights;
  }

  void adopt(Shares weights) {
    const double cost = distance(start_, weights, norm_);
    if (best_ && !(cost < cost_)) return;
    best_ = std::move(weights);
    cost_ = cost;
  }

  /// Weights that do, about the first on the way from some that do not to some that do: by false position, and by
  /// halves where that is slow.
  Shares first_between(const Shares& fails, const Shares& does) {
    double low = 0.0;
    double high = 1.0;
    double at_low = margin(fails);
    double at_high = margin(does);
    if (at_low >= 0.0) return fails;
    bool halve = !std::isfinite(at_low) || !std::isfinite(at_high);
    for (int round = 0; round < 80 && high - low > 1e-11; ++round) {
      const double width = high - low;
      double part = low + width / 2.0;
      if (!halve) part = low + product(width, at_low / (at_low - at_high)) + 1e-12;
      if (!(part > low && part < high)) part = low + width / 2.0;
      const double found = margin(between(fails, does, part));
      if (found >= 0.0) {
        high = part;
        at_high = found;
      } else {
        low = part;
        at_low = found;
      }
      halve = high - low > width / 2.0 || !std::isfinite(at_low) || !std::isfinite(at_high);
    }
    return between(fails, does, high);
  }

  /// Brought nearer along tangents for as long as that helps.
  Shares refined(Shares weights) {
    for (int round = 0; round < 12 && has_moves_left(); ++round) {
      const double cost = distance(start_, weights, norm_);
      moves_ += margin_->may_weigh().size() + 1;
      const auto nearest = LeadTangent(*margin_, weights).nearest_to(start_, norm_);
      if (!nearest) break;
      Shares tried = first_between(*nearest, weights);
      tried = first_between(start_, tried);
      const double less = distance(start_, tried, norm_);
      if (less < cost) weights = std::move(tried);
      if (!(less < cost - product(cost, 1e-9))) break;
    }
    return weights;
  }

  /// Tries every shift of so large a part of the way; true when some brought the best nearer.
  bool shift(double part) {
    bool moved = false;
    for_each_direction([&](const Shares& direction) {
      if (!has_moves_left()) return;
      const Shares tried = moved_along(*best_, direction, product(part, cost_));
      const double far = distance(start_, tried, norm_);
      const double target = cost_ - product(cost_, precision);
      if (!(far > 0.0) || tried == *best_) return;
      const Shares nearer = between(start_, tried, far > target ? target / far : 1.0);
      if (!(margin(nearer) >= 0.0)) return;
      adopt(first_between(start_, nearer));
      moved = true;
    });
    return moved;
  }

  /// From one criterion to each other, where they are not too many, and as many drawn ones as there are criteria.
  template <class Visit>
  void for_each_direction(Visit&& visit) {
    const auto& may_weigh = margin_->may_weigh();
    const Shares at = best_ ? *best_ : start_;
    for (std::size_t i = 0; i < may_weigh.size() && may_weigh.size() <= WeightRays::most_paired; ++i) {
      for (std::size_t k = 0; k < may_weigh.size(); ++k) {
        if (i == k) continue;
        Shares direction(start_.size(), 0.0);
        direction[may_weigh[i]] = 1.0;
        direction[may_weigh[k]] = -1.0;
        visit(direction);
      }
    }
    for (std::size_t i = 0; i < may_weigh.size(); ++i) visit(drawn_direction(at, may_weigh, random_));
  }

  /// Goes where the margin grows, until it is 0 or more.
  void climb(Shares weights, double highest) {
    for (double part = 0.25; part >= 0x1p-12 && has_moves_left();) {
      bool rose = false;
      for_each_direction([&](const Shares& direction) {
        if (highest >= 0.0 || !has_moves_left()) return;
        Shares tried = moved_along(weights, direction, part);
        const double found = margin(tried);
        if (!(found > highest)) return;
        weights = std::move(tried);
        highest = found;
        rose = true;
      });
      if (highest >= 0.0) return adopt(refined(first_between(start_, weights)));
      if (!rose) part /= 2.0;
    }
  }

  const PlaceMargin* margin_;
  Shares start_;
  Norm norm_;
  SearchEffort effort_;
  Random random_{20'240'301};
  std::optional<Shares> best_;
  double cost_ = 0.0;
  std::size_t moves_ = 0;
};

}  // namespace journeyrank
