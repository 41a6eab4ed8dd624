// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <type_traits>
#include <vector>

#include "journeyrank/rank/fitted_scale.hpp"

namespace journeyrank {

/// The raw values that count most on a scale that is best in between.
struct BestRange {
  double low = 0.0;
  double high = 0.0;

  friend bool operator==(const BestRange&, const BestRange&) = default;
};

/// The best raw values of a scale that falls to either side of them; nothing for one that only rises or only falls.
inline std::optional<BestRange> best_range(const FittedScale& scale) {
  if (const auto* target = std::get_if<TargetRange>(&scale)) return BestRange{target->at_1_low, target->at_1_high};
  if (const auto* near = std::get_if<Nearness>(&scale)) return BestRange{near->best, near->best};
  return std::nullopt;
}

/// True where the value goes in straight lines from bend to bend: what adds so much for each unit is known.
inline bool is_straight(const FittedScale& scale) {
  return visit_step(scale, []<class Step>(const Step&) {
    return std::is_same_v<Step, Anchored> || std::is_same_v<Step, Piecewise> || std::is_same_v<Step, Levels> ||
           std::is_same_v<Step, Constant> || std::is_same_v<Step, TargetRange>;
  });
}

/// How far up a value of a reciprocal scale is looked for: there it is a millionth.
inline constexpr double farthest_reciprocal = 1e6;

/// The raw values between which a fixed scale is one line or one curve, from the lowest to the highest: beyond the
/// outer two nothing changes.
///
/// Edge    levels, and a scale that was fixed on a column by other things than anchors: none; reciprocal: at_1, and a
///         million times as much
inline std::vector<double> bends_of(const FittedScale& scale) {
  std::vector<double> bends = visit_step(scale, []<class Step>(const Step& step) -> std::vector<double> {
    if constexpr (requires { step.at_0; }) return {step.at_0, step.at_1};
    if constexpr (std::is_same_v<Step, TargetRange>) {
      return {step.at_0_low, step.at_1_low, step.at_1_high, step.at_0_high};
    }
    if constexpr (std::is_same_v<Step, Reciprocal>) return {step.at_1, step.at_1 * farthest_reciprocal};
    std::vector<double> knots;
    if constexpr (std::is_same_v<Step, Piecewise>) {
      for (const Knot& knot : step.knots) knots.push_back(knot.raw);
    }
    return knots;
  });
  std::sort(bends.begin(), bends.end());
  return bends;
}

}  // namespace journeyrank
