// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// The revised Simos procedure: cards in order of importance, blank cards between them where the step is larger, and
/// how many times the most important criterion counts as much as the least important one.
///
/// Shape   one position a criterion in the row of cards, counted from the least important; a position that nobody takes
///         is a blank card; returns m weights
/// Edge    criteria in one position weigh the same; all in one, or one criterion: equal weights, whatever the ratio;
///         weights are not rounded to decimals, as the paper does for reading; no inconsistency is given
/// Errors  empty_input for no criterion; bad_weights for a position that is no whole number >= 0; bad_option if the
///         ratio is NaN, infinite or below 1
/// Source  figueira2002simos
/// Cost    O(m)
/// Use     where people have an order and feel that some steps in it are larger: cards on a table, and one ratio
struct Srf {
  double ratio = 10.0;  ///< most important over least important, >= 1

  static constexpr const char* name = "srf";
  static constexpr const char* formula = "proportional to 1 + (ratio - 1) * steps above the least / all steps";
  static constexpr auto fields() {
    return FieldList{
        Field{"ratio", &Srf::ratio, "most important over least important, >= 1", Allowed{.at_least = 1.0}}};
  }

  JudgedWeights operator()(std::span<const double> positions) const {
    check_judgements(positions, 0.0, name);
    if (!(ratio >= 1.0) || !std::isfinite(ratio)) {
      throw Error(errc::bad_option, "weights by srf, ratio: found " +
                                        (std::isfinite(ratio) ? shortest_number(ratio) : "NaN or infinity") +
                                        "; allowed: a number >= 1");
    }
    for (std::size_t c = 0; c < positions.size(); ++c) {
      if (std::trunc(positions[c]) == positions[c]) continue;
      throw Error(errc::bad_weights, "weights by srf, criterion " + std::to_string(c + 1) + ": found " +
                                         shortest_number(positions[c]) + "; allowed: a whole number >= 0");
    }
    const auto [least, most] = std::minmax_element(positions.begin(), positions.end());
    std::vector<double> merits;
    for (const double position : positions) {
      const double step = *most > *least ? (position - *least) / (*most - *least) : 0.0;
      // As shares of the most important one, so that no ratio is too large to add up.
      merits.push_back((1.0 - step) / ratio + step);
    }
    return {.weights = shares_of(merits)};
  }

  friend bool operator==(const Srf&, const Srf&) = default;
};

static_assert(fully_described<Srf>);

}  // namespace journeyrank
