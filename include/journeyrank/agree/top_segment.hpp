// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/problem/weights.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// The first k journeys, by row: a set, their order does not matter.
using TopSet = std::vector<std::uint32_t>;

/// From here to there on a segment the same journeys are the top k.
struct TopStay {
  double begin = 0.0;
  double end = 1.0;
  double seen = 0.0;  ///< a point between them at which the library ranks these first
  TopSet top{};

  double length() const noexcept { return end - begin; }
};

/// The weights on the way from one profile to another, at t from 0 to 1. Each score is a straight line over t, so that
/// the weights under which a set is the top k are one stretch of the way.
///
/// Shape   n journeys, 1 <= k <= n; the values and names must outlive it
class TopSegment {
 public:
  TopSegment(const ValueMatrix& values, const Names& names, std::vector<double> from, std::vector<double> to,
             std::size_t k)
      : values_(values), names_(names), from_(std::move(from)), to_(std::move(to)), k_(k) {
    at_from_.resize(values.journey_count());
    at_to_.resize(values.journey_count());
    values.score(from_, at_from_);
    values.score(to_, at_to_);
  }

  /// The weights there, to be stated: the library rescales them to sum 1, from which rounding keeps them.
  ///
  /// Edge    t = 0 and t = 1 give the two profiles' weights bit for bit
  std::vector<double> weights_at(double t) const {
    if (t == 0.0) return from_;
    if (t == 1.0) return to_;
    std::vector<double> weights;
    for (std::size_t c = 0; c < from_.size(); ++c) {
      weights.push_back(product(1.0 - t, from_[c]) + product(t, to_[c]));
    }
    return weights;
  }

  /// The top k as the library ranks it with these weights stated: by score, then by name.
  ///
  /// Cost    O(n m)
  TopSet top_at(double t) const {
    std::vector<double> scores(values_.journey_count());
    values_.score(t == 0.0 || t == 1.0 ? weights_at(t) : normalised(weights_at(t)), scores);
    TopSet order(scores.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    const auto stands_before = [&](std::uint32_t a, std::uint32_t b) {
      return scores[a] != scores[b] ? scores[a] > scores[b] : names_.less(a, b);
    };
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(k_);
    std::nth_element(order.begin(), end, order.end(), stands_before);
    order.erase(end, order.end());
    std::sort(order.begin(), order.end());
    return order;
  }

  /// The whole stretch around a point within which its top k stays, looked for from `low` to `high`.
  ///
  /// Cost    O(n m), and O(n) for each line that bounds it
  TopStay stay_around(double t, double low, double high) const {
    TopSet top = top_at(t);
    const double begin = reach(top, t, low);
    const double end = reach(top, t, high);
    return {begin, end, t, std::move(top)};
  }

  /// The point nearest to `edge`, on the way there from where a top was seen, at which the library still ranks it
  /// first.
  ///
  /// Cost    at most 1,100 times that of top_at, most often 60
  double last_seen(const TopStay& stay, double edge) const {
    if (top_at(edge) == stay.top) return edge;
    double with = stay.seen;
    double without = edge;
    for (;;) {
      const double middle = 0.5 * (with + without);
      if (middle == with || middle == without) return with;
      (top_at(middle) == stay.top ? with : without) = middle;
    }
  }

 private:
  double at(std::uint32_t journey, double t) const noexcept {
    return product(1.0 - t, at_from_[journey]) + product(t, at_to_[journey]);
  }

  /// How far from t towards `goal` the set stays the top: where the best journey outside passes the worst inside. The
  /// first less the second is convex over t, so steps from crossing to crossing back from the goal end at the first
  /// one.
  double reach(const TopSet& top, double t, double goal) const {
    std::vector<bool> inside(at_from_.size(), false);
    for (const std::uint32_t journey : top) inside[journey] = true;
    for (double place = goal;;) {
      std::uint32_t worst = top[0];
      std::uint32_t best = static_cast<std::uint32_t>(inside.size());
      for (std::uint32_t journey = 0; journey < inside.size(); ++journey) {
        if (inside[journey] && at(journey, place) < at(worst, place)) worst = journey;
        if (inside[journey]) continue;
        if (best == inside.size() || at(journey, place) > at(best, place)) best = journey;
      }
      if (best == inside.size() || at(best, place) <= at(worst, place)) return place;
      const double ahead_from = at_from_[best] - at_from_[worst];
      const double ahead_to = at_to_[best] - at_to_[worst];
      const double crossing = ahead_from / (ahead_from - ahead_to);
      const bool beyond = goal > t ? !(crossing > t) : !(crossing < t);  // rounding, where they meet at t
      if (beyond) return t;
      const bool closer = goal > t ? crossing < place : crossing > place;
      if (!closer) return place;
      place = crossing;
    }
  }

  const ValueMatrix& values_;
  const Names& names_;
  std::vector<double> from_;
  std::vector<double> to_;
  std::size_t k_;
  std::vector<double> at_from_;
  std::vector<double> at_to_;
};

}  // namespace journeyrank
