// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// The opportunity score: importance + max(importance - satisfaction, 0), where importance is what the rising criteria
/// say and satisfaction is what the falling ones do (the more of it, the less urgent). Being served better than it
/// matters takes nothing away.
///
/// Shape   values: m, weights: m, normalised, each above 0; several criteria on one side count by their weighted mean
/// Units   s in [0, 1], half the published score of values in [0, 1]; of answers on scales from 0 to 10 that is 20 s,
///         anchored at 0 and 10
/// Edge    a weight tells criteria on one side apart, not importance from satisfaction; no rising criterion: all is as
///         important as can be; no falling one: nothing is satisfied, and s is the weighted sum
/// Source  ulwick2002turn
/// Cost    O(m) a journey
/// Use     where customers were asked of each journey how important it is and how satisfied they are. It is for such
///         answers, not for criteria in general
struct Opportunity {
  static constexpr const char* name = "opportunity";
  static constexpr const char* formula =
      "(importance + max(importance - satisfaction, 0)) / 2; importance: rising criteria, satisfaction: falling ones";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr bool reads_direction = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<double> weights;
    std::vector<std::uint8_t> falling;
    double of_rising = 0.0;  ///< what the criteria on one side weigh together
    double of_falling = 0.0;

    double operator()(const ValueRow& value) const noexcept { return 0.5 * published(value); }

    /// The score as it was published, of importance and satisfaction in [0, 1].
    double published(const ValueRow& value) const noexcept {
      double important = 0.0;
      double satisfied = 0.0;
      for (std::size_t c = 0; c < weights.size(); ++c) {
        if (falling[c] != 0) satisfied += product(1.0 - value(c), weights[c]);
        if (falling[c] == 0) important += product(value(c), weights[c]);
      }
      const double importance = of_rising > 0.0 ? std::min(important / of_rising, 1.0) : 1.0;
      const double satisfaction = of_falling > 0.0 ? satisfied / of_falling : 0.0;
      return importance + std::max(importance - satisfaction, 0.0);
    }
  };
  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{.weights = {given.weights.begin(), given.weights.end()}, .falling = {}};
    for (std::size_t c = 0; c < given.criterion_count(); ++c) {
      fitted.falling.push_back(given.falls(c) ? 1 : 0);
      (given.falls(c) ? fitted.of_falling : fitted.of_rising) += given.weights[c];
    }
    return fitted;
  }

  friend bool operator==(const Opportunity&, const Opportunity&) = default;
};

static_assert(fully_described<Opportunity>);

}  // namespace journeyrank
