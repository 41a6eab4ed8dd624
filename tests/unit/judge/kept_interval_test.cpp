// SPDX-License-Identifier: MIT
#include "journeyrank/judge/kept_interval.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"

using journeyrank::KeptInterval;
using journeyrank::KeptOrder;
using journeyrank::Overtaking;
using journeyrank::ValueMatrix;
using journeyrank::WeightPath;

namespace {

/// The interval of the weight of c1, from the order that is stated.
KeptInterval kept_of_c1(const laws::WeighedValues& problem, const std::vector<std::uint32_t>& order, std::size_t count,
                        bool inside) {
  const auto scorer = problem.scorer();
  const ValueMatrix values(scorer, problem.matrix);
  const WeightPath path(values, scorer.weights().normalised(), 1);
  return KeptOrder(path, problem.matrix.journeys(), order, count, inside).interval();
}

}  // namespace

TEST_CASE("kept_interval: of several that pass at once the best by score is named, then by name") {
  // Over the weight t of c1 a falls from 1 to 0; b, c and d meet it at 0.5, and d then rises most.
  const laws::WeighedValues fan({{1.0, 0.0}, {0.4, 0.6}, {0.3, 0.7}, {0.2, 0.8}}, {3.0, 1.0});
  const KeptInterval winner = kept_of_c1(fan, {0, 1, 2, 3}, 1, false);
  CHECK(winner.high == doctest::Approx(0.5));
  REQUIRE(winner.above);
  const auto scorer = fan.scorer();
  const ValueMatrix values(scorer, fan.matrix);
  std::vector<double> scores(4);
  WeightPath(values, scorer.weights().normalised(), 1).scores_at(std::nextafter(winner.high, 1.0), scores);
  for (const double score : scores) CHECK(scores[winner.above->overtaking] >= score);
  const laws::WeighedValues equal({{1.0, 0.0}, {0.0, 1.0}, {0.0, 1.0}}, {3.0, 1.0});
  CHECK(*kept_of_c1(equal, {0, 1, 2}, 1, false).above == Overtaking{0, 1});
}

TEST_CASE("kept_interval: of a top k the last is passed, of an order the first neighbours that change places") {
  // Over t: a = 1 - t, b = 0.5 + 0.1 t, c = 0.8 t.
  const laws::WeighedValues problem({{1.0, 0.0}, {0.5, 0.6}, {0.0, 0.8}}, {3.0, 1.0});
  CHECK(*kept_of_c1(problem, {0, 1, 2}, 2, false).above == Overtaking{0, 2});
  CHECK(*kept_of_c1(problem, {0, 1, 2}, 3, true).above == Overtaking{0, 1});
  CHECK(kept_of_c1(problem, {0, 1, 2}, 3, true).high == doctest::Approx(0.5 / 1.1));
}

TEST_CASE("kept_interval: nobody is named where nothing changes up to weight 0 or 1") {
  const laws::WeighedValues problem({{0.9, 0.5}, {0.2, 0.4}}, {1.0, 1.0});
  CHECK(kept_of_c1(problem, {0, 1}, 1, false).is_whole());
  CHECK(kept_of_c1(problem, {0, 1}, 2, true).is_whole());
  CHECK(kept_of_c1(problem, {0, 1}, 2, false).is_whole());
}
