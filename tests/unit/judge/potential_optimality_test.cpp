// SPDX-License-Identifier: MIT
#include "journeyrank/judge/potential_optimality.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/rank/value_matrix.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::BestCase;
using journeyrank::first_places;
using journeyrank::FirstUnderSome;
using journeyrank::LinearConstraint;
using journeyrank::potential_optimality;
using journeyrank::Relation;
using journeyrank::Scorer;
using journeyrank::ValueMatrix;
using laws::matrix_of;
using laws::model_of;
using laws::random_columns;
using laws::random_weights;
using laws::scorer_of;
using laws::ValueColumns;

namespace {

std::vector<BestCase> cases_of(const ValueColumns& columns, const std::vector<LinearConstraint>& allowed = {},
                               std::size_t threads = 1) {
  return potential_optimality(scorer_of(columns), matrix_of(columns), allowed, threads).cases;
}

/// How far a journey's score is ahead of the best other one.
double lead(const ValueColumns& columns, std::size_t journey, const std::vector<double>& weights) {
  const auto matrix = matrix_of(columns);
  const ValueMatrix values(scorer_of(columns), matrix);
  std::vector<double> scores(matrix.journey_count());
  values.score(weights, scores);
  double least = 1.0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (i != journey) least = std::min(least, scores[journey] - scores[i]);
  }
  return least;
}

void check_case(const ValueColumns& columns, std::size_t journey, const BestCase& found) {
  REQUIRE(found.weights.size() == columns.size());
  double sum = 0.0;
  for (const double each : found.weights) {
    CHECK(each >= 0.0);
    sum += each;
  }
  CHECK(std::abs(sum - 1.0) < 1e-12);
  CHECK(std::abs(lead(columns, journey, found.weights) - found.lead) < 1e-14);
  CHECK((found.first == FirstUnderSome::alone) == (found.lead > 1e-10));
  CHECK((found.first == FirstUnderSome::never) == (found.lead < -1e-10));
}

}  // namespace

TEST_CASE("potential_optimality: a journey between two others is never first, and stays so far behind at best") {
  const auto found = cases_of({{1.0, 0.0, 0.375}, {0.0, 1.0, 0.375}});
  CHECK(found[0].first == FirstUnderSome::alone);
  CHECK(found[0].lead == 0.625);
  CHECK(found[0].weights == std::vector<double>{1.0, 0.0});
  CHECK(found[2].first == FirstUnderSome::never);
  CHECK(found[2].lead == -0.125);
  CHECK(found[2].weights == std::vector<double>{0.5, 0.5});
}

TEST_CASE("potential_optimality: a dominated journey shares first where what it lacks weighs nothing") {
  const auto found = cases_of({{1.0, 1.0}, {0.0, 1.0}});
  CHECK(found[0].first == FirstUnderSome::shared);
  CHECK(found[0].lead == 0.0);
  CHECK(found[0].weights == std::vector<double>{1.0, 0.0});
  CHECK(found[1].first == FirstUnderSome::alone);
  CHECK(cases_of({{0.5, 1.0}, {0.0, 1.0}})[0].first == FirstUnderSome::never);
}

TEST_CASE("potential_optimality: a journey on the line between two others can share first with both") {
  const auto found = cases_of({{1.0, 0.0, 0.5}, {0.0, 1.0, 0.5}});
  CHECK(found[2].first == FirstUnderSome::shared);
  CHECK(found[2].weights == std::vector<double>{0.5, 0.5});
}

TEST_CASE("potential_optimality: equal journeys can only share") {
  for (const auto& each : cases_of({{0.5, 0.5, 0.25}, {0.5, 0.5, 0.125}})) {
    CHECK(each.first == (each.lead < -0.1 ? FirstUnderSome::never : FirstUnderSome::shared));
  }
  for (const auto& each : cases_of({{0.5, 0.5}, {0.25, 0.25}})) CHECK(each.first == FirstUnderSome::shared);
}

TEST_CASE("potential_optimality: the weights do what is said, by scoring, and no random weights do better") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 120; ++trial) {
    const std::size_t m = 1 + random.below(8);
    const auto columns = random_columns(random, 1 + random.below(25), m, random.below(6));
    const auto found = cases_of(columns);
    for (std::size_t i = 0; i < found.size(); ++i) {
      check_case(columns, i, found[i]);
      if (i >= 3) continue;
      for (int draw = 0; draw < 20; ++draw) {
        CHECK(lead(columns, i, random_weights(random, m)) <= found[i].lead + 1e-12);
      }
    }
  }
}

