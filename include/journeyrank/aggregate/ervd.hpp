// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/listed_values.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Election by relative value distances: s = S⁻ / (S⁺ + S⁻), where S⁺ and S⁻ add up the weighted distances from the
/// greatest and the least gain that is met on each criterion.
///
/// A value above the reference gains (value - reference)^alpha; one below it loses loss_aversion * (reference -
/// value)^alpha: who falls short minds more than who exceeds enjoys.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey. `reference` lists one value for all
///         criteria, or one a criterion of the model, those of weight 0 too
/// Units   none; s in [0, 1], 1 is the best on every criterion
/// Edge    no reference: the mean of the journeys; journeys that are all alike are all the best: s = 1; a constant
///         criterion counts nothing
/// Errors  bad_option if a reference is outside [0, 1], alpha outside 0.01 to 1, loss_aversion outside 1 to
///         1000, or for a list of another length
/// Source  shyur2015ervd, with the scale sum_ratio; alpha 0.88 and loss_aversion 2.25 are those of tversky1992advances
/// Cost    fit O(n m), score O(m) a journey, a logarithm a criterion
/// Use     where a journey that lies below a reference must lose more than one above it gains, as people feel about
///         losses. The reference and both options have to be argued for
struct Ervd {
  std::vector<double> reference = {};  ///< the value of each criterion that is neither gain nor loss
  double alpha = 0.88;                 ///< how fast a gain or a loss grows, above 0, 1: in a straight line
  double loss_aversion = 2.25;         ///< how many times a loss counts more than a gain, >= 1

  static constexpr const char* name = "ervd";
  static constexpr const char* formula =
      "distance from the least gain / (distance from the greatest + from the least); gain: (value - reference) ^ "
      "alpha, "
      "below the reference -loss_aversion * (reference - value) ^ alpha";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr bool counts_journeys = true;
  static constexpr auto fields() {
    return FieldList{Field{"reference", &Ervd::reference,
                           "values that are neither gain nor loss, one for all or one a criterion; none: the means"},
                     Field{"alpha", &Ervd::alpha, "how fast gains and losses grow: 1 in a straight line",
                           Allowed{.at_least = 0.01, .at_most = 1.0}},
                     Field{"loss_aversion", &Ervd::loss_aversion, "how many times a loss counts more than a gain",
                           Allowed{.at_least = 1.0, .at_most = 1000.0}}};
  }

  std::string fault() const {
    if (!(alpha >= 0.01 && alpha <= 1.0)) return "alpha must be 0.01 to 1";
    if (!(loss_aversion >= 1.0 && loss_aversion <= 1000.0)) return "loss_aversion must be 1 to 1000";
    return listed_fault("reference", reference);
  }
  std::string fault(std::size_t criteria) const { return listed_fault("reference", reference, criteria); }

  struct Fitted {
    struct Gains {
      double weight = 0.0;
      double reference = 0.0;
      Extent met{};
    };
    std::vector<Gains> gains;
    double alpha = 1.0;
    double loss_aversion = 1.0;

    double operator()(const ValueRow& value) const noexcept {
      double to_best = 0.0;
      double to_worst = 0.0;
      for (std::size_t c = 0; c < gains.size(); ++c) {
        // A journey that was not there when it was fitted may lie beyond the ends.
        const double gain = gain_of(value(c), gains[c].reference);
        to_best += product(gains[c].weight, std::fmax(0.0, gains[c].met.high - gain));
        to_worst += product(gains[c].weight, std::fmax(0.0, gain - gains[c].met.low));
      }
      if (to_best == 0.0) return 1.0;
      return to_worst == 0.0 ? 0.0 : 1.0 / (1.0 + to_best / to_worst);
    }

    /// What a value counts where `neutral` is neither gain nor loss.
    double gain_of(double value, double neutral) const noexcept {
      if (value > neutral) return raised(value - neutral);
      return -product(loss_aversion, raised(neutral - value));
    }

   private:
    double raised(double base) const noexcept {
      return alpha == 1.0 ? base : exponential(product(natural_log(base), alpha));
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{{}, alpha, loss_aversion};
    const std::vector<ValueReach> reach = reach_of(given);
    for (std::size_t c = 0; c < reach.size(); ++c) {
      const double at = listed_value(reference, given.place(c), mean_of(given.columns[c]));
      fitted.gains.push_back(
          {given.weights[c],
           at,
           {.low = fitted.gain_of(reach[c].values.low, at), .high = fitted.gain_of(reach[c].values.high, at)}});
    }
    return fitted;
  }

  friend bool operator==(const Ervd&, const Ervd&) = default;
};

static_assert(fully_described<Ervd>);

}  // namespace journeyrank
