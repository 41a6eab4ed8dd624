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

/// Where a criterion stands: up to `level` times less important than the most important one, and so far down within
/// that level.
struct ImportanceLevel {
  std::size_t level = 1;
  double down = 0.0;
};

/// Level based weight assessment: w ~ r0 / (level * r0 + down), 1 for the most important criterion.
///
/// Shape   one place a criterion; returns m weights
/// Edge    one criterion: 1; no inconsistency is given
/// Errors  empty_input for no criterion; bad_weights for a level of 0, for `down` that is NaN, infinite, below 0 or not
///         below r0, or if no criterion stands at level 1 with 0; bad_option if r0 is given and is no number > 0
/// Source  zizovic2019lbwa
/// Cost    O(m²)
/// Use     with many criteria: they are put into levels first, so nobody compares all of them
struct Lbwa {
  double elasticity = 0.0;  ///< r0; 0: the size of the largest level, plus 1

  static constexpr const char* name = "lbwa";
  static constexpr const char* formula = "proportional to r0 / (level * r0 + down)";
  static constexpr auto fields() {
    return FieldList{Field{"elasticity", &Lbwa::elasticity, "r0; 0: the size of the largest level, plus 1",
                           Allowed{.at_least = 0.0}}};
  }

  JudgedWeights operator()(std::span<const ImportanceLevel> places) const {
    std::vector<double> down;
    for (const auto& each : places) down.push_back(each.down);
    check_judgements(down, 0.0, name);
    const double r0 = elasticity == 0.0 ? largest_level(places) + 1.0 : elasticity;
    if (!(r0 > 0.0) || !std::isfinite(r0)) {
      throw Error(errc::bad_option, "weights by lbwa, elasticity: found " +
                                        (std::isfinite(r0) ? shortest_number(r0) : "NaN or infinity") +
                                        "; allowed: 0, or a number > 0");
    }
    bool has_first = false;
    std::vector<double> merits;
    for (std::size_t c = 0; c < places.size(); ++c) {
      const auto& [level, below] = places[c];
      if (level == 0 || !(below < r0)) {
        throw Error(errc::bad_weights, "weights by lbwa, criterion " + std::to_string(c + 1) + ": found level " +
                                           std::to_string(level) + ", " + shortest_number(below) +
                                           " down; allowed: a level >= 1, less than " + shortest_number(r0) + " down");
      }
      has_first = has_first || (level == 1 && below == 0.0);
      merits.push_back(1.0 / (static_cast<double>(level) + below / r0));
    }
    if (!has_first) {
      throw Error(errc::bad_weights,
                  "weights by lbwa: found no most important criterion; allowed: one at level 1, 0 down");
    }
    return {.weights = shares_of(merits)};
  }

  friend bool operator==(const Lbwa&, const Lbwa&) = default;

 private:
  static double largest_level(std::span<const ImportanceLevel> places) {
    std::ptrdiff_t largest = 0;
    for (const auto& one : places) {
      largest = std::max(largest, std::count_if(places.begin(), places.end(),
                                                [&](const auto& other) { return other.level == one.level; }));
    }
    return static_cast<double>(largest);
  }
};

static_assert(fully_described<Lbwa>);

}  // namespace journeyrank
