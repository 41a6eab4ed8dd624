// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/preference_flow.hpp"
#include "journeyrank/aggregate/two_flows.hpp"
#include "journeyrank/aggregate/value_blocks.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/parallel.hpp"

namespace journeyrank {

/// PROMETHEE II, the net flow: how far a journey is preferred to the others, less how far they are to it, on average.
/// A preference of two journeys is the weighted mean of what preference_of says of their differences.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; both flows in [0, 1], the score in [-1, 1]. Thresholds are differences of values: those of raw units
///         are divided by the range of the scale
/// Edge    one journey, or all alike: 0. A criterion that states a preference of its own has it, with its shape. A row
///         that is none of the fitted journeys is compared with all n of them, and divided by n - 1 all the same
/// Errors  bad_option if the thresholds contradict each other or the shape
/// Source  brans1986how; the flows are divided by n - 1
/// Cost    fit O(m n log n), score O(m log n) a journey, O(m) where values are spread out; PreferenceFlow says more
/// Use     where people can say which differences do not count and from which on more is no stronger a reason:
///         thresholds in raw units can be argued about. Look at the partial order before trusting a close pair
struct Promethee2 {
  PreferenceShape shape = PreferenceShape::linear;
  double indifference = 0.0;
  double preference = 0.0;
  double inflection = 0.0;

  static constexpr const char* name = "promethee_2";
  static constexpr const char* formula =
      "mean over the others of weight * preference for it, less weight * preference for them; preferences grow with "
      "the difference of two values by the shape";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool unbounded = true;
  static constexpr int keeps_journeys = 1;
  static constexpr auto fields() {
    return FieldList{
        Field{"shape", &Promethee2::shape, "how a difference grows into a preference, where a criterion states none"},
        Field{"indifference", &Promethee2::indifference, "the largest difference of values that counts for nothing",
              Preference::threshold},
        Field{"preference", &Promethee2::preference, "the difference of values from which on a preference is full",
              Preference::threshold},
        Field{"inflection", &Promethee2::inflection, "where the gaussian shape is steepest", Preference::threshold}};
  }

  /// What a criterion that states nothing has.
  Preference by_default() const {
    return {.shape = shape, .indifference = indifference, .preference = preference, .inflection = inflection};
  }

  std::string fault() const { return by_default().fault(); }

  struct Fitted {
    std::vector<double> weights;
    std::vector<PreferenceFlow> criteria;
    double others = 1.0;

    double operator()(const ValueRow& value) const noexcept { return flows(value).net(); }

    /// Both flows of PROMETHEE I.
    TwoFlows flows(const ValueRow& value) const noexcept {
      TwoFlows sum;
      for (std::size_t c = 0; c < criteria.size(); ++c) {
        const TwoFlows found = flows(c, value(c));
        sum.over += product(weights[c], found.over);
        sum.under += product(weights[c], found.under);
      }
      return sum;
    }

    /// The scores of a block of journeys.
    void operator()(const ValueBlock& block, std::span<double> scores) const noexcept {
      std::array<TwoFlows, block_size> sums{};
      for (std::size_t c = 0; c < criteria.size(); ++c) {
        criteria[c].for_each({block.columns[c], block.journeys}, [&](std::size_t i, const TwoFlows& found) {
          sums[i].over += product(weights[c], found.over / others);
          sums[i].under += product(weights[c], found.under / others);
        });
      }
      for (std::size_t i = 0; i < block.journeys; ++i) scores[i] = sums[i].net();
    }

    /// Both flows on one criterion alone.
    TwoFlows flows(std::size_t c, double value) const noexcept {
      const TwoFlows sums = criteria[c](value);
      return {sums.over / others, sums.under / others};
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted;
    fitted.weights.assign(given.weights.begin(), given.weights.end());
    constexpr std::size_t worth_a_thread = 1U << 14;
    fitted.criteria.resize(given.columns.size());
    for_each_block(given.columns.size(), 1, given.journey_count() < worth_a_thread ? 1 : given.threads,
                   [&](std::size_t c, std::size_t) {
                     fitted.criteria[c] = PreferenceFlow(given.columns[c], given.preference(c, by_default()));
                   });
    fitted.others = static_cast<double>(std::max<std::size_t>(given.journey_count(), 2) - 1);
    return fitted;
  }

  friend bool operator==(const Promethee2&, const Promethee2&) = default;
};

static_assert(fully_described<Promethee2>);

}  // namespace journeyrank
