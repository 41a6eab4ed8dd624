// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "journeyrank/base/names.hpp"
#include "journeyrank/judge/weight_path.hpp"
#include "journeyrank/judge/weight_search.hpp"

namespace journeyrank {

/// Who passes whom where an interval ends: at the next double beyond it the one scores more than the other.
struct Overtaking {
  std::uint32_t overtaken = 0;
  std::uint32_t overtaking = 0;

  friend bool operator==(const Overtaking&, const Overtaking&) = default;
};

/// The weights of one criterion, its present one among them, over which something stays as it is. At both ends it still
/// holds, in the scores that the library computes; at the next double beyond it does not. A what-if with that weight
/// says the same.
struct KeptInterval {
  double low = 0.0;
  double high = 1.0;
  std::optional<Overtaking> below{};  ///< who passes whom under it; nothing when it reaches weight 0
  std::optional<Overtaking> above{};  ///< over it; nothing when it reaches weight 1

  bool is_whole() const noexcept { return !below && !above; }
};

/// Finds the interval over which the first `count` journeys of an order stay ahead of the others (and, with `inside`,
/// nobody passes anybody): ties do not break it, being passed does.
class KeptOrder {
 public:
  KeptOrder(const WeightPath& path, const Names& names, std::span<const std::uint32_t> order, std::size_t count,
            bool inside)
      : path_(path), names_(names), order_(order), count_(count), inside_(inside), scores_(order.size()) {}

  /// In closed form, where scores are straight lines over the weight.
  KeptInterval interval() { return interval_from(first_flip(true), first_flip(false)); }

  /// Searched, where they are not.
  KeptInterval searched_interval() { return interval_from(searched_flip(1.0), searched_flip(0.0)); }

 private:
  KeptInterval interval_from(const std::optional<double>& up, const std::optional<double>& down) {
    KeptInterval kept;
    if (up) {
      kept.high = last_kept(*up, 1.0);
      if (kept.high < 1.0) kept.above = passed_at(std::nextafter(kept.high, 1.0));
    }
    if (down) {
      kept.low = last_kept(*down, 0.0);
      if (kept.low > 0.0) kept.below = passed_at(std::nextafter(kept.low, 0.0));
    }
    return kept;
  }

  /// Calls `visit(ahead, behind)` on the pairs of which none may change sides: neighbours are enough for an order.
  template <class Visit>
  void for_each_pair(Visit&& visit) const {
    if (inside_) {
      for (std::size_t i = 1; i < order_.size(); ++i) visit(order_[i - 1], order_[i]);
      return;
    }
    for (std::size_t i = 0; i < count_; ++i) {
      for (std::size_t j = count_; j < order_.size(); ++j) visit(order_[i], order_[j]);
    }
  }

  /// The change nearest to the present weight, on one side of it, as far as the lines tell.
  std::optional<double> first_flip(bool up) const {
    std::optional<double> first;
    for_each_pair([&](std::uint32_t ahead, std::uint32_t behind) {
      if (!(up ? path_.overtakes_going_up(behind, ahead) : path_.overtakes_going_down(behind, ahead))) return;
      const double weight = path_.crossing(ahead, behind);
      if (!first || (up ? weight < *first : weight > *first)) first = weight;
    });
    return first;
  }

  std::optional<double> searched_flip(double end) {
    return searched_end(path_.weight(), end, [this](double weight) { return is_kept(weight); });
  }

  bool is_kept(double weight) {
    path_.scores_at(weight, scores_);
    if (inside_) {
      for (std::size_t i = 1; i < order_.size(); ++i) {
        if (scores_[order_[i]] > scores_[order_[i - 1]]) return false;
      }
      return true;
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < count_; ++i) least = std::min(least, scores_[order_[i]]);
    for (std::size_t i = count_; i < order_.size(); ++i) {
      if (scores_[order_[i]] > least) return false;
    }
    return true;
  }

  /// The last double before a flip, seen from the present weight, at which nothing has changed: the lines say about
  /// where it is, the scores themselves decide.
  double last_kept(double about, double end) {
    const double now = path_.weight();
    const bool up = end > now;
    about = up ? std::clamp(about, now, end) : std::clamp(about, end, now);
    double kept = now;
    double flipped = end;
    for (double step = 0x1p-52; step < 1.0; step *= 4.0) {  // from a few doubles around it outwards
      const double nearer = up ? std::max(now, about - step) : std::min(now, about + step);
      if (nearer == now || is_kept(nearer)) {
        kept = nearer;
        break;
      }
      flipped = nearer;
    }
    for (double step = 0x1p-52; step < 1.0; step *= 4.0) {
      const double further = up ? std::min(flipped, about + step) : std::max(flipped, about - step);
      if (further == flipped) break;
      if (!is_kept(further)) {
        flipped = further;
        break;
      }
      kept = further;
    }
    while (std::nextafter(kept, flipped) != flipped) {
      const double middle = kept + (flipped - kept) / 2;
      const double between = middle == kept || middle == flipped ? std::nextafter(kept, flipped) : middle;
      (is_kept(between) ? kept : flipped) = between;
    }
    return kept;
  }

  /// Who has passed whom at a weight where something has changed, by the scores: of an order the first neighbours, of
  /// the first `count` the last of them and the best of the others, ties by name.
  Overtaking passed_at(double weight) {
    path_.scores_at(weight, scores_);
    if (inside_) {
      std::size_t behind = 1;
      while (!(scores_[order_[behind]] > scores_[order_[behind - 1]])) ++behind;
      return {order_[behind - 1], order_[behind]};
    }
    const auto before = [this](std::uint32_t a, std::uint32_t b) {
      return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : names_.less(a, b);
    };
    const auto others = order_.begin() + static_cast<std::ptrdiff_t>(count_);
    return {*std::max_element(order_.begin(), others, before), *std::min_element(others, order_.end(), before)};
  }

  const WeightPath& path_;
  const Names& names_;
  std::span<const std::uint32_t> order_;
  std::size_t count_;
  bool inside_;
  std::vector<double> scores_;
};

}  // namespace journeyrank
