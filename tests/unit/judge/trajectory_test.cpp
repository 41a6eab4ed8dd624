// SPDX-License-Identifier: MIT
#include "journeyrank/judge/trajectory.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/what_if.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Flip;
using journeyrank::rank;
using journeyrank::rank_scenario;
using journeyrank::rank_steps;
using journeyrank::RankStep;
using journeyrank::Trajectory;
using journeyrank::trajectory;
using journeyrank::ValueMatrix;
using journeyrank::WeightPath;

namespace {

/// Ranks by counting who is ahead.
std::vector<std::uint32_t> counted_ranks(const std::vector<double>& scores) {
  std::vector<std::uint32_t> ranks;
  for (const double own : scores) {
    ranks.push_back(1 + static_cast<std::uint32_t>(
                            std::count_if(scores.begin(), scores.end(), [own](double other) { return other > own; })));
  }
  return ranks;
}

std::uint32_t rank_at(const std::vector<RankStep>& steps, double weight) {
  std::uint32_t rank = 0;
  for (const auto& step : steps) {
    if (step.weight <= weight) rank = step.rank;
  }
  return rank;
}

}  // namespace

TEST_CASE("trajectory: between flips every rank is the one counted at that weight") {
  Splitmix64 random(5);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t n = 1 + random.below(12);
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 0; i < n; ++i) {
      rows.push_back({random.unit(), static_cast<double>(random.below(3)) / 2.0, random.unit()});
    }
    if (n > 2) rows[1] = rows[0];  // a copy is tied all the way
    const laws::WeighedValues problem(rows, {0.2 + random.unit(), random.unit(), random.unit()});
    const auto scorer = problem.scorer();
    const ValueMatrix values(scorer, problem.matrix);
    const std::size_t c = random.below(3);
    const Trajectory whole = trajectory(scorer, problem.matrix, problem.model.criteria[c].id);
    const WeightPath path(values, scorer.weights().normalised(), c);
    const auto steps = rank_steps(whole);
    std::vector<double> between = {0.0};
    for (const Flip& flip : whole.flips) between.push_back(flip.weight);
    between.push_back(1.0);
    std::vector<double> scores(n);
    for (std::size_t i = 1; i < between.size(); ++i) {
      if (between[i] - between[i - 1] < 1e-9) continue;
      const double weight = (between[i] + between[i - 1]) / 2;
      path.scores_at(weight, scores);
      const auto expected = counted_ranks(scores);
      for (std::size_t journey = 0; journey < n; ++journey) {
        CHECK(rank_at(steps[journey], weight) == expected[journey]);
      }
    }
  }
}

TEST_CASE("trajectory: each pair flips at most once, at the weight where the scores are equal, in order of weights") {
  const laws::WeighedValues problem({{1.0, 0.0}, {0.5, 0.6}, {0.0, 0.8}}, {1.0, 1.0});
  const Trajectory whole = trajectory(problem.scorer(), problem.matrix, "c1");
  REQUIRE(whole.flips.size() == 3);
  CHECK(whole.first == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(whole.ranks == std::vector<std::uint32_t>{1, 2, 3});
  CHECK(whole.flips[0].weight == doctest::Approx(0.5 / 1.1));
  CHECK(whole.flips[0].overtaken == 0);
  CHECK(whole.flips[0].overtaking == 1);
  CHECK(whole.flips[1].weight == doctest::Approx(1.0 / 1.8));
  CHECK(whole.flips[2].weight == doctest::Approx(0.5 / 0.7));
  CHECK(rank_steps(whole)[2] ==
        std::vector<RankStep>{{0.0, 3}, {whole.flips[1].weight, 2}, {whole.flips[2].weight, 1}});
}

TEST_CASE("trajectory: three lines through one point change all their ranks there, once each") {
  const laws::WeighedValues problem({{1.0, 0.0}, {0.5, 0.5}, {0.0, 1.0}}, {1.0, 1.0});
  const Trajectory whole = trajectory(problem.scorer(), problem.matrix, "c0");
  CHECK(whole.flips.size() == 3);
  const auto steps = rank_steps(whole);
  CHECK(steps[0] == std::vector<RankStep>{{0.0, 3}, {0.5, 1}});
  CHECK(steps[1] == std::vector<RankStep>{{0.0, 2}});
  CHECK(steps[2] == std::vector<RankStep>{{0.0, 1}, {0.5, 3}});
}

TEST_CASE("trajectory: journeys that meet at an end only, or everywhere, do not flip") {
  const laws::WeighedValues problem({{0.5, 0.2}, {0.5, 0.9}, {0.1, 0.9}, {0.1, 0.9}}, {1.0, 1.0});
  const Trajectory whole = trajectory(problem.scorer(), problem.matrix, "c1");
  for (const Flip& flip : whole.flips) CHECK(flip.overtaken == 0);
  CHECK(whole.flips.size() == 2);  // c and d pass a
  CHECK(whole.ranks == std::vector<std::uint32_t>{2, 1, 3, 3});
}

TEST_CASE("trajectory: no journey and one journey have no flips; an unknown criterion is refused with the nearest") {
  const laws::WeighedValues none({}, {1.0, 1.0});
  CHECK(trajectory(none.scorer(), none.matrix, "c0").flips.empty());
  const laws::WeighedValues one({{0.5, 0.2}}, {1.0, 1.0});
  const Trajectory whole = trajectory(one.scorer(), one.matrix, "c0");
  CHECK(rank_steps(whole) == std::vector<std::vector<RankStep>>{{{0.0, 1}}});
  CHECK(refusal_code([&] { trajectory(one.scorer(), one.matrix, "c7"); }) == "unknown_name");
}

// Shares 0.45, 0.15 and 0.4. Over the pair: a has 0.75 * 0.8 + 0.25 * 0.4 = 0.7 of it and 0.1 of the rest, b 0.3 and 0.9.
TEST_CASE("trajectory: a group moves as one and its criteria keep their proportions, as a what-if has it") {
  laws::WeighedValues problem({{0.8, 0.4, 0.1}, {0.2, 0.6, 0.9}}, {3.0, 1.0, 1.0});
  problem.model.groups = {{.id = "pair", .label = "Both", .weight = 1.5, .members = {"c0", "c1"}}};
  const auto scorer = problem.scorer();
  const Trajectory whole = trajectory(scorer, problem.matrix, "pair");
  CHECK(whole.over == "pair");
  CHECK(shown_over(whole, problem.model) == "Both");
  CHECK(whole.criteria == std::vector<std::size_t>{0, 1});
  CHECK(whole.weight == doctest::Approx(0.6));
  REQUIRE(whole.flips.size() == 1);
  CHECK(whole.flips[0].weight == doctest::Approx(2.0 / 3.0));
  const auto base = rank(problem.matrix, problem.model);
  const auto first_at = [&](double share) {
    return rank_scenario(base, problem.matrix, {.weights = {{"pair", share}}}).ranks()[0];
  };
  CHECK(first_at(whole.flips[0].weight - 1e-9) == 2);
  CHECK(first_at(whole.flips[0].weight + 1e-9) == 1);
  CHECK(refusal([&] { trajectory(scorer, problem.matrix, "piar"); }) ==
        "unknown_name: no criterion or group \"piar\" in the model (did you mean \"pair\"?)");
}
