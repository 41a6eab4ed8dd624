// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/ocra.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Ocra;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("ocra: inputs below the greatest and outputs above the least, in multiples of the least, over the last") {
  Splitmix64 random(82);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    List inputs(given.journeys(), 0.0);
    List outputs(given.journeys(), 0.0);
    for (std::size_t c = 0; c < given.criteria(); ++c) {
      const List& amounts = given.amounts[c];
      const double least = *std::min_element(amounts.begin(), amounts.end());
      const double greatest = *std::max_element(amounts.begin(), amounts.end());
      for (std::size_t i = 0; i < amounts.size(); ++i) {
        if (given.falling[c] != 0)
          inputs[i] += given.weights[c] * (greatest - amounts[i]) / least;
        else
          outputs[i] += given.weights[c] * (amounts[i] - least) / least;
      }
    }
    // Both parts are first taken over their own least, then the sum over its: as published.
    const double least_input = *std::min_element(inputs.begin(), inputs.end());
    const double least_output = *std::min_element(outputs.begin(), outputs.end());
    List sums;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      sums.push_back((inputs[i] - least_input) + (outputs[i] - least_output));
    }
    const double least = *std::min_element(sums.begin(), sums.end());
    const List scores = scores_by(Ocra{}, given);
    const double size =
        1.0 + *std::max_element(inputs.begin(), inputs.end()) + *std::max_element(outputs.begin(), outputs.end());
    for (std::size_t i = 0; i < sums.size(); ++i) CHECK(std::fabs(scores[i] - (sums[i] - least)) <= 1e-13 * size);
  }
}

TEST_CASE("ocra: a least amount of 0 gives way to the least above it") {
  CHECK(scores_by(Ocra{}, {{0.0, 0.25, 0.5}}, {1.0}) == List{0.0, 1.0, 2.0});
  CHECK(scores_by(Ocra{}, {{1.0, 0.75, 0.5}}, {1.0}, {1}) == List{2.0, 1.0, 0.0});
}

TEST_CASE("ocra: no gap is more than 1e12 times the least amount") {
  CHECK(scores_by(Ocra{}, {{5e-324, 1.0}}, {1.0}) == List{0.0, 1e12});
}

TEST_CASE("ocra: a constant criterion adds nothing, and journeys that are all alike score 0") {
  CHECK(scores_by(Ocra{}, {{0.3, 0.3}, {0.0, 0.0}, {1.0, 1.0}}, {0.5, 0.25, 0.25}, {1, 0, 1}) == List{0.0, 0.0});
}

TEST_CASE("ocra: a new journey may score below 0") {
  const Columns columns = {{0.25, 0.5}, {0.5, 0.25}};
  CHECK(scores_by(Ocra{}, columns, {0.5, 0.5}) == List{0.0, 0.0});
  CHECK(score_of_another(Ocra{}, columns, {0.5, 0.5}, {0, 0}, {0.25, 0.25}) == -0.5);
}
