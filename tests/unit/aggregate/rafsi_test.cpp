// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/rafsi.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Rafsi;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("rafsi: each scale mapped onto 1 to k, normalised by both means, weighed and summed, as published") {
  Splitmix64 random(85);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    const double k = 1.5 + 10.0 * random.unit();
    const List scores = scores_by(Rafsi{.best_over_worst = k}, given);
    const double arithmetic = (1.0 + k) / 2.0;
    const double harmonic = 2.0 / (1.0 + 1.0 / k);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double expected = 0.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const double mapped = (k - 1.0) * given.amounts[c][i] + 1.0;  // 0 and 1 are the ends of the scale
        const double part = given.falling[c] != 0 ? harmonic / (2.0 * mapped) : mapped / (2.0 * arithmetic);
        expected += given.weights[c] * part;
      }
      CHECK(scores[i] == doctest::Approx(expected).epsilon(1e-13));
    }
  }
}

TEST_CASE("rafsi: the ends are 1 / (1 + k) and k / (1 + k) in both directions") {
  for (const bool falls : {false, true}) {
    const List scores =
        scores_by(Rafsi{.best_over_worst = 3.0}, {{0.0, 1.0}}, {1.0}, {falls ? std::uint8_t{1} : std::uint8_t{0}});
    CHECK(scores == List{0.25, 0.75});
  }
}

TEST_CASE("rafsi: other journeys do not matter") {
  CHECK(scores_by(Rafsi{}, {{0.3, 0.9}}, {1.0})[0] == scores_by(Rafsi{}, {{0.3, 0.1}}, {1.0})[0]);
}

TEST_CASE("rafsi: a k that is not above 1, or above 1000, is a fault") {
  CHECK(Rafsi{}.fault().empty());
  for (const double k : {1.0, 0.5, 1001.0, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Rafsi{.best_over_worst = k}.fault() == "best_over_worst must be above 1, to 1000");
  }
}
