// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/judge/uniform_weights.hpp"

/// Many draws of weights, block after block: draws[d][c].
template <class Source>
std::vector<std::vector<double>> drawn_weights(const Source& source, std::size_t criteria, std::size_t blocks,
                                               std::uint64_t seed = 20261126) {
  constexpr std::size_t size = journeyrank::draws_in_block;
  std::vector<double> buffer(criteria * size, 0.0);
  std::vector<double*> columns;
  for (std::size_t c = 0; c < criteria; ++c) columns.push_back(buffer.data() + c * size);
  std::vector<std::vector<double>> draws;
  for (std::size_t block = 0; block < blocks; ++block) {
    source.draw(seed, block * size, columns);
    for (std::size_t draw = 0; draw < size; ++draw) {
      draws.emplace_back();
      for (std::size_t c = 0; c < criteria; ++c) draws.back().push_back(buffer[c * size + draw]);
    }
  }
  return draws;
}

/// The share of draws for which a condition holds, in standard errors away from a probability.
template <class Condition>
double errors_off(const std::vector<std::vector<double>>& draws, double probability, Condition&& condition) {
  double count = 0.0;
  for (const auto& each : draws) count += condition(each) ? 1.0 : 0.0;
  const auto n = static_cast<double>(draws.size());
  return (count / n - probability) / std::sqrt(probability * (1.0 - probability) / n);
}

inline std::vector<double> mean_of(const std::vector<std::vector<double>>& draws) {
  std::vector<double> mean(draws[0].size(), 0.0);
  for (const auto& draw : draws) {
    for (std::size_t c = 0; c < mean.size(); ++c) mean[c] += draw[c] / static_cast<double>(draws.size());
  }
  return mean;
}
