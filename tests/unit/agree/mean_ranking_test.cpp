// SPDX-License-Identifier: MIT
#include "journeyrank/agree/mean_ranking.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "laws/stakeholders.hpp"

using journeyrank::ArithmeticMean;
using journeyrank::GeometricMean;
using journeyrank::mean_ranking;
using journeyrank::MeanRanking;
using journeyrank::Voice;
using journeyrank::voices_of;
using journeyrank::weighed;

TEST_CASE("mean_ranking: under the arithmetic mean of the weights each score is the mean of the scores") {
  const laws::Stakeholders problem({{0.2, 0.9, 0.4}, {0.7, 0.1, 0.3}, {0.5, 0.5, 0.9}}, {{1, 2, 3}, {5, 0, 1}});
  const std::vector<Voice> voices = {{"p0", 3.0}, {"p1", 1.0}};
  const MeanRanking found =
      mean_ranking(problem.matrix, problem.model, weighed(problem.model, voices), ArithmeticMean{});
  REQUIRE(found.is_ranked());
  const auto first = journeyrank::rank(problem.matrix, problem.model, {.profile = "p0"});
  const auto second = journeyrank::rank(problem.matrix, problem.model, {.profile = "p1"});
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(found.scores[i] == doctest::Approx(0.75 * first.scores()[i] + 0.25 * second.scores()[i]));
  }
}

TEST_CASE("mean_ranking: the ranking is that of rank() with the mean weights") {
  const laws::Stakeholders problem({{0.2, 0.9}, {0.7, 0.1}}, {{1, 4}, {4, 1}});
  const auto voices = weighed(problem.model, voices_of(problem.model));
  const MeanRanking found = mean_ranking(problem.matrix, problem.model, voices, GeometricMean{});
  CHECK(found.weights[0] == doctest::Approx(0.5));
  CHECK(found.ranks == std::vector<std::uint32_t>{1, 2});
  CHECK(found.scores[0] == doctest::Approx(0.55));
}

TEST_CASE("mean_ranking: where every criterion is vetoed the reason is kept") {
  const laws::Stakeholders problem({{0.2, 0.9}, {0.7, 0.1}}, {{1, 0}, {0, 1}});
  const auto voices = weighed(problem.model, voices_of(problem.model));
  const MeanRanking found = mean_ranking(problem.matrix, problem.model, voices, GeometricMean{});
  CHECK(!found.is_ranked());
  CHECK(found.refused.find("geometric_mean") != found.refused.npos);
  CHECK(mean_ranking(problem.matrix, problem.model, voices, ArithmeticMean{}).is_ranked());
}
