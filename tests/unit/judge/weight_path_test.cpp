// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_path.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using journeyrank::ValueMatrix;
using journeyrank::WeightPath;

TEST_CASE("weight_path: scores are straight lines over the weight, and cross where they say") {
  Splitmix64 random(11);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < 6; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::WeighedValues problem(rows, {1.0 + random.unit(), random.unit(), random.unit()});
    const auto scorer = problem.scorer();
    const ValueMatrix values(scorer, problem.matrix);
    const WeightPath path(values, scorer.weights().normalised(), 1);
    CHECK(path.weight() == scorer.weights().normalised(1));
    std::vector<double> scores(6);
    for (const double weight : {0.0, 0.25, path.weight(), 0.9, 1.0}) {
      path.scores_at(weight, scores);
      for (std::size_t i = 0; i < 6; ++i) {
        CHECK(scores[i] == doctest::Approx((1.0 - weight) * path.at_0()[i] + weight * path.at_1()[i]));
      }
    }
    if (path.overtakes_going_up(0, 1) || path.overtakes_going_down(0, 1)) {
      path.scores_at(path.crossing(0, 1), scores);
      CHECK(scores[0] == doctest::Approx(scores[1]).epsilon(1e-12));
    }
  }
}

TEST_CASE("weight_path: at its end a criterion alone counts, and a criterion of weight 0 has a path") {
  const laws::WeighedValues problem({{0.2, 0.9}, {0.4, 0.1}}, {1.0, 0.0});
  const auto scorer = problem.scorer();
  const ValueMatrix values(scorer, problem.matrix);
  const WeightPath path(values, scorer.weights().normalised(), 1);
  CHECK(path.weight() == 0.0);
  CHECK(path.at_0()[0] == 0.2);
  CHECK(path.at_1()[0] == 0.9);
  CHECK(path.overtakes_going_up(0, 1));
  CHECK_FALSE(path.overtakes_going_up(1, 0));
  CHECK(path.overtakes_going_down(1, 0));
  CHECK(path.crossing(1, 0) == doctest::Approx(0.2));
}

TEST_CASE("weight_path: others without weight share equally what is left; without others nothing changes") {
  const laws::WeighedValues three({{0.2, 0.8, 0.4}}, {1.0, 0.0, 0.0});
  const auto scorer = three.scorer();
  const ValueMatrix values(scorer, three.matrix);
  const WeightPath path(values, scorer.weights().normalised(), 0);
  CHECK(path.weights_at(0.5) == std::vector{0.5, 0.25, 0.25});
  CHECK(path.at_0()[0] == doctest::Approx(0.6));
  const laws::WeighedValues one({{0.2}, {0.3}}, {4.0});
  const auto only = one.scorer();
  const ValueMatrix alone(only, one.matrix);
  const WeightPath flat(alone, only.weights().normalised(), 0);
  CHECK(flat.at_0()[0] == 0.2);
  CHECK(flat.at_1()[0] == 0.2);
}

TEST_CASE("weight_path: several criteria go as one and keep their proportions, the others keep theirs") {
  const laws::WeighedValues problem({{0.2, 0.9, 0.4, 0.5}, {0.4, 0.1, 0.8, 0.3}}, {3.0, 1.0, 2.0, 2.0});
  const auto scorer = problem.scorer();
  const ValueMatrix values(scorer, problem.matrix);
  const WeightPath path(values, scorer.weights().normalised(), {0, 1});
  CHECK(path.weight() == 0.5);
  CHECK(path.weights_at(0.5) == std::vector{0.375, 0.125, 0.25, 0.25});
  CHECK(path.weights_at(0.25) == std::vector{0.1875, 0.0625, 0.375, 0.375});
  CHECK(path.at_1()[0] == doctest::Approx(0.75 * 0.2 + 0.25 * 0.9));
  CHECK(path.at_0()[1] == doctest::Approx(0.55));
}

TEST_CASE("weight_path: several that weigh nothing share equally what they are given; all together nothing changes") {
  const laws::WeighedValues problem({{0.2, 0.9, 0.4}}, {0.0, 0.0, 2.0});
  const auto scorer = problem.scorer();
  const ValueMatrix values(scorer, problem.matrix);
  CHECK(WeightPath(values, scorer.weights().normalised(), {0, 1}).weights_at(0.5) == std::vector{0.25, 0.25, 0.5});
  const WeightPath all(values, scorer.weights().normalised(), {0, 1, 2});
  CHECK(all.at_0()[0] == 0.4);
  CHECK(all.at_1()[0] == 0.4);
}
