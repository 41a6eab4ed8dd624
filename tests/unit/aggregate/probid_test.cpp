// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/probid.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Probid;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

/// The formulas of the paper, with its own indices from 1 to m.
double by_the_paper(const Columns& columns, const List& weights, std::size_t journey) {
  const std::size_t m = columns[0].size();
  const auto distance = [&](auto&& other) {
    double sum = 0.0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      sum += std::pow(weights[c] * columns[c][journey] - weights[c] * other(c), 2);
    }
    return std::sqrt(sum);
  };
  const auto from_ideal = [&](std::size_t k) {
    return distance([&](std::size_t c) {
      List sorted = columns[c];
      std::sort(sorted.begin(), sorted.end(), std::greater<>());
      return sorted[k - 1];
    });
  };
  double positive = 0.0;
  double negative = 0.0;
  for (std::size_t k = 1; k <= (m % 2 == 1 ? (m + 1) / 2 : m / 2); ++k) {
    positive += from_ideal(k) / static_cast<double>(k);
  }
  for (std::size_t k = m % 2 == 1 ? (m + 1) / 2 : m / 2 + 1; k <= m; ++k) {
    negative += from_ideal(k) / static_cast<double>(m - k + 1);
  }
  const double from_mean = distance([&](std::size_t c) {
    double sum = 0.0;
    for (const double value : columns[c]) sum += value;
    return sum / static_cast<double>(m);
  });
  return 1.0 / (1.0 + std::pow(positive / negative, 2)) + from_mean;
}

}  // namespace

TEST_CASE(
    "probid: distances from both halves of the ideals and from the average, of odd and even numbers of journeys") {
  Splitmix64 random(1);
  for (std::size_t n = 2; n < 12; ++n) {
    Columns columns(3);
    for (auto& column : columns) {
      for (std::size_t i = 0; i < n; ++i) column.push_back(random.unit());
    }
    const List found = scores_by(Probid{}, columns, {0.5, 0.3, 0.2});
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(found[i] == doctest::Approx(by_the_paper(columns, {0.5, 0.3, 0.2}, i)).epsilon(1e-13));
    }
  }
}

TEST_CASE("probid: journeys that are all alike score 1, and so does one that is fitted on no journey") {
  CHECK(scores_by(Probid{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{1.0, 1.0});
  CHECK(scores_by(Probid{}, {{0.3}}, {1.0}) == List{1.0});
  CHECK(Probid{}.fit({})(journeyrank::ValueRow(List{})) == 1.0);
}
