// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "aggregate_cases.hpp"

/// Journeys on criteria some of which fall: amounts as a paper prints them, and the values that they become.
struct RatioCase {
  std::vector<std::vector<double>> amounts;  ///< a list a criterion, above 0, to 1
  std::vector<std::vector<double>> values;   ///< 1 less the amount where the criterion falls
  std::vector<double> weights;
  std::vector<std::uint8_t> falling;

  std::size_t criteria() const { return weights.size(); }
  std::size_t journeys() const { return amounts[0].size(); }
};

inline RatioCase random_ratio_case(Splitmix64& random, bool any_fall = true) {
  RatioCase found;
  const std::size_t journeys = 2 + random.below(6);
  found.weights = random_values(random, 1 + random.below(5)).second;
  for (std::size_t c = 0; c < found.weights.size(); ++c) {
    found.falling.push_back(any_fall && random.below(2) == 0 ? 1 : 0);
    found.amounts.emplace_back();
    found.values.emplace_back();
    for (std::size_t i = 0; i < journeys; ++i) {
      // Of 2^-30, so that 1 less it is exact.
      const double amount = static_cast<double>(1 + random.below(1U << 30U)) / static_cast<double>(1U << 30U);
      found.amounts[c].push_back(amount);
      found.values[c].push_back(found.falling[c] != 0 ? 1.0 - amount : amount);
    }
  }
  return found;
}

template <class Method>
std::vector<double> scores_by(const Method& method, const RatioCase& given) {
  return scores_by(method, given.values, given.weights, given.falling);
}

/// The score of a journey that was not there when the method was fitted.
template <class Method>
double score_of_another(const Method& method, const std::vector<std::vector<double>>& columns,
                        const std::vector<double>& weights, const std::vector<std::uint8_t>& falling,
                        const std::vector<double>& values) {
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  return method.fit({spans, weights, falling})(journeyrank::ValueRow(values));
}
