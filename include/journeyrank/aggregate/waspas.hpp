// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/aggregate/weighted_product.hpp"
#include "journeyrank/aggregate/weighted_sum.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// Weighted aggregated sum product assessment: s = sum_share * weighted sum + (1 - sum_share) * weighted product; its
/// authors call the share lambda.
///
/// Shape   values: m, weights: m, normalised; returns one score
/// Units   none; s in [0, 1], 1 is the most urgent journey there can be
/// Edge    sum_share 1 is the weighted sum, sum_share 0 the weighted product
/// Errors  bad_option if sum_share is outside [0, 1]
/// Source  zavadskas2012optimization, with the scale max_ratio
/// Cost    O(m) a journey, a logarithm a criterion
/// Use     between sum and product where people cannot settle on one: with sum_share 1 and then 0 it shows whether that
///         choice moves anybody
struct Waspas {
  double sum_share = 0.5;  ///< the part of the weighted sum, 0 to 1

  static constexpr const char* name = "waspas";
  static constexpr const char* formula = "sum_share * weighted sum + (1 - sum_share) * weighted product";
  static constexpr bool additive = false;
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{Field{"sum_share", &Waspas::sum_share, "the part of the weighted sum, the rest is the product's",
                           Allowed{.at_least = 0.0, .at_most = 1.0}}};
  }

  std::string fault() const { return sum_share >= 0.0 && sum_share <= 1.0 ? "" : "sum_share must be 0 to 1"; }

  struct Fitted {
    double sum_share = 0.5;
    WeightedSum::Fitted sum;
    WeightedProduct::Fitted product_of;

    double operator()(const ValueRow& value) const noexcept {
      return product(sum_share, sum(value)) + product(1.0 - sum_share, product_of(value));
    }
  };
  Fitted fit(const WeighedColumns& given) const {
    return {sum_share, WeightedSum{}.fit(given), WeightedProduct{}.fit(given)};
  }

  friend bool operator==(const Waspas&, const Waspas&) = default;
};

static_assert(fully_described<Waspas>);

}  // namespace journeyrank
