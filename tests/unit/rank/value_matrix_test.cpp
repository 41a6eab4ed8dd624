// SPDX-License-Identifier: MIT
#include "journeyrank/rank/value_matrix.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "laws/random_problem.hpp"
#include "splitmix64.hpp"

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::Known;
using journeyrank::MatrixColumn;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Scorer;
using journeyrank::ValueMatrix;

namespace {

Model two_criteria(Missing policy) {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 10.0}, .weight = 3.0, .missing = policy},
                    {.id = "cost", .scale = MinMax{}, .weight = 0.0, .missing = policy}};
  return model;
}

CriteriaMatrix matrix_of(std::vector<MatrixColumn> columns) {
  return CriteriaMatrix(Names::numbered(columns[0].values.size()), columns);
}

}  // namespace

TEST_CASE("value_matrix: with the scorer's own weights it gives the scorer's scores, bit for bit") {
  Splitmix64 random(20261126);
  for (int trial = 0; trial < 300; ++trial) {
    const auto problem = laws::random_problem(
        random, {.policies = {Missing::renormalise, Missing::worst, Missing::interval, Missing::renormalise}});
    const CriteriaMatrix matrix = problem.matrix();
    const Scorer scorer = Scorer::fit(matrix, problem.model);
    std::vector<double> expected;
    try {
      expected = scorer.score(matrix);
    } catch (const journeyrank::Error&) {
      continue;  // a journey without anything left to renormalise on
    }
    const ValueMatrix values(scorer, matrix);
    std::vector<double> scores(matrix.journey_count());
    values.score(scorer.weights().normalised(), scores);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      CHECK(std::bit_cast<std::uint64_t>(scores[i]) == std::bit_cast<std::uint64_t>(expected[i]));
      const double alone = values.score(i, scorer.weights().normalised());
      CHECK(std::bit_cast<std::uint64_t>(alone) == std::bit_cast<std::uint64_t>(expected[i]));
    }
  }
}

TEST_CASE("value_matrix: a criterion of weight 0 has its values, its scale fitted on this matrix") {
  const CriteriaMatrix matrix = matrix_of({{"pain", {1.0, 2.0}}, {"cost", {30.0, 10.0}}});
  const ValueMatrix values(Scorer::fit(matrix, two_criteria(Missing::reject)), matrix);
  CHECK(values.is_there(1));
  CHECK(values.value(0, 1) == 1.0);
  CHECK(values.value(1, 1) == 0.0);
}

TEST_CASE("value_matrix: a criterion of weight 0 is not there without a column, or with a cell its policy rejects") {
  const CriteriaMatrix none = matrix_of({{"pain", {1.0, 2.0}}});
  const CriteriaMatrix gap = matrix_of({{"pain", {1.0, 2.0}}, {"cost", {30.0, 0.0}, {}, {0, 1}}});
  for (const auto* matrix : {&none, &gap}) {
    const ValueMatrix values(Scorer::fit(*matrix, two_criteria(Missing::reject)), *matrix);
    CHECK(values.is_there(0));
    CHECK_FALSE(values.is_there(1));
    CHECK(values.value(0, 1) == 0.0);
    CHECK_FALSE(values.has_gaps());
  }
}

TEST_CASE("value_matrix: the scale of a criterion that counts stays the one it was fitted with") {
  Model model = two_criteria(Missing::reject);
  model.criteria[1].weight = 1.0;
  const Scorer scorer = Scorer::fit(matrix_of({{"pain", {1.0, 2.0}}, {"cost", {0.0, 100.0}}}), model);
  const ValueMatrix values(scorer, matrix_of({{"pain", {1.0, 2.0}}, {"cost", {25.0, 75.0}}}));
  CHECK(values.value(0, 1) == 0.25);
  CHECK(values.value(1, 1) == 0.75);
}

TEST_CASE("value_matrix: a missing cell is known to be the worst, open around 0.5, or left out") {
  for (const auto& [policy, expected] : {std::pair{Missing::worst, Known::known},
                                         {Missing::interval, Known::open},
                                         {Missing::renormalise, Known::left_out}}) {
    const CriteriaMatrix matrix = matrix_of({{"pain", {1.0, 2.0}}, {"cost", {30.0, 0.0}, {}, {0, 1}}});
    Model model = two_criteria(policy);
    model.criteria[1].weight = 1.0;
    const ValueMatrix values(Scorer::fit(matrix, model), matrix);
    CHECK(values.known(1, 1) == expected);
    CHECK(values.known(0, 1) == Known::known);
    CHECK(values.value(1, 1) == (policy == Missing::interval ? 0.5 : 0.0));
    CHECK(values.has_gaps() == (policy != Missing::worst));
    CHECK(values.leaves_out(1) == (policy == Missing::renormalise));
    CHECK_FALSE(values.leaves_out(0));
  }
}

TEST_CASE("value_matrix: a journey whose criteria that weigh something are all left out scores 0") {
  const CriteriaMatrix matrix = matrix_of({{"pain", {1.0, 2.0}}, {"cost", {30.0, 0.0}, {}, {0, 1}}});
  Model model = two_criteria(Missing::renormalise);
  model.criteria[1].weight = 1.0;
  const ValueMatrix values(Scorer::fit(matrix, model), matrix);
  std::vector<double> scores(2);
  values.score(std::vector<double>{0.0, 1.0}, scores);
  CHECK(scores == std::vector<double>{0.5, 0.0});
  CHECK(values.score(1, std::vector<double>{0.5, 0.5}) == 0.2);
}
