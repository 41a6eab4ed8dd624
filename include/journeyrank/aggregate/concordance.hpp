// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// How far a criterion agrees that a journey is at least as urgent as another whose value is higher by `behind`: 1 up
/// to the indifference, 0 from the preference on, straight between.
inline double concordance_of(const Preference& by, double behind) noexcept {
  if (by.preference > by.indifference) {
    return 1.0 - clamped_position(behind, by.indifference, by.preference - by.indifference);
  }
  return behind > (by.indifference > 0.0 ? by.indifference + step_slack : 0.0) ? 0.0 : 1.0;
}

/// How far a criterion speaks against it: 0 up to the preference, 1 from the veto on, straight between; 0 without one.
inline double discordance_of(const Preference& by, double behind) noexcept {
  if (!by.veto) return 0.0;
  if (*by.veto > by.preference) return clamped_position(behind, by.preference, *by.veto - by.preference);
  return behind > (*by.veto > 0.0 ? *by.veto + step_slack : 0.0) ? 1.0 : 0.0;
}

/// What a method that compares journeys in pairs knows of the criteria.
///
/// Shape   one weight and one preference a criterion; `behind(c)` is the value of the other journey less one's own
struct PairCriteria {
  std::vector<double> weights;
  std::vector<Preference> preferences;

  static PairCriteria of(const WeighedColumns& given, const Preference& by_default) {
    PairCriteria criteria{{given.weights.begin(), given.weights.end()}, {}};
    for (std::size_t c = 0; c < given.criterion_count(); ++c) {
      criteria.preferences.push_back(given.preference(c, by_default));
    }
    return criteria;
  }

  /// The weight of the criteria that agree.
  template <class Behind>
  double concordance(const Behind& behind) const noexcept {
    double sum = 0.0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      sum += product(weights[c], concordance_of(preferences[c], behind(c)));
    }
    return std::fmin(sum, 1.0);
  }

  /// The largest amount that the other journey is ahead by on a criterion; 1 where it reaches a veto.
  template <class Behind>
  double discordance(const Behind& behind) const noexcept {
    double most = 0.0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      const auto& veto = preferences[c].veto;
      most = std::fmax(most, veto && behind(c) >= *veto - step_slack && behind(c) > 0.0 ? 1.0 : behind(c));
    }
    return most;
  }

  /// ELECTRE III: the concordance, weakened by each criterion whose discordance is greater; on the grid of levels, for
  /// pairs are classed by which of two is the greater.
  template <class Behind>
  double credibility(const Behind& behind) const noexcept {
    const double agreed = concordance(behind);
    double credible = agreed;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      const double against = discordance_of(preferences[c], behind(c));
      if (against > agreed) credible = product(credible, (1.0 - against) / (1.0 - agreed));
    }
    return on_level_grid(credible);
  }
};

/// How far b is ahead of a on each criterion.
inline auto behind_of(const WeighedColumns& given, std::size_t a, std::size_t b) {
  return [&given, a, b](std::size_t c) { return given.columns[c][b] - given.columns[c][a]; };
}

/// The concordance of each pair: the weight of the criteria on which a is at least as urgent as b.
///
/// Shape   n × n; 1 for a journey and itself
/// Source  roy1968classement; with thresholds roy1978electre
/// Cost    O(n² m)
inline PairMatrix<double> concordance_matrix(const WeighedColumns& given, const Preference& by_default = {}) {
  const PairCriteria criteria = PairCriteria::of(given, by_default);
  return matrix_of_pairs(given.journey_count(), 1.0,
                         [&](std::size_t a, std::size_t b) { return criteria.concordance(behind_of(given, a, b)); });
}

/// The discordance of each pair: the largest difference of values by which b is ahead of a; 1 at a veto.
///
/// Shape   n × n; 0 for a journey and itself
/// Source  roy1968classement; the scale min_max divides by the range of each criterion
/// Cost    O(n² m)
inline PairMatrix<double> discordance_matrix(const WeighedColumns& given, const Preference& by_default = {}) {
  const PairCriteria criteria = PairCriteria::of(given, by_default);
  return matrix_of_pairs(given.journey_count(), 0.0,
                         [&](std::size_t a, std::size_t b) { return criteria.discordance(behind_of(given, a, b)); });
}

}  // namespace journeyrank
