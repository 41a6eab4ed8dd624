// SPDX-License-Identifier: MIT
#include "journeyrank/judge/reversal.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "laws/weighed_values.hpp"
#include "value_columns.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::rank_reversal;
using journeyrank::Reversal;
using journeyrank::Scorer;
using journeyrank::sentence;
using laws::matrix_of;
using laws::random_columns;
using laws::scorer_of;
using laws::ValueColumns;

namespace {

Reversal reversal_of(const CriteriaMatrix& matrix, std::vector<double> weights) {
  Model model;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    model.criteria.push_back({.id = matrix.criterion(c), .scale = MinMax{}, .weight = weights[c]});
  }
  return rank_reversal(Scorer::fit(matrix, model), matrix);
}

CriteriaMatrix three(std::vector<journeyrank::MatrixColumn> columns) {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"left", "right", "far"}), std::move(columns));
}

}  // namespace

TEST_CASE("reversal: scales that look at no other journey fail no test, whatever the problem") {
  std::size_t tried = 0;
  for (const std::size_t scale : {0u, 1u, 2u}) {
    Splitmix64 random(20 + scale);
    for (int trial = 0; trial < 60; ++trial) {
      const auto problem = laws::random_problem(
          random,
          {.scale = scale, .most_journeys = 12, .policies = {Missing::reject, Missing::worst, Missing::interval}});
      const auto matrix = problem.matrix();
      const auto found = rank_reversal(Scorer::fit(matrix, problem.model), matrix);
      CHECK(found.holds());
      CHECK(found.journeys == matrix.journey_count());
      tried += found.replacement.tried + found.transitivity.tried + found.composition.tried;
    }
  }
  CHECK(tried > 1000);
}

TEST_CASE("reversal: relative scales fail each of the tests on some problem") {
  std::size_t replacement = 0;
  std::size_t transitivity = 0;
  std::size_t composition = 0;
  Splitmix64 random(30);
  for (int trial = 0; trial < 150; ++trial) {
    const auto problem = laws::random_problem(random, {.scale = 3, .most_journeys = 10});
    const auto matrix = problem.matrix();
    const auto found = rank_reversal(Scorer::fit(matrix, problem.model), matrix);
    replacement += found.replacement.failed;
    transitivity += found.transitivity.failed;
    composition += found.composition.failed;
    CHECK(found.holds() == (found.replacement.failed + found.transitivity.failed + found.composition.failed == 0));
  }
  CHECK(replacement > 2);
  CHECK(transitivity > 10);
  CHECK(composition > 10);
}

TEST_CASE("reversal: the sentence names the first witness") {
  const auto replaced =
      three({{.criterion = "pain", .values = {3.0, 0.0, 10.0}}, {.criterion = "cost", .values = {2.0, 4.0, 0.0}}});
  CHECK(sentence(reversal_of(replaced, {0.9, 1.0}), replaced) ==
        "With a worse journey in the place of far, left is first instead of right.");
  const Reversal chain{.journeys = 3, .transitivity = {.tried = 3, .failed = 1, .witnesses = {{0, 1, 2}}}};
  CHECK(sentence(chain, replaced) == "Each two alone, left is ahead of right and right of far, but not left of far.");
  const Reversal unnamed{.journeys = 3, .composition = {.tried = 3, .failed = 1}};
  CHECK(sentence(unnamed, replaced) == "There is rank reversal; no witness was asked for.");
  const auto turned_round =
      three({{.criterion = "pain", .values = {2.0, 0.0, 10.0}}, {.criterion = "cost", .values = {0.0, 2.0, 4.0}}});
  CHECK(sentence(reversal_of(turned_round, {1.25, 1.0}), turned_round) ==
        "left is behind right among all (11.1 to 22.2 points), and ahead of it alone (55.6 to 44.4).");
  const auto firm = three({{.criterion = "pain", .values = {3.0, 2.0, 1.0}}});
  CHECK(sentence(reversal_of(firm, {1.0}), firm) ==
        "The three tests find no reversal among 3 journeys: a worse journey leaves the first one first, and each two "
        "stand alone as "
        "they stand among all.");
}

TEST_CASE("reversal: only the first so many take part, and no more witnesses are named than asked for") {
  Splitmix64 random(31);
  laws::Problem problem = laws::random_problem(random, {.scale = 3, .most_journeys = 4});
  while (problem.journeys.size() < 40) {
    problem.copy_journey(0, "copy " + std::to_string(problem.journeys.size()));
    for (auto& column : problem.raw) column.back() = random.between(-100.0, 100.0) * random.unit();
  }
  const auto matrix = problem.matrix();
  const auto scorer = Scorer::fit(matrix, problem.model);
  const auto few = rank_reversal(scorer, matrix, {.journeys = 5, .witnesses = 1, .threads = 1});
  CHECK(few.journeys == 5);
  CHECK(few.composition.tried == 10);
  CHECK(few.replacement.witnesses.size() <= 1);
  CHECK(few.transitivity.witnesses.size() <= 1);
  CHECK(few.composition.witnesses.size() <= 1);
  const auto one = rank_reversal(scorer, matrix, {.threads = 1});
  const auto four = rank_reversal(scorer, matrix, {.threads = 4});
  CHECK(one.replacement.failed == four.replacement.failed);
  CHECK(one.replacement.witnesses == four.replacement.witnesses);
  CHECK(one.transitivity.witnesses == four.transitivity.witnesses);
  CHECK(one.composition.witnesses == four.composition.witnesses);
}

TEST_CASE("reversal: no journey, one journey and all equal fail nothing, 3 x 50 goes through") {
  const ValueColumns none = {{}, {}};
  CHECK(rank_reversal(scorer_of(none), matrix_of(none)).holds());
  const CriteriaMatrix one(Names::numbered(1), {{.criterion = "pain", .values = {1.0}}});
  CHECK(reversal_of(one, {1.0}).composition.tried == 0);
  const CriteriaMatrix equal(Names::numbered(4), {{.criterion = "pain", .values = std::vector<double>(4, 1.0)}});
  CHECK(reversal_of(equal, {1.0}).holds());
  Splitmix64 random(32);
  const auto wide = random_columns(random, 3, 50);
  CHECK(rank_reversal(scorer_of(wide), matrix_of(wide)).holds());
}

TEST_CASE("reversal: notes say that pins do not take part, and that within the tie tolerance nothing is reversed") {
  laws::WeighedValues problem({{0.9, 0.1}, {0.2, 0.7}, {0.4, 0.4}}, {1.0, 1.0});
  CHECK(rank_reversal(rank(problem.matrix, problem.model), problem.matrix).notes.empty());
  problem.model.tie_tolerance = 0.1;
  const journeyrank::Pin pin{.journey = "c", .place = 1, .reason = "law", .author = "board"};
  const auto notes = rank_reversal(rank(problem.matrix, problem.model, {.pins = {pin}}), problem.matrix).notes;
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].code == "pins");
  CHECK(notes[1].text ==
        "two journeys within the tolerance of 0.1 count as level here, so that changing places within it is no "
        "reversal");
}
