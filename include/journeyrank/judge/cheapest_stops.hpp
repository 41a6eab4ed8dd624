// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/cost_curve.hpp"

namespace journeyrank {

/// How far each criterion goes, and the one that stops between two stops.
struct CheapestStops {
  std::vector<std::size_t> stops{};  ///< one a curve
  std::size_t last = 0;              ///< the curve that gives what is still wanting
};

/// The best stretch first, until there is enough: the fractional knapsack.
///
/// Errors  curves must be concave (asserted by whoever calls), and have enough together
/// Source  dantzig1957discrete
/// Cost    O(s log s) for s stops
inline CheapestStops cheapest_by_ratio(std::span<const CostCurve> curves, double wanted) {
  struct Stretch {
    std::size_t curve;
    double ratio;
    double gain;
  };
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    for (std::size_t k = 1; k < curves[i].stops.size(); ++k) {
      const CostStop& from = curves[i].stops[k - 1];
      const CostStop& to = curves[i].stops[k];
      stretches.push_back({i, (to.gain - from.gain) / (to.cost - from.cost), to.gain - from.gain});
    }
  }
  std::stable_sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.ratio > b.ratio; });
  CheapestStops found{.stops = std::vector<std::size_t>(curves.size(), 0)};
  double gained = 0.0;
  for (const Stretch& stretch : stretches) {
    found.last = stretch.curve;
    if (gained + stretch.gain >= wanted) break;
    gained += stretch.gain;
    ++found.stops[stretch.curve];
  }
  return found;
}

/// Every choice of stops for all curves but one, which gives the rest: for curves of any shape. Where two criteria
/// stopped between two stops, more of the better one and less of the other would cost no more, so one alone does.
///
/// `cost_of(choice)` says what a choice really costs, or nothing when it does not do: it is asked of those that look
/// cheaper than the best so far.
template <class CostOf>
class CheapestSearch {
 public:
  /// Errors  too_large for more than a million choices
  CheapestSearch(std::span<const CostCurve> curves, double wanted, CostOf cost_of)
      : curves_(curves), wanted_(wanted), cost_of_(std::move(cost_of)) {
    double choices = 0.0;
    for (std::size_t last = 0; last < curves.size(); ++last) {
      double of_others = 1.0;
      for (std::size_t i = 0; i < curves.size(); ++i) {
        if (i != last) of_others *= static_cast<double>(curves[i].stops.size());
      }
      choices += of_others;
    }
    if (choices > 1e6) {
      throw Error(errc::too_large,
                  "cheapest change: the bends of the scales make more than a million choices; state "
                  "costs for fewer criteria");
    }
    chosen_.stops.assign(curves.size(), 0);
    for (chosen_.last = 0; chosen_.last < curves.size(); ++chosen_.last) choose(0, 0.0, 0.0);
  }

  /// The cheapest choice; nothing when none does.
  const std::optional<CheapestStops>& best() const noexcept { return best_; }
  double cost() const noexcept { return cost_; }

 private:
  void choose(std::size_t curve, double gained, double cost) {
    if (best_ && cost >= cost_) return;
    if (curve == curves_.size()) {
      const std::optional<double> rest = curves_[chosen_.last].cost_of(wanted_ - gained);
      if (!rest || (best_ && cost + *rest >= cost_)) return;
      const std::optional<double> found = cost_of_(std::as_const(chosen_));
      if (!found || (best_ && *found >= cost_)) return;
      best_ = chosen_;
      cost_ = *found;
      return;
    }
    const std::size_t count = curve == chosen_.last ? 1 : curves_[curve].stops.size();
    for (std::size_t stop = 0; stop < count; ++stop) {
      chosen_.stops[curve] = stop;
      choose(curve + 1, gained + curves_[curve].stops[stop].gain, cost + curves_[curve].stops[stop].cost);
    }
  }

  std::span<const CostCurve> curves_;
  double wanted_;
  CostOf cost_of_;
  CheapestStops chosen_;
  std::optional<CheapestStops> best_;
  double cost_ = 0.0;
};

}  // namespace journeyrank
