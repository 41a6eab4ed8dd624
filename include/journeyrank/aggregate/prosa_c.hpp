// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include "journeyrank/aggregate/promethee_2.hpp"
#include "journeyrank/aggregate/two_flows.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// PROSA-C: the net flow of PROMETHEE II less `balance` times the mean distance of the net flows on single criteria
/// from it, so that a journey which is urgent on a few criteria alone is ranked lower.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; scores in [-2, 1]; thresholds as for promethee_2
/// Edge    balance 0: promethee_2; one journey, or all alike: 0. Written as (1 - 2 balance) flow + 2 balance *
///         sum of weight * min(flow on the criterion, flow), every step of which keeps its order when it is rounded
/// Errors  bad_option if balance is outside [0, 1/2]: above, a journey could lose by being more urgent; those of
///         promethee_2
/// Source  ziemba2019towards, one coefficient for all criteria
/// Cost    that of promethee_2
/// Use     where a journey that is urgent on all sides should come before one that is extreme on a single one: balance
///         says by how much, 0 is promethee_2
struct ProsaC {
  double balance = 0.3;
  PreferenceShape shape = PreferenceShape::linear;
  double indifference = 0.0;
  double preference = 0.0;
  double inflection = 0.0;

  static constexpr const char* name = "prosa_c";
  static constexpr const char* formula =
      "net flow of promethee_2 - balance * weighted mean of |net flow on a criterion - net flow|";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool unbounded = true;
  static constexpr int keeps_journeys = 1;
  static constexpr auto fields() {
    return FieldList{
        Field{"balance", &ProsaC::balance, "how much a lack of balance between the criteria counts",
              Allowed{.at_least = 0.0, .at_most = 0.5}},
        Field{"shape", &ProsaC::shape, "how a difference grows into a preference, where a criterion states none"},
        Field{"indifference", &ProsaC::indifference, "the largest difference of values that counts for nothing",
              Preference::threshold},
        Field{"preference", &ProsaC::preference, "the difference of values from which on a preference is full",
              Preference::threshold},
        Field{"inflection", &ProsaC::inflection, "where the gaussian shape is steepest", Preference::threshold}};
  }

  Promethee2 promethee() const {
    return {.shape = shape, .indifference = indifference, .preference = preference, .inflection = inflection};
  }

  std::string fault() const {
    return balance >= 0.0 && balance <= 0.5 ? promethee().fault() : "balance must be 0 to 0.5";
  }

  struct Fitted {
    double balance = 0.3;
    Promethee2::Fitted promethee;

    double operator()(const ValueRow& value) const noexcept {
      const auto net_on = [&](std::size_t c) { return promethee.flows(c, value(c)).net(); };
      double net = 0.0;
      for (std::size_t c = 0; c < promethee.weights.size(); ++c) net += product(promethee.weights[c], net_on(c));
      double lower = 0.0;
      for (std::size_t c = 0; c < promethee.weights.size(); ++c) {
        lower += product(promethee.weights[c], std::min(net_on(c), net));
      }
      return product(1.0 - 2.0 * balance, net) + product(2.0 * balance, lower);
    }
  };

  Fitted fit(const WeighedColumns& given) const { return {balance, promethee().fit(given)}; }

  friend bool operator==(const ProsaC&, const ProsaC&) = default;
};

static_assert(fully_described<ProsaC>);

}  // namespace journeyrank
