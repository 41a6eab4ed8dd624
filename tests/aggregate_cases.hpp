// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"

#include "splitmix64.hpp"

/// The scores of journeys, given a list of values a criterion, by a method fitted on them.
template <class Method>
std::vector<double> scores_by(const Method& method, const std::vector<std::vector<double>>& columns,
                              const std::vector<double>& weights, const std::vector<std::uint8_t>& falling = {}) {
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const auto fitted = method.fit({spans, weights, falling});
  std::vector<double> scores;
  for (std::size_t i = 0; i < (columns.empty() ? 0 : columns[0].size()); ++i) {
    const auto value = [&](std::size_t c) { return columns[c][i]; };
    scores.push_back(fitted(journeyrank::ValueRow(value)));
  }
  return scores;
}

/// The score of one journey by a method that does not look at others.
template <class Method>
double score_alone(const Method& method, const std::vector<double>& values, const std::vector<double>& weights) {
  return method.fit({{}, weights})(journeyrank::ValueRow(values));
}

/// Values above 0, some of them 1, and weights that add up to 1.
inline std::pair<std::vector<double>, std::vector<double>> random_values(Splitmix64& random, std::size_t criteria) {
  std::vector<double> values;
  std::vector<double> weights;
  double sum = 0.0;
  for (std::size_t c = 0; c < criteria; ++c) {
    values.push_back(random.below(9) == 0 ? 1.0 : 1e-9 + (1.0 - 1e-9) * random.unit());
    weights.push_back(0.01 + random.unit());
    sum += weights.back();
  }
  for (double& weight : weights) weight /= sum;
  return {values, weights};
}
