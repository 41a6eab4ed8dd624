// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_search.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/trajectory.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Flip;
using journeyrank::last_that_holds;
using journeyrank::Scorer;
using journeyrank::searched_end;
using journeyrank::SearchedOrder;
using journeyrank::Trajectory;
using journeyrank::ValueMatrix;
using journeyrank::WeightPath;

namespace {

laws::WeighedValues random_values(Splitmix64& random, std::size_t n, std::size_t m) {
  std::vector<std::vector<double>> values(n, std::vector<double>(m));
  for (auto& row : values) {
    for (double& value : row) value = 0.05 + 0.95 * random.unit();
  }
  std::vector<double> weights(m);
  for (double& weight : weights) weight = 0.1 + random.unit();
  return {values, weights};
}

}  // namespace

TEST_CASE("weight_search: the last double that holds is found, whichever way is looked") {
  CHECK(last_that_holds(0.0, 1.0, [](double weight) { return weight <= 0.3; }) == 0.3);
  CHECK(last_that_holds(1.0, 0.25, [](double weight) { return weight > 0.5; }) == std::nextafter(0.5, 1.0));
}

TEST_CASE("weight_search: the first end in steps is the nearest, and there is none where all holds") {
  CHECK(searched_end(0.5, 1.0, [](double weight) { return weight <= 0.75 || weight > 0.9; }) == 0.75);
  CHECK_FALSE(searched_end(0.5, 1.0, [](double) { return true; }).has_value());
}

TEST_CASE("weight_search: on straight lines it finds the flips of the closed form, but for rounding") {
  Splitmix64 random(5);
  std::size_t flips = 0;
  for (int round = 0; round < 60; ++round) {
    const auto problem = random_values(random, 2 + random.below(6), 2 + random.below(3));
    const Scorer scorer = problem.scorer();
    const ValueMatrix values(scorer, problem.matrix);
    const WeightPath path(values, scorer.weights().normalised(), 0);
    const Trajectory exact = trajectory(path, problem.matrix.journeys());
    const Trajectory searched = searched_trajectory(path, problem.matrix.journeys());
    CHECK(searched.first == exact.first);
    CHECK(searched.ranks == exact.ranks);
    REQUIRE(searched.flips.size() == exact.flips.size());
    for (std::size_t i = 0; i < exact.flips.size(); ++i) {
      CHECK(searched.flips[i].weight == doctest::Approx(exact.flips[i].weight).epsilon(1e-12));
      CHECK(searched.flips[i].overtaking == exact.flips[i].overtaking);
      ++flips;
    }
  }
  CHECK(flips > 100);
}

TEST_CASE(
    "weight_search: by every method the flips lead from the order above weight 0 to that below weight 1, each on "
    "time") {
  Splitmix64 random(6);
  std::size_t flips = 0;
  journeyrank::for_each_step<journeyrank::Method>([&](const auto& method) {
    for (int round = 0; round < 8; ++round) {
      auto problem = random_values(random, 2 + random.below(5), 2 + random.below(3));
      problem.model.method = method;
      const Scorer scorer = problem.scorer();
      const ValueMatrix values(scorer, problem.matrix);
      const WeightPath path(values, scorer.weights().normalised(), 1);
      SearchedOrder search(path, problem.matrix.journeys());
      const auto all = search.flips();
      std::vector<double> scores(problem.matrix.journey_count());
      for (const Flip& flip : all) {
        path.scores_at(flip.weight, scores);
        CHECK(scores[flip.overtaking] > scores[flip.overtaken]);
        path.scores_at(std::nextafter(flip.weight, 0.0), scores);
        CHECK(scores[flip.overtaking] <= scores[flip.overtaken]);
        ++flips;
      }
      path.scores_at(1.0 - SearchedOrder::margin, scores);
      for (std::size_t i = 1; i < search.order().size(); ++i) {
        CHECK(scores[search.order()[i - 1]] >= scores[search.order()[i]]);
      }
    }
  });
  CHECK(flips > 30);
}

TEST_CASE("weight_search: journeys that tie at weight 0 have ranks that flips can count from") {
  laws::WeighedValues problem({{0.1, 0.2}, {0.4, 0.2}, {0.9, 0.1}}, {1.0, 1.0});
  problem.model.method = journeyrank::Topsis{};
  const auto steps = rank_steps(trajectory(problem.scorer(), problem.matrix, "c0"));
  CHECK(steps[0].front().rank == 2);
  CHECK(steps[1].front().rank == 1);
  CHECK(steps[2].front().rank == 3);
  for (const auto& own : steps) {
    for (const auto& step : own) {
      CHECK(step.rank >= 1);
      CHECK(step.rank <= 3);
    }
  }
}

TEST_CASE("weight_search: more journeys than can be followed are refused") {
  std::vector<std::vector<double>> values(501, {0.5, 0.5});
  laws::WeighedValues problem(values, {1.0, 1.0});
  problem.model.method = journeyrank::Vikor{};
  CHECK(refusal_code([&] { trajectory(problem.scorer(), problem.matrix, "c0"); }) == "too_large");
}

TEST_CASE("weight_search: a trajectory that was searched says so") {
  laws::WeighedValues problem({{0.9, 0.2}, {0.3, 0.8}}, {1.0, 1.0});
  CHECK(trajectory(problem.scorer(), problem.matrix, "c0").notes.empty());
  problem.model.method = journeyrank::WeightedProduct{};
  const Trajectory found = trajectory(problem.scorer(), problem.matrix, "c0");
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "searched");
  CHECK(found.flips.size() == 1);
}