TEST_CASE("potential_optimality: who has a cell of weights is first alone, who is not has none") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 100; ++trial) {
    const auto columns = random_columns(random, 1 + random.below(40), 2 + random.below(3), random.below(6));
    const auto found = cases_of(columns);
    const auto places = first_places(scorer_of(columns), matrix_of(columns), 1);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i].first == FirstUnderSome::alone) CHECK(places.shares[i] > 0.0);
      if (found[i].first == FirstUnderSome::never) CHECK(places.shares[i] == 0.0);
    }
  }
}

TEST_CASE("potential_optimality: constraints on the weights leave only what they allow") {
  const ValueColumns columns = {{1.0, 0.0, 0.4}, {0.0, 1.0, 0.4}};
  const auto some = cases_of(columns, {{{1.0, 0.0}, Relation::at_least, 0.75}});
  CHECK(some[0].first == FirstUnderSome::alone);
  CHECK(some[1].first == FirstUnderSome::never);
  CHECK(some[1].lead == -0.5);
  CHECK(some[1].weights == std::vector<double>{0.75, 0.25});
  const auto point = cases_of(columns, {{{1.0, -1.0}, Relation::equal, 0.0}});
  CHECK(point[0].first == FirstUnderSome::shared);
  CHECK(point[1].first == FirstUnderSome::shared);
  CHECK(point[2].first == FirstUnderSome::never);
  const auto face = cases_of(columns, {{{1.0, 0.0}, Relation::at_most, 0.0}});
  CHECK(face[0].first == FirstUnderSome::never);
  CHECK(face[1].weights == std::vector<double>{0.0, 1.0});
}

TEST_CASE("potential_optimality: constraints that no weights keep are refused, naming those that contradict") {
  const ValueColumns columns = {{1.0, 0.0}, {0.0, 1.0}};
  CHECK(refusal([&] {
          cases_of(columns, {{{1.0, 0.0}, Relation::at_least, 0.6},
                             {{1.0, 1.0}, Relation::at_most, 3.0},
                             {{0.0, 1.0}, Relation::at_least, 0.6}});
        }) ==
        "bad_weights: found no weights that keep constraints 1, 3 and add up to 1; allowed: constraints that some "
        "weights keep");
  CHECK(refusal([&] {
          cases_of(columns, {{{1.0}, Relation::at_least, 0.6}});
        }) == "shape_mismatch: constraint 1 on the weights: found 1 coefficients; allowed: 2, one a variable");
}

TEST_CASE("potential_optimality: a criterion of weight 0 stays off") {
  const ValueColumns columns = {{1.0, 0.0}, {0.0, 1.0}};
  auto model = model_of(columns);
  model.criteria[0].weight = 0.0;
  const auto matrix = matrix_of(columns);
  const auto found = potential_optimality(Scorer::fit(matrix, model), matrix).cases;
  CHECK(found[0].first == FirstUnderSome::never);
  CHECK(found[1].weights == std::vector<double>{0.0, 1.0});
  const std::vector<LinearConstraint> ask = {{{1.0, 0.0}, Relation::at_least, 0.5}};
  CHECK(refusal_code([&] { potential_optimality(Scorer::fit(matrix, model), matrix, ask); }) == "bad_weights");
}

TEST_CASE("potential_optimality: no journey has no case, one leads by 1 under any weights") {
  CHECK(cases_of({{}, {}}).empty());
  const auto one = cases_of({{0.1}, {0.3}});
  CHECK(one[0].first == FirstUnderSome::alone);
  CHECK(one[0].lead == 1.0);
}

TEST_CASE("potential_optimality: 3 x 50 and 5,000 x 4 go through, the same for any number of threads") {
  Splitmix64 random(3);
  const auto wide = random_columns(random, 3, 50);
  const auto found = cases_of(wide);
  for (std::size_t i = 0; i < 3; ++i) check_case(wide, i, found[i]);
  const auto large = random_columns(random, 5000, 4);
  const auto one = cases_of(large, {}, 1);
  const auto two = cases_of(large, {}, 2);
  std::size_t alone = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].lead == two[i].lead);
    CHECK(one[i].weights == two[i].weights);
    alone += one[i].first == FirstUnderSome::alone ? 1 : 0;
  }
  const auto places = first_places(scorer_of(large), matrix_of(large), 1);
  CHECK(alone == static_cast<std::size_t>(std::count_if(places.shares.begin(), places.shares.end(),
                                                        [](double each) { return each > 0.0; })));
}
