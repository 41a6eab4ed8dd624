// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/aggregate/listed_values.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// SPOTIS between two aims: s = 1 - P, P = (1 - expected_share) * distance from the ideal + expected_share * distance
/// from what is expected; a distance is the sum of weight * |value - aim|. The authors call the share alpha.
///
/// The ideal is value 1. What is expected is a value a criterion: that of the raw value one would settle for.
///
/// Shape   values: m, weights: m, normalised; returns one score. `expected` lists one value for all criteria, or one a
///         criterion of the model, those of weight 0 too
/// Units   none; s in [0, 1]
/// Edge    nothing expected: the ideal is, and s is that of spotis; no criterion: s = 0. With a share above 0.5 a
///         journey beyond what is expected loses by it, at 0.5 it neither gains nor loses
/// Errors  bad_option if expected_share or an expected value is outside [0, 1], or for a list of another length
/// Source  shekhovtsov2025balanced; expected_share 1 is SPOTIS with an expected solution point, dezert2020spotis
/// Cost    O(m) a journey
/// Use     where people have a level they would settle for beside the ideal. Keep expected_share at 0.5 or below: above
///         it a journey loses by being more urgent than expected
struct BalancedSpotis {
  std::vector<double> expected = {};  ///< the value that is expected of each criterion
  double expected_share = 0.5;        ///< how much what is expected counts against the ideal, 0 to 1

  static constexpr const char* name = "balanced_spotis";
  static constexpr const char* formula =
      "1 - sum of weight * ((1 - expected_share) * (1 - value) + expected_share * |value - expected|)";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{
        Field{"expected", &BalancedSpotis::expected,
              "values expected, one for all or one a criterion; none: the ideal is expected"},
        Field{"expected_share", &BalancedSpotis::expected_share, "how much what is expected counts against the ideal",
              Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  std::string fault() const {
    if (!(expected_share >= 0.0 && expected_share <= 1.0)) return "expected_share must be 0 to 1";
    return listed_fault("expected", expected);
  }
  std::string fault(std::size_t criteria) const { return listed_fault("expected", expected, criteria); }

  /// Why these options can rank a journey below one that is no better; empty when they cannot.
  std::string_view why_no_dominance() const noexcept {
    const bool within = std::any_of(expected.begin(), expected.end(), [](double value) { return value < 1.0; });
    return expected_share > 0.5 && within ? "it takes more than is expected for worse" : "";
  }

  struct Fitted {
    struct Aim {
      double weight = 0.0;
      double expected = 1.0;
    };
    std::vector<Aim> aims;
    double expected_share = 0.5;

    /// Closeness is added up instead of distance. Up to what is expected both parts rise; beyond it one rises and one
    /// falls, and their difference is taken at once, so that rounding turns no order around.
    double operator()(const ValueRow& value) const noexcept {
      double score = 0.0;
      for (std::size_t c = 0; c < aims.size(); ++c) {
        const Aim& aim = aims[c];
        const double met = std::fmin(value(c), aim.expected);
        const double close = product(1.0 - expected_share, met) + product(expected_share, 1.0 - (aim.expected - met));
        const double beyond = product(1.0 - 2.0 * expected_share, value(c) - met);
        score += product(aim.weight, close + beyond);
      }
      return score;
    }

    /// P of its authors: lower for a more urgent journey.
    double distance(const ValueRow& value) const noexcept {
      double found = 0.0;
      for (std::size_t c = 0; c < aims.size(); ++c) {
        const Aim& aim = aims[c];
        const double from_expected = product(expected_share, std::fabs(value(c) - aim.expected));
        found += product(aim.weight, product(1.0 - expected_share, 1.0 - value(c)) + from_expected);
      }
      return found;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{{}, expected_share};
    for (std::size_t c = 0; c < given.criterion_count(); ++c) {
      fitted.aims.push_back({given.weights[c], listed_value(expected, given.place(c), 1.0)});
    }
    return fitted;
  }

  friend bool operator==(const BalancedSpotis&, const BalancedSpotis&) = default;
};

static_assert(fully_described<BalancedSpotis>);

}  // namespace journeyrank
