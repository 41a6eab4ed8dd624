// SPDX-License-Identifier: MIT
#include "journeyrank/judge/deletion.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "laws/random_problem.hpp"
#include "value_columns.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Deletion;
using journeyrank::deletions;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Refit;
using journeyrank::ReversedPair;
using journeyrank::Scorer;
using journeyrank::sentence;
using laws::matrix_of;
using laws::random_columns;
using laws::scorer_of;

namespace {

Model relative_model() {
  Model model;
  model.criteria = {{.id = "pain", .scale = MinMax{}}, {.id = "cost", .scale = MinMax{}}};
  return model;
}

/// Without "far", pain is spread wider and "left" passes "right".
CriteriaMatrix with_an_outlier() {
  return CriteriaMatrix(
      Names::of(std::vector<std::string>{"left", "right", "far"}),
      {{.criterion = "pain", .values = {2.0, 0.0, 10.0}}, {.criterion = "cost", .values = {0.0, 2.0, 4.0}}},
      {.labels = {"Left", "Right", "Far"}});
}

CriteriaMatrix without(const laws::Problem& problem, std::size_t row) {
  laws::Problem less = problem;
  const auto at = static_cast<std::ptrdiff_t>(row);
  less.journeys.erase(less.journeys.begin() + at);
  for (auto& column : less.raw) column.erase(column.begin() + at);
  for (auto& mask : less.missing) mask.erase(mask.begin() + at);
  return less.matrix();
}

}  // namespace

TEST_CASE("deletion: without an outlier two others change places, with the scores before and after") {
  const auto matrix = with_an_outlier();
  Model model = relative_model();
  model.criteria[0].weight = 1.25;
  const auto found = deletions(Scorer::fit(matrix, model), matrix);
  REQUIRE(found.size() == 3);
  CHECK(found[2].deleted == 2);
  CHECK(found[2].moved == 2);
  REQUIRE(found[2].reversed.size() == 1);
  const ReversedPair& pair = found[2].reversed[0];
  CHECK(pair.journey == 0);
  CHECK(pair.other == 1);
  CHECK(pair.score_before < pair.other_before);
  CHECK(pair.score_after > pair.other_after);
  CHECK(pair.score_before == doctest::Approx(0.2 / 1.8).epsilon(1e-2));
  CHECK(found[0].reversed.empty());
  CHECK(sentence(found[2], matrix) ==
        "Without Far, Left passes Right (11.1 to 22.2 points before, 55.6 to 44.4 after).");
  CHECK(sentence(found[0], matrix) == "Without Left no other two journeys change places.");
}

TEST_CASE("deletion: a journey that passes another and is passed itself is named though its rank is no better") {
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"q0", "q1", "q2", "q3", "q4"}),
                              {{.criterion = "pain", .values = {7.0, 8.0, 10.0, 10.0, 3.0}},
                               {.criterion = "cost", .values = {6.0, 5.0, 2.0, 1.0, 3.0}}});
  const auto found = deletions(Scorer::fit(matrix, relative_model()), matrix);
  std::vector<std::string> pairs;
  for (const ReversedPair& pair : found[4].reversed) {
    pairs.push_back(matrix.journeys()[pair.journey] + " passes " + matrix.journeys()[pair.other]);
  }
  CHECK(std::find(pairs.begin(), pairs.end(), "q1 passes q0") != pairs.end());
}

TEST_CASE("deletion: the reversed pairs are all that there are, each two of the others looked at") {
  std::size_t reversals = 0;
  laws::for_each_problem(17, 500, {.most_journeys = 9}, [&](const laws::Problem& problem, Splitmix64&) {
    const auto matrix = problem.matrix();
    const auto scorer = Scorer::fit(matrix, problem.model);
    const Refit refit(scorer, matrix);
    const auto whole = refit.scores();
    for (const Deletion& deletion : deletions(scorer, matrix, {.witnesses = 1000})) {
      std::vector<std::uint32_t> stay;
      for (std::uint32_t row = 0; row < matrix.journey_count(); ++row) {
        if (row != deletion.deleted) stay.push_back(row);
      }
      const auto after = refit.scores(stay);
      std::vector<std::pair<std::size_t, std::size_t>> expected;
      for (std::size_t a = 0; a < stay.size(); ++a) {
        for (std::size_t b = 0; b < stay.size(); ++b) {
          const bool passes = refit.is_ahead(whole[stay[b]], whole[stay[a]]) && refit.is_ahead(after[a], after[b]);
          if (passes) expected.emplace_back(stay[a], stay[b]);
        }
      }
      std::vector<std::pair<std::size_t, std::size_t>> pairs;
      for (const ReversedPair& pair : deletion.reversed) pairs.emplace_back(pair.journey, pair.other);
      std::sort(pairs.begin(), pairs.end());
      CHECK(pairs == expected);
      reversals += pairs.size();
    }
  });
  CHECK(reversals > 50);
}

