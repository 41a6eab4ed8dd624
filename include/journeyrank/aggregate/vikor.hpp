// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// What VIKOR finds of one journey, in the terms of its authors: each is lower for a more urgent journey.
struct VikorMeasures {
  double s = 0.0;  ///< group utility: the sum of the weighted regrets
  double r = 0.0;  ///< individual regret: the largest of them
  double q = 0.0;  ///< the compromise of both, in [0, 1]
};

/// The compromise ranking: score 1 - Q, where Q weighs the summed against the largest regret of a journey.
///
/// A regret is weight * (best - value) / (best - worst), over the values that are met on the criterion; so every scale
/// that is a straight line gives the same.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; scores in [0, 1]
/// Edge    a constant criterion has no regret; journeys that are all alike: Q = 0, score 1; where no journey differs in
///         S, or in R, that part of Q is 0
/// Errors  bad_option if v is outside [0, 1]
/// Source  opricovic2004compromise
/// Cost    fit O(n m), score O(m) a journey
struct Vikor {
  double v = 0.5;  ///< weight of the group utility against the individual regret, 0 to 1

  static constexpr const char* name = "vikor";
  static constexpr const char* formula =
      "1 - Q, Q = v * (S - best S) / (worst S - best S) + (1 - v) * (R - best R) / (worst R - best R); S sums the "
      "weighted regrets, R is the largest";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr auto fields() {
    return FieldList{Field{"v", &Vikor::v, "weight of the summed regret against the largest one",
                           Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  std::string fault() const { return v >= 0.0 && v <= 1.0 ? "" : "v must be 0 to 1"; }

  struct Fitted {
    double v = 0.5;
    std::vector<ValueReach> reach;
    Extent s{};  ///< of the journeys that it was fitted on
    Extent r{};

    double operator()(const ValueRow& value) const noexcept { return 1.0 - measures(value).q; }

    VikorMeasures measures(const ValueRow& value) const noexcept {
      VikorMeasures found;
      for (std::size_t c = 0; c < reach.size(); ++c) {
        const double share = 1.0 - position(value(c), reach[c].values, 1.0);
        const double regret = product(reach[c].weight, share);
        found.s += regret;
        found.r = std::max(found.r, regret);
      }
      found.q = product(v, position(found.s, s, 0.0)) + product(1.0 - v, position(found.r, r, 0.0));
      return found;
    }

    /// Where a number lies between both ends, 0 to 1; `alone` where the ends are one.
    static double position(double number, const Extent& ends, double alone) noexcept {
      if (!(ends.low < ends.high)) return alone;
      return clamped_position(number, ends.low, ends.high - ends.low);
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{v, reach_of(given), {}, {}};
    std::vector<double> s;
    std::vector<double> r;
    for (std::size_t journey = 0; journey < given.journey_count(); ++journey) {
      const VikorMeasures found = fitted.measures(ValueRow(given.at(journey)));
      s.push_back(found.s);
      r.push_back(found.r);
    }
    fitted.s = extent_of(s);
    fitted.r = extent_of(r);
    return fitted;
  }

  friend bool operator==(const Vikor&, const Vikor&) = default;
};

static_assert(fully_described<Vikor>);

}  // namespace journeyrank
