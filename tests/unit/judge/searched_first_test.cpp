// SPDX-License-Identifier: MIT
#include "journeyrank/judge/searched_first.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/potential_optimality.hpp"

#include "laws/method_variants.hpp"
#include "laws/random_problem.hpp"
#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using journeyrank::FirstUnderSome;
using journeyrank::potential_optimality;
using journeyrank::PotentialOptimality;
using journeyrank::searched_leads;
using journeyrank::to_leads;
using journeyrank::ValueMatrix;

namespace {

laws::WeighedValues random_values(Splitmix64& random, std::size_t n, std::size_t m) {
  std::vector<std::vector<double>> rows(n);
  for (auto& row : rows) {
    for (std::size_t c = 0; c < m; ++c) row.push_back(random.unit());
  }
  std::vector<double> weights(m);
  for (double& weight : weights) weight = 0.1 + random.unit();
  return {rows, weights};
}

}  // namespace

TEST_CASE("searched_first: a lead is over the best of the others") {
  std::vector<double> scores = {0.5, 0.75, 0.25, 0.75};
  to_leads(scores);
  CHECK(scores == std::vector<double>{-0.25, 0.0, -0.5, 0.0});
  std::vector<double> alone = {0.125};
  to_leads(alone);
  CHECK(alone == std::vector<double>{1.0});
  to_leads({});
}

TEST_CASE("searched_first: where scores are sums it finds nearly all that can be first, and nobody else") {
  Splitmix64 random(17);
  std::size_t possible = 0;
  std::size_t missed = 0;
  for (std::size_t round = 0; round < 60 / laws::share_of_rounds; ++round) {
    const auto problem = random_values(random, 8, 2 + random.below(4));
    const auto scorer = problem.scorer();
    const auto exact = potential_optimality(scorer, problem.matrix);
    const auto found = searched_leads(ValueMatrix(scorer, problem.matrix), scorer.weights().normalised());
    for (std::size_t journey = 0; journey < 8; ++journey) {
      CHECK(found[journey].lead <= exact.cases[journey].lead + 1e-12);
      if (exact.cases[journey].first != FirstUnderSome::alone) continue;
      ++possible;
      missed += found[journey].lead > 0.0 ? 0 : 1;
    }
  }
  CHECK(possible > (laws::share_of_rounds == 1 ? 100 : 8));
  CHECK(missed * 20 < possible);
}

TEST_CASE("searched_first: by every method the weights that are given do what is said, for any number of threads") {
  Splitmix64 random(18);
  for (const journeyrank::Method& method : laws::method_variants()) {
    if (adds_up(method)) continue;
    CAPTURE(step_name(method));
    auto problem = random_values(random, 5, 3);
    problem.model.method = method;
    const auto scorer = problem.scorer();
    const PotentialOptimality found = potential_optimality(scorer, problem.matrix, {}, 1);
    const PotentialOptimality again = potential_optimality(scorer, problem.matrix, {}, 3);
    REQUIRE(found.cases.size() == 5);
    std::size_t first = 0;
    const ValueMatrix values(scorer, problem.matrix);
    for (std::size_t journey = 0; journey < 5; ++journey) {
      CHECK(found.cases[journey].weights == again.cases[journey].weights);
      std::vector<double> scores(5);
      values.score(found.cases[journey].weights, scores);
      to_leads(scores);
      CHECK(scores[journey] == found.cases[journey].lead);
      CHECK((found.cases[journey].first == FirstUnderSome::not_found) == (found.cases[journey].lead < -1e-10));
      first += found.cases[journey].first != FirstUnderSome::not_found ? 1 : 0;
    }
    CHECK(first > 0);  // who comes first under the stated weights, at least
  }
}

TEST_CASE("searched_first: more journeys than can be searched, and conditions on the weights, are told in a note") {
  Splitmix64 random(19);
  auto problem = random_values(random, 41, 2);
  problem.model.method = journeyrank::Electre3{};
  const auto many = potential_optimality(problem.scorer(), problem.matrix);
  CHECK(many.cases.empty());
  CHECK(many.notes[0].code == "first_not_known");
  problem.model.method = journeyrank::Topsis{};
  const std::vector<journeyrank::LinearConstraint> allowed = {{{1.0, -1.0}, journeyrank::Relation::at_least, 0.0}};
  CHECK(potential_optimality(problem.scorer(), problem.matrix, allowed).notes[0].code == "first_not_known");
  CHECK(potential_optimality(problem.scorer(), problem.matrix).cases.size() == 41);
}