TEST_CASE("deletion: every reversed pair is one that ranking without the journey shows") {
  std::size_t reversals = 0;
  laws::for_each_problem(4, 120, {.most_journeys = 10}, [&](const laws::Problem& problem, Splitmix64&) {
    const auto matrix = problem.matrix();
    const auto scorer = Scorer::fit(matrix, problem.model);
    const auto before = scorer.score(matrix, 1);
    const auto found = deletions(scorer, matrix, {.witnesses = 1000, .threads = 1});
    for (std::size_t deleted = 0; deleted < found.size(); ++deleted) {
      const auto rest = without(problem, deleted);
      const auto after = Scorer::fit(rest, problem.model).score(rest, 1);
      std::size_t expected = 0;
      for (std::size_t a = 0; a < before.size(); ++a) {
        for (std::size_t b = 0; b < before.size(); ++b) {
          if (a == deleted || b == deleted || before[a] - before[b] <= 1e-12) continue;
          expected += after[b - (b > deleted ? 1 : 0)] - after[a - (a > deleted ? 1 : 0)] > 1e-12 ? 1 : 0;
        }
      }
      reversals += expected;
      CHECK((expected > 0) == !found[deleted].reversed.empty());
      CHECK(found[deleted].reversed.size() <= expected);
      CHECK((expected > 0) <= (found[deleted].moved > 0));
      for (const ReversedPair& pair : found[deleted].reversed) {
        CHECK(pair.score_before == before[pair.journey]);
        CHECK(pair.other_before == before[pair.other]);
        CHECK(pair.score_after == after[pair.journey - (pair.journey > deleted ? 1 : 0)]);
        CHECK(pair.other_after == after[pair.other - (pair.other > deleted ? 1 : 0)]);
        CHECK(pair.other_before > pair.score_before);
        CHECK(pair.score_after > pair.other_after);
      }
    }
  });
  CHECK(reversals > 5);
}

TEST_CASE("deletion: with anchored scales, piecewise ones and levels nothing moves, unless the method is relative") {
  for (const std::size_t scale : {0u, 1u, 2u}) {
    laws::for_each_problem(5, 40, {.scale = scale, .policies = {Missing::reject, Missing::worst, Missing::interval}},
                           [](const laws::Problem& problem, Splitmix64&) {
                             if (problem.is_relative()) return;
                             const auto matrix = problem.matrix();
                             for (const auto& each : deletions(Scorer::fit(matrix, problem.model), matrix)) {
                               CHECK(each.moved == 0);
                               CHECK(each.reversed.empty());
                             }
                           });
  }
}

TEST_CASE("deletion: no more pairs are named than asked for, and threads change nothing") {
  Splitmix64 random(6);
  laws::Problem problem = laws::random_problem(random, {.scale = 3, .most_journeys = 4});
  while (problem.journeys.size() < 60) {
    problem.copy_journey(0, "copy " + std::to_string(problem.journeys.size()));
    for (auto& column : problem.raw) column.back() = random.between(-100.0, 100.0) * random.unit();
  }
  const auto matrix = problem.matrix();
  const auto scorer = Scorer::fit(matrix, problem.model);
  const auto one = deletions(scorer, matrix, {.witnesses = 3, .threads = 1});
  const auto four = deletions(scorer, matrix, {.witnesses = 3, .threads = 4});
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].reversed.size() <= 3);
    CHECK(four[i].moved == one[i].moved);
    CHECK(four[i].reversed == one[i].reversed);
  }
}

TEST_CASE("deletion: no journey has no answer, one leaves nothing, equal ones do not move") {
  const auto model = relative_model();
  const CriteriaMatrix none(Names(), {{.criterion = "pain"}, {.criterion = "cost"}});
  CHECK(deletions(Scorer::fit(none, model), none).empty());
  const CriteriaMatrix one(Names::numbered(1),
                           {{.criterion = "pain", .values = {1.0}}, {.criterion = "cost", .values = {1.0}}});
  const auto alone = deletions(Scorer::fit(one, model), one);
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].moved == 0);
  const std::vector<double> same(5, 2.0);
  const CriteriaMatrix equal(Names::numbered(5),
                             {{.criterion = "pain", .values = same}, {.criterion = "cost", .values = same}});
  for (const auto& each : deletions(Scorer::fit(equal, model), equal)) CHECK(each.moved == 0);
}

TEST_CASE("deletion: 3 x 50 goes through") {
  Splitmix64 random(7);
  const auto columns = random_columns(random, 3, 50);
  const auto matrix = matrix_of(columns);
  CHECK(deletions(scorer_of(columns), matrix).size() == 3);
}
