// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/value_blocks.hpp"
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

/// S and R of some journeys.
struct VikorRegrets {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t begin, std::size_t end, const double* const* columns,
                                     const ValueReach* reach, std::size_t criteria, double* s, double* r) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = begin;
    for (; i + lanes <= end; i += lanes) {
      Lanes sum{};
      Lanes largest{};
      for (std::size_t c = 0; c < criteria; ++c) {
        const auto& [weight, ends] = reach[c];
        if (!(ends.low < ends.high)) continue;
        Lanes regret;
        std::memcpy(&regret, columns[c] + i, sizeof regret);
        to_clamped_position(regret, ends.low, ends.high - ends.low);
        regret = (1.0 - regret) * weight;
        JOURNEYRANK_ROUNDED(regret);
        sum += regret;
        largest = regret > largest ? regret : largest;
      }
      std::memcpy(s + i, &sum, sizeof sum);
      std::memcpy(r + i, &largest, sizeof largest);
    }
    if constexpr (lanes > 1) run<double>(i, end, columns, reach, criteria, s, r);
  }
};

/// The compromise ranking: score 1 - Q, where Q weighs the summed against the largest regret of a journey.
///
/// A regret is weight * (best - value) / (best - worst), over the values that are met on the criterion; so every scale
/// that is a straight line gives the same.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; scores in [0, 1]
/// Edge    a constant criterion has no regret; journeys that are all alike: Q = 0, score 1; where no journey differs in
///         S, or in R, by more than rounding (1e-12), that part of Q is 0
/// Errors  bad_option if v is outside [0, 1]
/// Source  opricovic2004compromise
/// Cost    fit O(n m), score O(m) a journey
/// Use     where a group must live with the result and no criterion may be badly neglected: v below 0.5 looks harder at
///         the one on which a journey falls behind most. It also says when first place is not clear
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
      found.q = compromise(found.s, found.r);
      return found;
    }

    /// The scores of a block of journeys.
    void operator()(const ValueBlock& block, std::span<double> scores) const noexcept {
      std::array<double, block_size> r_of;
      regrets(block, scores.data(), r_of.data());
      for (std::size_t i = 0; i < block.journeys; ++i) scores[i] = 1.0 - compromise(scores[i], r_of[i]);
    }

    /// S and R of each journey of a block.
    void regrets(const ValueBlock& block, double* s_of, double* r_of) const noexcept {
      run_kernel<VikorRegrets>(std::size_t{0}, block.journeys, block.columns, reach.data(), reach.size(), s_of, r_of);
    }

    /// Q for S and R.
    double compromise(double s_of, double r_of) const noexcept {
      return product(v, spread_position(s_of, s)) + product(1.0 - v, spread_position(r_of, r));
    }

    /// Where S or R lies between its ends, 0 where these are one but for rounding: nothing is divided by that.
    static double spread_position(double number, const Extent& ends) noexcept {
      return ends.high - ends.low > level_slack ? position(number, ends, 0.0) : 0.0;
    }

    /// Where a number lies between both ends, 0 to 1; `alone` where the ends are one.
    static double position(double number, const Extent& ends, double alone) noexcept {
      if (!(ends.low < ends.high)) return alone;
      return clamped_position(number, ends.low, ends.high - ends.low);
    }
  };

  Fitted fit(const WeighedColumns& given) const { return fit(ValueBlocks(given)); }

  Fitted fit(const ValueBlocks& given) const {
    Fitted fitted{v, reach_of(given), {.low = 0.0, .high = 0.0}, {.low = 0.0, .high = 0.0}};
    if (given.journey_count() == 0) return fitted;
    std::vector<Extent> s(given.parts());
    std::vector<Extent> r(given.parts());
    given.for_each([&](std::size_t part, std::size_t, const ValueBlock& block) {
      std::array<double, block_size> s_of;
      std::array<double, block_size> r_of;
      fitted.regrets(block, s_of.data(), r_of.data());
      run_kernel<WidenExtent>(block.journeys, static_cast<const double*>(s_of.data()), &s[part]);
      run_kernel<WidenExtent>(block.journeys, static_cast<const double*>(r_of.data()), &r[part]);
    });
    fitted.s = fitted.r = {};
    for (const Extent& each : s) fitted.s.include(each);
    for (const Extent& each : r) fitted.r.include(each);
    return fitted;
  }

  friend bool operator==(const Vikor&, const Vikor&) = default;
};

static_assert(fully_described<Vikor>);

}  // namespace journeyrank
