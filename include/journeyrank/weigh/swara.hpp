// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// One criterion in an order of importance, and how much less important it is than the one before it: 0.3 for 30 %.
struct ImportanceStep {
  std::size_t criterion = 0;
  double less = 0.0;
};

/// Step-wise weight assessment ratios: from the most important criterion down, each weighs 1 / (1 + s) of the one
/// before it.
///
/// Shape   one step a criterion, the most important first, each criterion once; returns m weights in criterion order
/// Edge    one criterion: 1; steps of 0: equal weights; no inconsistency is given
/// Errors  empty_input for no step; bad_weights for a step that is NaN, infinite or below 0, for a first step that is
///         not 0, or if a criterion stands twice or is none of the m
/// Source  kersuliene2010swara
/// Cost    O(m)
/// Use     where experts go down an order together and say at each step how much less the next one counts. No
///         contradiction can show
struct Swara {
  static constexpr const char* name = "swara";
  static constexpr const char* formula =
      "q / sum of q, where q = q of the criterion before / (1 + step), 1 for the first";
  static constexpr auto fields() { return FieldList{}; }

  JudgedWeights operator()(std::span<const ImportanceStep> steps) const {
    std::vector<double> stated;
    for (const auto& step : steps) stated.push_back(step.less);
    check_judgements(stated, 0.0, name);
    if (stated[0] != 0.0) {
      throw Error(errc::bad_weights,
                  "weights by swara: the most important criterion is less important than none; "
                  "allowed: a first step of 0");
    }
    std::vector<double> merits(steps.size(), -1.0);
    double merit = 1.0;
    for (const auto& [criterion, less] : steps) {
      if (criterion >= merits.size() || merits[criterion] >= 0.0) {
        throw Error(errc::bad_weights, "weights by swara: found criterion " + std::to_string(criterion + 1) +
                                           (criterion >= merits.size() ? "" : " twice") + "; allowed: each from 1 to " +
                                           std::to_string(merits.size()) + " once");
      }
      merits[criterion] = merit /= 1.0 + less;
    }
    return {.weights = shares_of(merits)};
  }

  friend bool operator==(const Swara&, const Swara&) = default;
};

static_assert(fully_described<Swara>);

}  // namespace journeyrank
