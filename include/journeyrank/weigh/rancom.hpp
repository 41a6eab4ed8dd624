// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/ratio_judgements.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// Ranking comparison: of every two criteria, which is the more important; 1 point for it, half a point to each where
/// they are equal, and half a point for each criterion's comparison with itself.
///
/// The inconsistency is the share of all triples that run in a circle: a at least as important as b, b as c and c as a,
/// one of them more so.
///
/// Shape   each of the m (m - 1) / 2 pairs once; only whether a ratio is above, below or exactly 1 counts; returns m
///         weights
/// Edge    one criterion: 1; with fewer than three there is no room for a contradiction, and no inconsistency is given
/// Errors  empty_input, bad_weights as RatioJudgements; bad_weights if a pair is not compared
/// Source  wieckowski2023rancom; kendall1940paired for circular triads
/// Cost    O(m³)
/// Use     where people can say which of two criteria is more important, and never by how much
struct Rancom {
  static constexpr const char* name = "rancom";
  static constexpr const char* formula = "points / sum of points, 1 for being more important, 0.5 for being equal";
  static constexpr auto fields() { return FieldList{}; }

  JudgedWeights operator()(std::size_t criteria, std::span<const ImportanceRatio> comparisons) const {
    const RatioJudgements judgements(criteria, comparisons, name);
    if (judgements.unstated() > 0) {
      throw Error(errc::bad_weights, "weights by rancom: found " + std::to_string(comparisons.size()) +
                                         " comparisons; allowed: " + std::to_string(criteria * (criteria - 1) / 2) +
                                         ", every pair once");
    }
    std::vector<double> points(criteria, 0.0);
    for (std::size_t i = 0; i < criteria; ++i) {
      for (std::size_t j = 0; j < criteria; ++j) {
        points[i] += judgements(i, j) > 1.0 ? 1.0 : judgements(i, j) == 1.0 ? 0.5 : 0.0;
      }
    }
    JudgedWeights judged{.weights = shares_of(points)};
    if (criteria >= 3) judged.inconsistency = circular_share(judgements);
    return judged;
  }

  friend bool operator==(const Rancom&, const Rancom&) = default;

 private:
  static double circular_share(const RatioJudgements& judgements) {
    const auto circular = [&](std::size_t a, std::size_t b, std::size_t c) {
      const double ab = judgements(a, b);
      const double bc = judgements(b, c);
      const double ca = judgements(c, a);
      return ab >= 1.0 && bc >= 1.0 && ca >= 1.0 && (ab > 1.0 || bc > 1.0 || ca > 1.0);
    };
    double circles = 0.0;
    double triples = 0.0;
    for (std::size_t a = 0; a < judgements.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        for (std::size_t c = 0; c < b; ++c) {
          triples += 1.0;
          circles += circular(a, b, c) || circular(a, c, b) ? 1.0 : 0.0;
        }
      }
    }
    return circles / triples;
  }
};

static_assert(fully_described<Rancom>);

}  // namespace journeyrank
