// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/lopm.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::Lopm;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("lopm: limit over amount where there is a lower limit, amount over limit where there is an upper one") {
  Splitmix64 random(86);
  for (int round = 0; round < 50; ++round) {
    const RatioCase given = random_ratio_case(random);
    const double limit = 0.05 + 0.9 * random.unit();
    const List scores = scores_by(Lopm{.limit = limit}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double merit = 0.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const double amount = given.amounts[c][i];
        merit += given.weights[c] * (given.falling[c] != 0 ? amount / limit : limit / amount);
      }
      CHECK(scores[i] == doctest::Approx(1.0 / (1.0 + merit)).epsilon(1e-13));
    }
  }
}

TEST_CASE("lopm: at the limit on every criterion a journey scores one half") {
  CHECK(scores_by(Lopm{.limit = 0.25}, {{0.25}, {0.75}}, {0.5, 0.5}, {0, 1}) == List{0.5});
}

TEST_CASE("lopm: nothing where there is a lower limit leaves next to nothing, and a finite merit") {
  const Columns columns = {{0.0, 1.0}};
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const List weights = {1.0};
  const auto fitted = Lopm{}.fit({spans, weights});
  const List nothing = {0.0};
  CHECK(std::isfinite(fitted.merit(journeyrank::ValueRow(nothing))));
  CHECK(fitted(journeyrank::ValueRow(nothing)) < 1e-300);
  CHECK(fitted(journeyrank::ValueRow(nothing)) > 0.0);
}

TEST_CASE("lopm: other journeys do not matter") {
  CHECK(scores_by(Lopm{}, {{0.3, 0.9}}, {1.0})[0] == scores_by(Lopm{}, {{0.3, 0.1}}, {1.0})[0]);
}

TEST_CASE("lopm: a limit outside of 0.000001 to 1 is a fault") {
  CHECK(Lopm{}.fault().empty());
  for (const double limit : {0.0, -1.0, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Lopm{.limit = limit}.fault() == "limit must be 0.000001 to 1");
  }
}
