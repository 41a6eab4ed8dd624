// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/moora_reference.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::MooraReference;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

/// The root of the sum of squares.
double length(const List& amounts) {
  double sum = 0.0;
  for (const double each : amounts) sum += each * each;
  return std::sqrt(sum);
}

}  // namespace

TEST_CASE("moora_reference: 1 less the largest weighted gap to the best share") {
  Splitmix64 random(73);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    const List scores = scores_by(MooraReference{}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double largest = 0.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const List& amounts = given.amounts[c];
        const double best = given.falling[c] != 0 ? *std::min_element(amounts.begin(), amounts.end())
                                                  : *std::max_element(amounts.begin(), amounts.end());
        largest = std::max(largest, given.weights[c] * std::fabs(best - amounts[i]) / length(amounts));
      }
      CHECK(std::fabs(scores[i] - (1.0 - largest)) <= 1e-14);
    }
  }
}

TEST_CASE("moora_reference: journeys that are all alike score 1, whatever they have") {
  CHECK(scores_by(MooraReference{}, {{0.3, 0.3}, {0.0, 0.0}}, {0.5, 0.5}, {0, 1}) == List{1.0, 1.0});
}

TEST_CASE("moora_reference: a journey beyond those fitted on counts as the nearest of them") {
  CHECK(score_of_another(MooraReference{}, {{0.2, 0.6}}, {1.0}, {0}, {1.0}) == 1.0);
  CHECK(score_of_another(MooraReference{}, {{0.2, 0.6}}, {1.0}, {1}, {0.9}) == 1.0);
}
