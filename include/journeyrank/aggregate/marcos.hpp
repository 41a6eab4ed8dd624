// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/aggregate/ratio_to_best.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Measurement of alternatives and ranking according to compromise solution: how a journey stands to one with the best
/// value on every criterion, and to one with the worst.
///
/// S sums weight * value / best value; K⁺ = S / S of the best and K⁻ = S / S of the worst make
/// (K⁺ + K⁻) / (1 + (1 - f⁺) / f⁺ + (1 - f⁻) / f⁻), f⁺ = K⁻ / (K⁺ + K⁻), f⁻ = K⁺ / (K⁺ + K⁻).
/// Neither f depends on the journey, so with B and W for S of the best and of the worst it is
/// S (B + W) / (B² + B W + W²): a weighted sum, in its order of journeys too. That is what is computed.
///
/// Shape   values: n × m, weights: m, normalised; returns one score a journey
/// Units   none; s in [0, 1]: the best has 1 where the worst is 0 on every criterion, 2/3 where best and worst are one
/// Edge    journeys that are all alike: s = 2/3; the worst has 0 on every criterion: s = S / B; every value of a
///         criterion is 0: all are best on it; a journey beyond those fitted on counts, on each criterion, as the
///         nearest of them
/// Source  stevic2020marcos, with the scale max_ratio, `reciprocal`
/// Cost    fit O(n m), score O(m) a journey
/// Use     where a weighted sum should be told against both the best and the worst that are met. The order is that of a
///         weighted sum: expect no other answer, only other numbers
struct Marcos {
  static constexpr const char* name = "marcos";
  static constexpr const char* formula =
      "S * (B + W) / (B^2 + B * W + W^2), S = sum of weight * value / best value, B and W that of the best and of the "
      "worst";
  static constexpr bool additive = false;
  static constexpr bool relative = true;
  static constexpr auto fields() { return FieldList{}; }

  std::string fault() const { return ""; }

  struct Fitted {
    std::vector<ValueReach> reach;
    double best = 0.0;
    double worst = 0.0;

    double operator()(const ValueRow& value) const noexcept {
      const double s = sum([&](std::size_t c) { return ratio_to_best(value(c), reach[c].values); });
      return product(s, best + worst) / (product(best, best) + product(best, worst) + product(worst, worst));
    }

    template <class Ratio>
    double sum(const Ratio& ratio) const noexcept {
      double found = 0.0;
      for (std::size_t c = 0; c < reach.size(); ++c) found += product(reach[c].weight, ratio(c));
      return found;
    }
  };

  Fitted fit(const WeighedColumns& given) const {
    Fitted fitted{reach_of(given), 0.0, 0.0};
    fitted.best = fitted.sum([](std::size_t) { return 1.0; });
    fitted.worst = fitted.sum([&](std::size_t c) { return worst_ratio(fitted.reach[c].values); });
    return fitted;
  }

  friend bool operator==(const Marcos&, const Marcos&) = default;
};

static_assert(fully_described<Marcos>);

}  // namespace journeyrank
