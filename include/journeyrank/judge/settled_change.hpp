// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/problem/weights.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

// Where two scores cross is known up to rounding, and who types the weights that an answer prints wants to see what was
// promised. So the scores of those very weights settle it.

/// Below the rounding of a score, and far above it: between them lies how much must be gained beyond being level.
inline constexpr double least_margin = 0x1p-54;
inline constexpr double most_margin = 0x1p-32;

/// A gain that is short by a margin, where there is anything to gain: weights add up to 1, so `gain - margin` is level
/// where `gain` is ahead by the margin. Where nothing is to be gained both can be level at most.
inline std::vector<double> short_by(std::vector<double> gain, double margin) {
  if (std::none_of(gain.begin(), gain.end(), [margin](double each) { return each > margin; })) return gain;
  for (double& each : gain) each -= margin;
  return gain;
}

/// The scores of all journeys when these weights are stated, as a ranking has them.
inline std::vector<double> scores_when_stated(const ValueMatrix& values, std::span<const double> weights) {
  std::vector<double> scores(values.journey_count());
  values.score(normalised(weights), scores);
  return scores;
}

inline constexpr const char* not_settled_text =
    "the weights make both level but for rounding: no weights nearby put the score where it should be";

/// Weights that are 0 but for rounding are 0.
inline std::vector<double> without_dust(std::vector<double> weights) {
  for (double& weight : weights) weight = weight < 1e-12 ? 0.0 : weight;
  return weights;
}

/// The doubles around weights, by so many steps of each: from 0 to 2 up and down, a choice a number.
inline std::vector<double> stepped(std::vector<double> weights, std::size_t choice) {
  for (double& weight : weights) {
    if (weight == 0.0) continue;
    const std::size_t steps = choice % 5;
    choice /= 5;
    for (std::size_t i = 0; i < (steps + 1) / 2; ++i) weight = std::nextafter(weight, steps % 2 == 1 ? 1.0 : 0.0);
  }
  return weights;
}

/// The first change, from `near(margin)` with margins from 0 up, of which `holds(scores)` is true at its weights when
/// these are stated. Where only a face or a corner of all weights will do, no margin is to be had, and the doubles
/// around the first answer are tried.
///
/// Edge    not possible: the first answer; none holds: the first answer, with a note
/// Cost    that of holds, a few times, and at most 3,125 times
template <class Near, class Holds>
WeightChange settled_change(const ValueMatrix& values, Near&& near, Holds&& holds) {
  WeightChange first = near(0.0);
  const auto holds_at = [&](const std::vector<double>& weights) { return holds(scores_when_stated(values, weights)); };
  if (!first.possible || holds_at(first.weights)) return first;
  for (double margin = least_margin; margin <= most_margin; margin *= 2.0) {
    WeightChange change = near(margin);
    if (change.possible && holds_at(change.weights)) return change;
  }
  const std::vector<double> clean = without_dust(first.weights);
  for (std::size_t choice = 0; choice < 3125; ++choice) {
    std::vector<double> weights = stepped(clean, choice);
    if (!holds_at(weights)) continue;
    first.weights = std::move(weights);
    return first;
  }
  first.notes.push_back({"not_settled", not_settled_text});
  return first;
}

}  // namespace journeyrank
