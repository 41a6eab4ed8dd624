// SPDX-License-Identifier: MIT
#include "journeyrank/judge/pair_order.hpp"

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "laws/random_problem.hpp"

using journeyrank::BrokenChain;
using journeyrank::CriteriaMatrix;
using journeyrank::MinMax;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::PairOrder;
using journeyrank::Refit;
using journeyrank::Scorer;

namespace {

std::vector<std::uint32_t> rows_of(const CriteriaMatrix& matrix) {
  std::vector<std::uint32_t> rows(matrix.journey_count());
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  return rows;
}

/// Each beats the next on two criteria of three: alone, min-max counts criteria won.
CriteriaMatrix circle() {
  return CriteriaMatrix(Names::numbered(3), {{.criterion = "a", .values = {3.0, 2.0, 1.0}},
                                             {.criterion = "b", .values = {2.0, 1.0, 3.0}},
                                             {.criterion = "c", .values = {1.0, 3.0, 2.0}}});
}

Model three_relative() {
  Model model;
  for (const char* id : {"a", "b", "c"}) model.criteria.push_back({.id = id, .scale = MinMax{}});
  return model;
}

}  // namespace

TEST_CASE("pair_order: three journeys that beat each other in a circle break three chains") {
  const auto matrix = circle();
  const auto scorer = Scorer::fit(matrix, three_relative());
  const Refit refit(scorer, matrix);
  const auto rows = rows_of(matrix);
  const PairOrder pairs(refit, rows, 1);
  CHECK(pairs.is_ahead(0, 1));
  CHECK(pairs.is_ahead(1, 2));
  CHECK(pairs.is_ahead(2, 0));
  CHECK_FALSE(pairs.is_ahead(1, 0));
  const auto test = pairs.test_transitivity(2);
  CHECK(test.tried == 3);
  CHECK(test.failed == 3);
  CHECK(test.witnesses == std::vector<BrokenChain>{{0, 1, 2}, {1, 2, 0}});
  // Among all the three tie, so no pair is turned round.
  const auto composed = pairs.test_composition(refit.scores(), 10);
  CHECK(composed.tried == 3);
  CHECK(composed.failed == 0);
}

TEST_CASE("pair_order: a pair that stands the other way round alone is named with both pairs of scores") {
  const CriteriaMatrix matrix(Names::numbered(3), {{.criterion = "a", .values = {2.0, 0.0, 10.0}},
                                                   {.criterion = "b", .values = {0.0, 2.0, 4.0}},
                                                   {.criterion = "c", .values = {1.0, 1.0, 1.0}}});
  Model model = three_relative();
  model.criteria[0].weight = 1.25;
  const auto scorer = Scorer::fit(matrix, model);
  const Refit refit(scorer, matrix);
  const auto rows = rows_of(matrix);
  const PairOrder pairs(refit, rows, 1);
  const auto whole = refit.scores();
  const auto test = pairs.test_composition(whole, 10);
  CHECK(test.failed == 1);
  REQUIRE(test.witnesses.size() == 1);
  CHECK(test.witnesses[0].journey == 0);
  CHECK(test.witnesses[0].other == 1);
  CHECK(test.witnesses[0].score_before == whole[0]);
  CHECK(test.witnesses[0].other_before == whole[1]);
  CHECK(test.witnesses[0].score_after > test.witnesses[0].other_after);
  CHECK(pairs.test_composition(whole, 0).failed == 1);
  CHECK(pairs.test_composition(whole, 0).witnesses.empty());
}

TEST_CASE("pair_order: with scales that look at no other journey pairs stand as among all, and are transitive") {
  for (const std::size_t scale : {0u, 1u, 2u}) {
    Splitmix64 random(10 + scale);
    for (int trial = 0; trial < 60; ++trial) {
      const auto problem = laws::random_problem(random, {.scale = scale, .most_journeys = 12});
      const auto matrix = problem.matrix();
      const auto scorer = Scorer::fit(matrix, problem.model);
      const Refit refit(scorer, matrix);
      const auto rows = rows_of(matrix);
      const PairOrder pairs(refit, rows, 1);
      CHECK(pairs.test_composition(refit.scores(), 10).failed == 0);
      CHECK(pairs.test_transitivity(10).failed == 0);
    }
  }
}

TEST_CASE("pair_order: counts and the order of rows in the list are by position") {
  const auto matrix = circle();
  const auto scorer = Scorer::fit(matrix, three_relative());
  const Refit refit(scorer, matrix);
  const std::vector<std::uint32_t> two = {2, 0};
  const PairOrder pairs(refit, two, 1);
  CHECK(pairs.is_ahead(0, 1));
  CHECK_FALSE(pairs.is_ahead(1, 0));
  CHECK(pairs.test_transitivity(10).tried == 0);
  const std::vector<std::uint32_t> none;
  CHECK(PairOrder(refit, none, 1).test_composition(refit.scores(), 10).tried == 0);
}

TEST_CASE("pair_order: the number of threads changes nothing") {
  Splitmix64 random(11);
  const auto problem = laws::random_problem(random, {.scale = 3, .most_journeys = 40});
  const auto matrix = problem.matrix();
  const auto scorer = Scorer::fit(matrix, problem.model);
  const Refit refit(scorer, matrix);
  const auto rows = rows_of(matrix);
  const PairOrder one(refit, rows, 1);
  const PairOrder four(refit, rows, 4);
  for (std::size_t a = 0; a < rows.size(); ++a) {
    for (std::size_t b = 0; b < rows.size(); ++b) CHECK(one.is_ahead(a, b) == four.is_ahead(a, b));
  }
}
