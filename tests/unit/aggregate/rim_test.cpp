// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/rim.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Rim;

using List = std::vector<double>;

TEST_CASE("rim: the distance from all 0 as a share of both distances") {
  const double to_ideal = std::sqrt(std::pow(0.75 * 0.2, 2) + std::pow(0.25 * 0.9, 2));
  const double to_worst = std::sqrt(std::pow(0.75 * 0.8, 2) + std::pow(0.25 * 0.1, 2));
  CHECK(score_alone(Rim{}, {0.8, 0.1}, {0.75, 0.25}) ==
        doctest::Approx(to_worst / (to_ideal + to_worst)).epsilon(1e-14));
}

TEST_CASE("rim: every value 1 scores 1, every value 0 scores 0, no criterion scores 1") {
  CHECK(score_alone(Rim{}, {1.0, 1.0}, {0.75, 0.25}) == 1.0);
  CHECK(score_alone(Rim{}, {0.0, 0.0}, {0.75, 0.25}) == 0.0);
  CHECK(score_alone(Rim{}, {}, {}) == 1.0);
}

TEST_CASE("rim: other journeys move no score") {
  CHECK(scores_by(Rim{}, {{0.5, 0.1}, {0.7, 0.9}}, {0.6, 0.4})[0] == score_alone(Rim{}, {0.5, 0.7}, {0.6, 0.4}));
}
