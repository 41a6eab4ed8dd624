// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// The full consistency method: how many times as important as each criterion the most important one is.
///
/// The paper asks for w(k) / w(k+1) = p(k) and w(k) / w(k+2) = p(k) p(k+1) along the order of importance, as nearly as
/// can be. Each p is the ratio of two significances that are stated once, so both hold exactly with w ~ 1 /
/// significance: the paper's deviation from full consistency is 0, and there is no programme to solve.
///
/// Shape   significances >= 1, one a criterion, 1 for the most important; returns m weights
/// Edge    one criterion: 1; no inconsistency is given, for none can arise
/// Errors  empty_input for no criterion; bad_weights for NaN, infinity, a number below 1, or if the smallest is not 1
/// Source  pamucar2018fucom
/// Cost    O(m)
/// Use     where there is time for one number a criterion and somebody is sure of the most important one. No
///         contradiction can show
struct Fucom {
  static constexpr const char* name = "fucom";
  static constexpr const char* formula =
      "proportional to 1 / significance, that of the most important criterion being 1";
  static constexpr auto fields() { return FieldList{}; }

  JudgedWeights operator()(std::span<const double> significances) const {
    check_judgements(significances, 1.0, name);
    const double smallest = *std::min_element(significances.begin(), significances.end());
    if (smallest != 1.0) {
      throw Error(errc::bad_weights,
                  "weights by fucom: found " + shortest_number(smallest) + " for the most important; allowed: 1");
    }
    std::vector<double> merits;
    for (const double each : significances) merits.push_back(1.0 / each);
    return {.weights = shares_of(merits)};
  }

  friend bool operator==(const Fucom&, const Fucom&) = default;
};

static_assert(fully_described<Fucom>);

}  // namespace journeyrank
