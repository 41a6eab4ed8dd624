// SPDX-License-Identifier: MIT
#include "journeyrank/judge/top_entry.hpp"

#include <cstddef>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::change_into_top;
using journeyrank::distance;
using journeyrank::gains;
using journeyrank::nearest_weights;
using journeyrank::Norm;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::smallest_change;
using journeyrank::ValueMatrix;
using journeyrank::WeightChange;

namespace {

/// Every choice of whom to pass, tried.
std::optional<double> least_of_all(const ValueMatrix& values, const Ranking& ranking, std::size_t journey,
                                   std::size_t top, Norm norm) {
  const auto weights = ranking.scorer().weights().normalised();
  std::optional<double> least;
  const std::size_t n = values.journey_count();
  for (std::size_t left_ahead = 0; left_ahead < (std::size_t{1} << n); ++left_ahead) {
    std::size_t count = 0;
    std::vector<std::vector<double>> needed;
    for (std::size_t other = 0; other < n; ++other) {
      if (other == journey) continue;
      if ((left_ahead >> other & 1U) != 0) {
        ++count;
      } else {
        needed.push_back(gains(values, journey, other));
      }
    }
    if (count + 1 > top || (left_ahead >> journey & 1U) != 0) continue;
    const auto nearest = nearest_weights(weights, needed, norm);
    if (nearest && (!least || distance(weights, *nearest, norm) < *least)) least = distance(weights, *nearest, norm);
  }
  return least;
}

}  // namespace

TEST_CASE("top_entry: the smallest change is that of the best choice of whom to pass, all of them tried") {
  Splitmix64 random(77);
  for (int trial = 0; trial < 40; ++trial) {
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < 6; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::WeighedValues problem(rows, {0.1 + random.unit(), 0.1 + random.unit(), 0.1 + random.unit()});
    const Ranking ranking = rank(problem.matrix, problem.model);
    const ValueMatrix values(ranking.scorer(), problem.matrix);
    const std::size_t journey = random.below(6);
    for (const std::size_t top : {1u, 2u, 4u}) {
      for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
        const WeightChange found =
            change_into_top(ranking, problem.matrix, ranking.journeys()[journey], {.top = top, .norm = norm});
        const auto expected = least_of_all(values, ranking, journey, top, norm);
        REQUIRE(found.possible == expected.has_value());
        if (found.possible) CHECK(found.distance == doctest::Approx(*expected).epsilon(1e-8));
      }
    }
  }
}

TEST_CASE("top_entry: at the weights found at most k - 1 are ahead") {
  Splitmix64 random(78);
  std::vector<std::vector<double>> rows;
  for (int i = 0; i < 200; ++i) rows.push_back({random.unit(), random.unit(), random.unit(), random.unit()});
  const laws::WeighedValues problem(rows, {1.0, 2.0, 3.0, 4.0});
  const Ranking ranking = rank(problem.matrix, problem.model);
  int found = 0;
  for (std::size_t place : {1u, 3u, 5u, 8u, 20u}) {
    const std::size_t journey = ranking.order()[place];
    for (const std::size_t top : {1u, 3u}) {
      const WeightChange change = change_into_top(ranking, problem.matrix, ranking.journeys()[journey], {.top = top});
      if (!change.possible) continue;
      ++found;
      const ValueMatrix values(ranking.scorer(), problem.matrix);
      std::size_t ahead = 0;
      for (std::size_t other = 0; other < rows.size(); ++other) {
        ahead += values.score(other, change.weights) > values.score(journey, change.weights) + 1e-11 ? 1 : 0;
      }
      CHECK(ahead < top);
    }
  }
  CHECK(found > 4);
}

TEST_CASE("top_entry: to the first place past one journey it is the change that passes it") {
  const laws::WeighedValues two({{0.9, 0.1}, {0.2, 0.6}}, {3.0, 1.0});
  const Ranking ranking = rank(two.matrix, two.model);
  CHECK(change_into_top(ranking, two.matrix, "b").distance ==
        doctest::Approx(smallest_change(ranking, two.matrix, "b", "a").distance));
}

TEST_CASE("top_entry: there already is distance 0; never there is not possible; top 0 and unknown names are refused") {
  const laws::WeighedValues problem({{0.9, 0.9}, {0.5, 0.5}, {0.4, 0.6}}, {1.0, 1.0});
  const Ranking ranking = rank(problem.matrix, problem.model);
  CHECK(change_into_top(ranking, problem.matrix, "b", {.top = 2}).distance == 0.0);
  CHECK_FALSE(change_into_top(ranking, problem.matrix, "b", {.top = 1}).possible);
  CHECK(refusal_code([&] { change_into_top(ranking, problem.matrix, "b", {.top = 0}); }) == "bad_option");
  CHECK(refusal_code([&] { change_into_top(ranking, problem.matrix, "x"); }) == "unknown_name");
}

TEST_CASE("top_entry: too many choices are refused with what is known") {
  Splitmix64 random(79);
  std::vector<std::vector<double>> rows;
  for (int i = 0; i < 60; ++i) rows.push_back({random.unit(), random.unit(), random.unit(), random.unit()});
  rows.push_back({0.5, 0.5, 0.45, 0.5});
  const laws::WeighedValues problem(rows, {1.0, 1.0, 1.0, 1.0});
  const Ranking ranking = rank(problem.matrix, problem.model);
  const std::string said =
      refusal([&] { change_into_top(ranking, problem.matrix, ranking.journeys()[60], {.top = 5, .most_tries = 3}); });
  CHECK(said.starts_with("too_large: the smallest change into the top 5 is not found in 3 choices"));
}

TEST_CASE("top_entry: who shares the rank within the tie tolerance is there, by any method") {
  laws::WeighedValues problem({{0.6, 0.5}, {0.58, 0.5}, {0.1, 0.2}}, {1.0, 1.0});
  problem.model.tie_tolerance = 0.05;
  for (const journeyrank::Method& method : {journeyrank::Method{}, journeyrank::Method{journeyrank::Topsis{}}}) {
    problem.model.method = method;
    const Ranking ranking = rank(problem.matrix, problem.model);
    REQUIRE(ranking.ranks()[1] == 1);
    const auto change = change_into_top(ranking, problem.matrix, "b");
    CHECK(change.possible);
    CHECK(change.distance == 0.0);
    CHECK(change_into_top(ranking, problem.matrix, "c", {.top = 2}).distance != 0.0);
  }
}
